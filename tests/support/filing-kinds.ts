import type { OperatorPrincipal } from '@/lib/auth/principal';
import type { BackPayLine } from '@/lib/filings/back-pay.input';
import type { BaseLine } from '@/lib/filings/base.input';
import type { FilingKind } from '@/lib/filings/filing';
import { listFilings, type FilingRow } from '@/lib/filings/list-filings';
import { listOf } from '@/lib/filings/lists';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import type { TransferLine } from '@/lib/filings/transfer.input';
import type { TypedLine } from '@/lib/filings/filing-kind';
import type { UnsealLine } from '@/lib/filings/unseal.input';
import { readAs } from '@/lib/operations/read';
import { checkLedger } from '@/lib/ledger/invariants';
import type { Connection } from '@/db/client';
import { done } from './hall';

interface Named {
  number: string;
  name: string;
}

/** A line of 启封 as the list sends it: the base confirmed, from the open month. */
export function unsealLine({ number, name }: Named, changed: Partial<UnsealLine> = {}): UnsealLine {
  return { ...named(number, name), base: '10000.00', monthly: '', forMonth: '', note: '', ...changed };
}

/** A line of 基数调整 as the grid sends it. */
export function baseLine({ number, name }: Named, changed: Partial<BaseLine> = {}): BaseLine {
  return { ...named(number, name), base: '12000.00', monthly: '', ...changed };
}

/** A line of 补缴: the whole of one month. */
export function backPayLine({ number, name }: Named, changed: Partial<BackPayLine> = {}): BackPayLine {
  const typed = {
    forMonth: '201908',
    backPayType: 'full',
    base: '',
    unitShare: '',
    ownShare: '',
    reason: '01',
    note: '',
  };
  return { ...named(number, name), ...typed, ...changed };
}

/** A line of 职工转移. */
export function transferLine({ number, name }: Named, changed: Partial<TransferLine> = {}): TransferLine {
  return { ...named(number, name), toUnit: '', reason: '', ...changed };
}

function named(accountNumber: string, name: string) {
  return { accountNumber, idNumber: '', name };
}

/** Saves lines of a kind and submits them; gives what came of it. */
export async function file(clerk: OperatorPrincipal, kind: FilingKind, lines: TypedLine[]) {
  const { ids } = await done(clerk, saveFilings(kind), { lines });
  const outcome = await done(clerk, submitFilings, { list: listOf(kind), select: ids });
  return { ...outcome, ids };
}

/** The unit's lines of a kind as its page lists them. */
export async function linesOf(clerk: OperatorPrincipal, kind: FilingKind): Promise<FilingRow[]> {
  const query = {
    list: listOf(kind),
    kind,
    states: ['draft', 'in-review', 'effective', 'rejected', 'revoked'],
  } as const;
  const page = { page: 1, size: 100_000 };
  return (await readAs(clerk, (tx) => listFilings(tx, clerk.unitId, { query, page }))).rows;
}

/** The codes of the invariants that do not hold now. */
export async function brokenInvariants(owner: Connection): Promise<string[]> {
  const checked = await owner.inTransaction({ actor: 'test', office: true }, (tx) => checkLedger(tx));
  return checked.filter(({ offending }) => offending > 0).map(({ code }) => code);
}
