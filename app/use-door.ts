'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import { approvalOf, isSignedOut, stepUpGroupOf } from './door-problems';
import { drawnFor } from './drawn-for';
import { sessionWasUsed } from './session-activity';
import { askForStepUp } from './step-up-request';
import { isDecided, type Answer, type Door } from '@/lib/operations/answer';

export type DoorAnswer<Result> = Answer<Result> | { ok: false; kind: 'unreachable' };

interface UsedDoor<Result> {
  /** Sends what was typed; answers what the door said. */
  send: (input: unknown) => Promise<DoorAnswer<Result>>;
  pending: boolean;
  /** The last answer that was not a success; null while there is none. */
  problem: Exclude<DoorAnswer<Result>, { ok: true }> | null;
  /** The request key of what is being sent, for its progress. */
  key: string;
  clear: () => void;
}

/**
 * A door for a form: the request key is made when the form opens and kept until the door has said what became of it, so that a
 * second press, a lost answer or a bug after the work was done is the same request. Where one must prove oneself again first, it asks
 * for that and sends the same request once more. What waits for a second person of the unit is shown as it waits.
 */
export function useDoor<Result>(door: Door<Result>): UsedDoor<Result> {
  const [key, setKey] = useState(newRequestKey);
  const [problem, setProblem] = useState<UsedDoor<Result>['problem']>(null);
  const [pending, startTransition] = useTransition();
  const router = useRouter();
  const sending = useRef<Promise<DoorAnswer<Result>> | null>(null);

  /** One request; a transition of its own, so that a dialog between two of them is not held back by the first. */
  function request(input: unknown): Promise<DoorAnswer<Result>> {
    return new Promise<DoorAnswer<Result>>((resolve) => {
      startTransition(async () => {
        resolve(
          await door({ key, who: drawnFor(), input }).catch((): DoorAnswer<Result> => ({
            ok: false,
            kind: 'unreachable',
          })),
        );
      });
    });
  }

  async function requestAndProve(input: unknown): Promise<DoorAnswer<Result>> {
    let answer = await request(input);
    for (let group = stepUpGroupOf(answer); group && (await askForStepUp(group)); group = stepUpGroupOf(answer)) {
      answer = await request(input);
    }
    return answer;
  }

  function send(input: unknown): Promise<DoorAnswer<Result>> {
    if (sending.current) return sending.current;
    setProblem(null);
    const answered = requestAndProve(input).then((answer) => {
      sending.current = null;
      const signedOut = !answer.ok && isSignedOut(answer);
      if (isDecided(answer)) setKey(newRequestKey());
      if (isDecided(answer) && !signedOut) sessionWasUsed();
      const waiting = approvalOf(answer);
      if (waiting) router.push(`/approvals/${waiting}` as Route);
      else if (!answer.ok) setProblem(answer);
      return answer;
    });
    sending.current = answered;
    return answered;
  }

  return { send, pending, problem, key, clear: () => setProblem(null) };
}

/** A UUID for a request: made when a form opens. */
export function newRequestKey(): string {
  // crypto.randomUUID needs a secure context, and a hall inside an office network may have none.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
