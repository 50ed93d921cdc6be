import { log } from '@/lib/gateways/log';

interface Attempt {
  method: 'unit' | 'staff' | 'ca';
  /** Whose it would be, by id; null where nobody is called so: what was typed then may be anything, a password too. */
  account: string | null;
  address: string;
}

/** Leaves a line of the process's log for an attempt to sign in, whatever became of it (ASVS 16.3.1). */
export function noteSignIn(
  { method, account, address }: Attempt,
  outcome: { ok: true } | { ok: false; problem: string },
): void {
  log().info({ method, account, address, outcome: outcome.ok ? 'in' : outcome.problem }, 'sign-in');
}
