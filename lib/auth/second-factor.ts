import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Clock } from '@/lib/gateways/clock';
import { openPersonal } from '@/lib/people/protect';
import { compactText } from '@/lib/values/digits';
import { giveBack, secondFactorBudgets, spend } from './attempts';
import { stepOfCode } from './authenticator';
import { hashRecoveryCode } from './recovery-codes';

/** What a typed code was; all but `right` let nobody in. */
export type FactorTried = 'right' | 'wrong' | 'too-many';

/** The secret of somebody's authenticator, encrypted; null for who has none that counts. */
export async function secondFactorOf(tx: Tx, staffId: string): Promise<Buffer | null> {
  const [row] = await tx.execute<{ secret: Buffer | null }>(sql`select second_factor_of(${staffId}::uuid) as secret`);
  return row?.secret ?? null;
}

interface Tried {
  staffId: string;
  secretCipher: Buffer;
  /** Six digits of the authenticator, or a recovery code. */
  code: string;
}

/**
 * Tries a code: six digits that the authenticator shows, each once, or one of the recovery codes. Five wrong ones in a quarter of an hour are
 * all. The transaction must commit whatever the answer is: a try that is rolled back has not been counted.
 */
export async function trySecondFactor(
  tx: Tx,
  { staffId, secretCipher, code }: Tried,
  clock: Clock,
): Promise<FactorTried> {
  const budgets = secondFactorBudgets(staffId);
  if (!(await spend(tx, budgets, clock))) return 'too-many';
  const typed = compactText(code);
  const used = /^[0-9]{6}$/.test(typed)
    ? await useStep(tx, { staffId, step: stepOfCode({ secret: openPersonal(secretCipher), code: typed }, clock) })
    : await useRecoveryCode(tx, { staffId, code: typed, clock });
  if (!used) return 'wrong';
  await giveBack(tx, budgets, clock);
  return 'right';
}

/** Tries the first code of an authenticator that does not count yet, by the same budget; `step` is null unless it was right. */
export async function tryFirstCode(
  tx: Tx,
  { staffId, secretCipher, code }: Tried,
  clock: Clock,
): Promise<{ outcome: FactorTried; step: number | null }> {
  const budgets = secondFactorBudgets(staffId);
  if (!(await spend(tx, budgets, clock))) return { outcome: 'too-many', step: null };
  const step = stepOfCode({ secret: openPersonal(secretCipher), code: compactText(code) }, clock);
  if (step !== null) await giveBack(tx, budgets, clock);
  return { outcome: step === null ? 'wrong' : 'right', step };
}

async function useStep(tx: Tx, { staffId, step }: { staffId: string; step: number | null }): Promise<boolean> {
  if (step === null) return false;
  const [row] = await tx.execute<{ used: boolean }>(
    sql`select use_factor_step(${staffId}::uuid, ${step}::integer) as used`,
  );
  return row?.used ?? false;
}

async function useRecoveryCode(
  tx: Tx,
  { staffId, code, clock }: { staffId: string; code: string; clock: Clock },
): Promise<boolean> {
  const hash = hashRecoveryCode(staffId, code);
  const [row] = await tx.execute<{ used: boolean }>(
    sql`select use_recovery_code(${staffId}::uuid, ${hash}::bytea, ${clock.now().toISOString()}::timestamptz) as used`,
  );
  return row?.used ?? false;
}
