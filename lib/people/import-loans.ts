import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { StaffPrincipal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import { removeUpload, uploadPath } from '@/lib/gateways/storage';
import { keyOf } from '@/lib/operations/key-of';
import { officeOperation } from '@/lib/operations/operation';
import { perform } from '@/lib/operations/perform';
import { forgetProgress, reportProgress } from '@/lib/operations/progress';
import { readRows } from '@/lib/sheets/read-rows';
import type { ImportRefusalCode } from '@/lib/text/import-refusals';
import type { RefusalCode } from '@/lib/text/refusals';
import { readDay, type Day } from '@/lib/values/day';
import { readIdNumber, type IdNumber } from '@/lib/values/id-number';
import { newIds } from '@/lib/values/ids';
import { fenFromText } from '@/lib/values/money';
import { loanRows, MOST_LOANS, type LoanFault, type LoanLine } from './loan-rows';
import { idNumberIndex } from './protect';

const ID_CARD = '01';
const amount = z.string().regex(/^\d{1,13}\.\d{2}$/);
const dayText = z
  .string()
  .refine((text) => readDay(text) !== null)
  .transform((text) => text as Day);

const loanLine = z.strictObject({
  row: z.int().min(1),
  idNumber: z
    .string()
    .refine((text) => readIdNumber(text).ok)
    .transform((text) => text as IdNumber),
  contractNumber: z.string().min(1).max(64),
  bank: z.string().min(1).max(100),
  grantedOn: dayText,
  amount,
  balance: amount,
  termMonths: z.int().min(1).max(360),
  monthlyRepayment: amount,
  lastRepaidOn: dayText.nullable(),
  overdueMonths: z.int().min(0).max(360),
}) satisfies z.ZodType<LoanLine>;

type LoanFinding = Extract<LoanFault['code'], 'person-unknown' | 'contract-of-other'>;
interface Found extends Record<string, unknown> {
  row: number;
  contract_number: string;
  code: LoanFinding;
}

/**
 * 导入还款信息: what the loan business knows of people's housing loans (SC-45), as a whole set. A contract that is known is changed to what
 * the file says. Lines of people whom the centre does not know, and of contracts that are somebody else's, are left out and answered.
 */
export const importLoans = officeOperation({
  name: 'loans.import',
  input: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), lines: z.array(loanLine).max(MOST_LOANS) }),
  fingerprint: ({ hash }) => ({ hash }),
  statementSeconds: 120,
  async run({ tx, clock, note }, { lines }) {
    const sought = soughtLines(lines, newIds(clock.milliseconds(), lines.length));
    const faults = await tx.execute<Found>(sql`
      select l.row, l.contract_number, case when p.id is null then 'person-unknown' else 'contract-of-other' end as code
      from ${sought} left join people p on p.id_type = ${ID_CARD} and p.id_number_index = l.id_index
        left join loans o on o.contract_number = l.contract_number
      where p.id is null or o.person_id <> p.id order by l.row`);
    const { added, changed } = await store(tx, sought, clock.now());
    note({ people: added + changed });
    return {
      added,
      changed,
      faults: faults.map(({ row, contract_number: contractNumber, code }) => ({
        row,
        contractNumber,
        column: code === 'person-unknown' ? 'idNumber' : 'contractNumber',
        code,
      })),
    };
  },
});

async function store(
  tx: Tx,
  sought: ReturnType<typeof soughtLines>,
  at: Date,
): Promise<{ added: number; changed: number }> {
  const [row] = await tx.execute<{ added: number; changed: number }>(sql`
    with written as (
      insert into loans (id, person_id, contract_number, bank, amount, balance, monthly_repayment, term_months, overdue_months, granted_on,
        last_repaid_on, state, imported_at)
      select l.id, p.id, l.contract_number, l.bank, l.amount, l.balance, l.monthly_repayment, l.term_months, l.overdue_months,
        l.granted_on, l.last_repaid_on, case when l.balance = 0 then 'settled' else 'repaying' end, ${at.toISOString()}::timestamptz
      from ${sought} join people p on p.id_type = ${ID_CARD} and p.id_number_index = l.id_index
      on conflict (contract_number) do update set bank = excluded.bank, amount = excluded.amount, balance = excluded.balance,
        monthly_repayment = excluded.monthly_repayment, term_months = excluded.term_months, overdue_months = excluded.overdue_months,
        granted_on = excluded.granted_on, last_repaid_on = excluded.last_repaid_on, state = excluded.state, imported_at = excluded.imported_at
      where loans.person_id = excluded.person_id
      returning id
    )
    select count(*) filter (where l.id is not null)::integer as added, count(*) filter (where l.id is null)::integer as changed
    from written w left join ${sought} on l.id = w.id`);
  return row ?? { added: 0, changed: 0 };
}

/** The lines as rows of a statement, with the ids that new loans get. */
function soughtLines(lines: readonly LoanLine[], ids: readonly string[]) {
  const texts = (read: (line: LoanLine) => string) => pgArray(lines.map(read), 'text');
  const numbers = (read: (line: LoanLine) => number) => pgArray(lines.map(read), 'integer');
  const fen = (read: (line: LoanLine) => string) =>
    pgArray(
      lines.map((line) => fenFromText(read(line))),
      'bigint',
    );
  const days = (read: (line: LoanLine) => Day | null) => pgArray(lines.map(read), 'date');
  return sql`unnest(${pgArray(ids, 'uuid')}, ${numbers(({ row }) => row)},
    ${pgArray(
      lines.map(({ idNumber }) => idNumberIndex(ID_CARD, idNumber)),
      'bytea',
    )}, ${texts((line) => line.contractNumber)},
    ${texts(({ bank }) => bank)}, ${fen((line) => line.amount)}, ${fen((line) => line.balance)}, ${fen((line) => line.monthlyRepayment)},
    ${numbers((line) => line.termMonths)}, ${numbers((line) => line.overdueMonths)}, ${days((line) => line.grantedOn)},
    ${days((line) => line.lastRepaidOn)})
    as l (id, row, id_index, contract_number, bank, amount, balance, monthly_repayment, term_months, overdue_months, granted_on, last_repaid_on)`;
}

export interface LoanFile {
  /** Where the upload lies. */
  id: string;
  progressKey: string;
  name: string;
  sha256: Buffer;
}

export type LoanImport =
  | { ok: true; added: number; changed: number; faults: LoanFault[] }
  | { ok: false; code: ImportRefusalCode; values: Record<string, string> }
  | { refused: RefusalCode };

/** Reads a file of loans and imports what is right in it. One upload is one request; the same file brought again says again what it says, over what another file said meanwhile. The upload is deleted when it has been read. */
export async function importLoanFile(file: LoanFile, principal: StaffPrincipal, clock: Clock): Promise<LoanImport> {
  reportProgress(file.progressKey, { stage: 'reading' });
  try {
    const read = await readRows({ path: uploadPath(file.id), name: file.name });
    if (!read.ok) return read;
    const held = loanRows(read.rows);
    if (!held.ok) return held;
    reportProgress(file.progressKey, { stage: 'writing', done: 0, total: held.lines.length });
    const outcome = await perform(importLoans, {
      principal,
      requestKey: keyOf(file.sha256, file.progressKey),
      input: { hash: file.sha256.toString('hex'), lines: held.lines },
      clock,
    });
    if (!outcome.ok) return { refused: outcome.refusal };
    const { added, changed, faults } = outcome.result;
    const all = [...held.faults, ...(faults as LoanFault[])].sort((a, b) => a.row - b.row);
    return { ok: true, added, changed, faults: all };
  } finally {
    forgetProgress(file.progressKey);
    await removeUpload(file.id);
  }
}
