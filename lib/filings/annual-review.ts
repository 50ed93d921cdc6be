import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import type { WrittenRow } from '@/lib/sheets/written-column';
import { UNCHANGED_MARKS } from '@/lib/text/annual-review';
import type { ImportRefusalCode } from '@/lib/text/import-refusals';
import { addFen, fenToText, formatFen, readMoney, sumFen, ZERO, type Fen, type MoneyReading } from '@/lib/values/money';
import type { TypedLine } from './filing-kind';
import type { IncomingLine, Unchecked } from './read-lines';

/** How a row of the yearly review answers for its person, and what the person pays a month afterwards. */
interface Answer {
  said: 'changed' | 'unchanged' | 'nothing' | 'unreadable' | 'both';
  monthly: Fen;
}

export type AnnualReview =
  { ok: true; lines: Unchecked[] } | { ok: false; code: ImportRefusalCode; values: Record<string, string> };

const MOST_NAMED = 10;

/**
 * 年审: every 正常 person of the unit must be in the file and answered, by a new amount or the mark 不变, and the monthly
 * amounts afterwards must sum to the control total; else the whole file is refused with both numbers. Gives the lines that become
 * drafts: those that change something, and those that name nobody of the unit.
 */
export async function reviewAnnual(
  tx: Tx,
  unitId: string,
  { incoming, read, declared }: { incoming: readonly IncomingLine[]; read: readonly Unchecked[]; declared: Fen },
): Promise<AnnualReview> {
  const missing = await missingFrom(tx, unitId, read);
  if (missing !== null) return { ok: false, code: 'annual-people-missing', values: missing };
  const answers = read.map((line, place) => answerOf(incoming[place]?.typed ?? {}, line));
  const faults = [
    ['annual-unanswered', 'nothing'],
    ['annual-amount-unreadable', 'unreadable'],
    ['annual-unchanged-with-amount', 'both'],
  ] as const;
  for (const [code, said] of faults) {
    const rows = read.filter((_, place) => answers[place]?.said === said).map((line) => String(line.row));
    if (rows.length > 0) return { ok: false, code, values: { rows: named(rows), count: String(rows.length) } };
  }
  const found = sumFen(answers.map(({ monthly }) => monthly));
  if (found !== declared) {
    const values = { declared: formatFen(declared), found: formatFen(found) };
    return { ok: false, code: 'annual-amount-differs', values };
  }
  return { ok: true, lines: read.filter((line, place) => answers[place]?.said === 'changed' || isMisnamed(line)) };
}

/** Whether the row names nobody of the unit, or somebody by another's name. */
function isMisnamed(line: Unchecked): boolean {
  return line.problems.some(({ field }) => field === 'accountNumber' || field === 'name');
}

/** Who is 正常 and not in the file; null where everybody is. */
async function missingFrom(tx: Tx, unitId: string, read: readonly Unchecked[]): Promise<Record<string, string> | null> {
  const inFile = new Set(read.map((line) => line.accountId));
  const people = await normalAccounts(tx, unitId);
  const missing = people.filter(({ id }) => !inFile.has(id));
  if (missing.length === 0) return null;
  return {
    people: String(people.length),
    found: String(people.length - missing.length),
    count: String(missing.length),
    names: named(missing.map(({ name, number }) => `${name} ${number}`)),
  };
}

function answerOf(typed: TypedLine, line: Unchecked): Answer {
  const [base, monthly] = [readMoney(typed.base ?? ''), readMoney(typed.monthly ?? '')];
  const former = addFen(line.formerUnitShare ?? ZERO, line.formerOwnShare ?? ZERO);
  const mark = UNCHANGED_MARKS.includes(typed.unchanged ?? '');
  if (isUnreadable(base) || isUnreadable(monthly)) return { said: 'unreadable', monthly: ZERO };
  if (!base.ok && !monthly.ok) return { said: mark ? 'unchanged' : 'nothing', monthly: former };
  const same = (!base.ok || base.fen === line.formerBase) && (!monthly.ok || monthly.fen === former);
  if (same) return { said: 'unchanged', monthly: former };
  const after = monthly.ok ? monthly.fen : addFen(line.unitShare ?? ZERO, line.ownShare ?? ZERO);
  return { said: mark ? 'both' : 'changed', monthly: after };
}

function isUnreadable(reading: MoneyReading): boolean {
  return !reading.ok && reading.problem !== 'empty';
}

/** The first few, and that there are more. */
function named(all: readonly string[]): string {
  return all.slice(0, MOST_NAMED).join('、') + (all.length > MOST_NAMED ? '…' : '');
}

function normalAccounts(tx: Tx, unitId: string) {
  return tx
    .select({
      id: accounts.id,
      number: accounts.number,
      name: accounts.name,
      idNumberMask: accounts.idNumberMask,
      base: accounts.base,
    })
    .from(accounts)
    .where(and(eq(accounts.unitId, unitId), eq(accounts.status, 'normal')))
    .orderBy(asc(accounts.number));
}

/** The rows of the yearly review's template before anybody fills it in: all 正常 people of the unit, ID numbers masked. */
export async function annualTemplateRows(tx: Tx, unitId: string): Promise<WrittenRow[]> {
  const people = await normalAccounts(tx, unitId);
  return people.map(({ number, name, idNumberMask, base }) => ({
    accountNumber: number,
    name,
    idNumber: idNumberMask,
    formerBase: fenToText(base),
  }));
}
