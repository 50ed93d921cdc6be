import { sql } from 'drizzle-orm';
import { database, type Tx } from '@/db/client';
import type { Clock } from '@/lib/gateways/clock';
import { readCheckCode } from '@/lib/values/check-code';
import { day, type Day } from '@/lib/values/day';
import { fen, type Fen } from '@/lib/values/money';
import { month, type Month } from '@/lib/values/month';
import type { PaperKind } from './paper';

const WINDOW_MILLISECONDS = 15 * 60 * 1000;
/** Codes of no paper that one address may try in fifteen minutes. */
const WRONG_CODES = 30;

/** What a paper proves to whoever holds it; the names of unit and person are masked. */
export interface ProvenPaper {
  kind: PaperKind;
  number: string;
  unitName: string;
  personName: string | null;
  firstMonth: Month | null;
  lastMonth: Month | null;
  heads: number | null;
  amount: Fen | null;
  balance: Fen | null;
  asOf: Day;
  issuedAt: Date;
  /** Why it proves nothing any more: it was revoked, or it asks for money that is not awaited any longer. */
  void:
    | { code: 'revoked'; at: Date }
    | { code: 'payment-revoked' | 'payment-expired' | 'payment-posted' | 'roster-revoked' | 'roster-expired' }
    | null;
}

export type PaperAnswer =
  { ok: true; paper: ProvenPaper } | { ok: false; problem: 'not-a-code' | 'unknown' | 'too-many-attempts' };

/**
 * Confirms a paper by its check code (L-12, Q-61), as typed or from the QR. Answers anybody, so each code costs an attempt
 * of the address that asks, and a right one gives it back.
 */
export async function verifyPaper(asked: { code: string; address: string }, clock: Clock): Promise<PaperAnswer> {
  const code = readCheckCode(asked.code);
  if (code === null) return { ok: false, problem: 'not-a-code' };
  return database().inTransaction({ actor: 'verify' }, async (tx) => {
    const used = await spend(tx, asked.address, { clock, cost: 1 });
    if (used > WRONG_CODES) return { ok: false, problem: 'too-many-attempts' };
    const paper = await paperByCode(tx, code);
    if (!paper) return { ok: false, problem: 'unknown' };
    await spend(tx, asked.address, { clock, cost: -1 });
    return { ok: true, paper };
  });
}

async function spend(tx: Tx, address: string, { clock, cost }: { clock: Clock; cost: number }): Promise<number> {
  const started = new Date(clock.milliseconds() - (clock.milliseconds() % WINDOW_MILLISECONDS)).toISOString();
  const [row] = await tx.execute<{ used: number }>(
    sql`select spend_attempt(${`verify:${address}`}, ${started}::timestamptz, ${cost}) as used`,
  );
  return row?.used ?? Infinity;
}

interface PaperRow extends Record<string, unknown> {
  kind: PaperKind;
  paper_number: string;
  unit_name: string;
  person_name: string | null;
  first_month: string | null;
  last_month: string | null;
  heads: number | null;
  amount: bigint | null;
  balance: bigint | null;
  as_of: string;
  issued_at: string;
  revoked_at: string | null;
  /** Of the payment behind a notice, or of the month behind a roster. */
  behind_state: string | null;
}

async function paperByCode(tx: Tx, code: string): Promise<ProvenPaper | undefined> {
  const [row] = await tx.execute<PaperRow>(sql`
    select kind, paper_number, unit_name, person_name, first_month, last_month, heads, amount, balance, as_of,
      issued_at::text as issued_at, revoked_at::text as revoked_at, behind_state from verify_paper(${code})`);
  if (!row) return undefined;
  return {
    kind: row.kind,
    number: row.paper_number,
    unitName: row.unit_name,
    personName: row.person_name,
    firstMonth: row.first_month === null ? null : month(row.first_month),
    lastMonth: row.last_month === null ? null : month(row.last_month),
    heads: row.heads,
    amount: row.amount === null ? null : fen(row.amount),
    balance: row.balance === null ? null : fen(row.balance),
    asOf: day(row.as_of),
    issuedAt: new Date(row.issued_at),
    void: voidOf(row),
  };
}

/** A notice is worth nothing once nobody is to pay by it, a roster once it is none. */
function voidOf({ kind, revoked_at: revokedAt, behind_state: state }: PaperRow): ProvenPaper['void'] {
  if (revokedAt !== null) return { code: 'revoked', at: new Date(revokedAt) };
  if (state !== 'revoked' && state !== 'expired') {
    return kind === 'notice' && state === 'posted' ? { code: 'payment-posted' } : null;
  }
  return { code: kind === 'roster' ? `roster-${state}` : `payment-${state}` };
}
