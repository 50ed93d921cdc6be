'use client';

const listeners = new Set<() => void>();

/** Says that the server has just answered a session that is alive: its idle time begins anew. */
export function sessionWasUsed(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the session was used, until the function that it returns is called. */
export function onSessionUse(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
