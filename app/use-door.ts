'use client';

import { useRef, useState, useTransition } from 'react';
import { isSignedOut } from './door-problems';
import { sessionWasUsed } from './session-activity';
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
 * second press, a lost answer or a bug after the work was done is the same request.
 */
export function useDoor<Result>(door: Door<Result>): UsedDoor<Result> {
  const [key, setKey] = useState(newRequestKey);
  const [problem, setProblem] = useState<UsedDoor<Result>['problem']>(null);
  const [pending, startTransition] = useTransition();
  const sending = useRef<Promise<DoorAnswer<Result>> | null>(null);

  function send(input: unknown): Promise<DoorAnswer<Result>> {
    if (sending.current) return sending.current;
    setProblem(null);
    const answered = new Promise<DoorAnswer<Result>>((resolve) => {
      startTransition(async () => {
        const answer = await door({ key, input }).catch((): DoorAnswer<Result> => ({ ok: false, kind: 'unreachable' }));
        sending.current = null;
        const signedOut = !answer.ok && isSignedOut(answer);
        if (isDecided(answer)) setKey(newRequestKey());
        if (isDecided(answer) && !signedOut) sessionWasUsed();
        if (!answer.ok) setProblem(answer);
        resolve(answer);
      });
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
