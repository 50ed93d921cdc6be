'use client';

import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import { useEffect, useState } from 'react';
import type { resetText } from '@/lib/text/reset-password';

export type PuzzleState = keyof typeof resetText.puzzleStates;

/** What the server is sent of a solved puzzle. */
export interface SolvedPuzzle {
  challenge: Challenge;
  solution: object;
}

/** Fetches a puzzle and solves it while the person types; `another` begins anew. It computes in the browser's own threads, without a worker. */
export function usePuzzle() {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<PuzzleState>('working');
  const [solved, setSolved] = useState<SolvedPuzzle | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    void solve(controller).then((outcome) => {
      if (controller.signal.aborted) return;
      setState(typeof outcome === 'string' ? outcome : 'solved');
      setSolved(typeof outcome === 'string' ? null : outcome);
    });
    return () => controller.abort();
  }, [round]);

  function another() {
    setState('working');
    setSolved(null);
    setRound((before) => before + 1);
  }

  return { state, solved, another };
}

async function solve(controller: AbortController): Promise<SolvedPuzzle | 'failed' | 'insecure'> {
  if (!window.isSecureContext) return 'insecure';
  try {
    const response = await fetch('/api/password-reset/puzzle', { signal: controller.signal });
    const challenge = (await response.json()) as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey, controller });
    return solution ? { challenge, solution } : 'failed';
  } catch {
    return 'failed';
  }
}
