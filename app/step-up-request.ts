'use client';

import type { StepUpGroup } from '@/lib/auth/step-up';

type Ask = (group: StepUpGroup) => Promise<boolean>;

let ask: Ask | null = null;

/** Asks who is there to prove himself again; true once he has. Where no dialog stands on the page, false. */
export async function askForStepUp(group: StepUpGroup): Promise<boolean> {
  return ask ? ask(group) : false;
}

/** Lets `answer` put the question, until the function that it returns is called. */
export function onStepUpAsked(answer: Ask): () => void {
  ask = answer;
  return () => void (ask = ask === answer ? null : ask);
}
