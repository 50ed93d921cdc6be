import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { ACCOUNT_STATUSES } from '@/db/schema/accounts';
import type { StoredProblem } from '@/db/schema/filings';
import { ID_TYPES } from '@/db/schema/people';
import { idNumberIndex } from '@/lib/people/protect';
import type { TemplateColumn } from '@/lib/sheets/template-column';
import { COLUMN_SYNONYMS, COLUMN_WORDS } from '@/lib/text/columns';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { compactText } from '@/lib/values/digits';
import { readIdNumber } from '@/lib/values/id-number';
import type { Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import { readPersonName } from '@/lib/values/person-name';
import { lineRead, NO_VALUES, problem, type LineValues, type ReadLine } from './draft-line';

/** How a line names an account: by 职工账号, else by document number; the name beside it must be the account's. */
export interface NamedAccount {
  accountNumber: string;
  idNumber: string;
  name: string;
}

/** The columns by which a workbook names an account. */
export const ACCOUNT_COLUMNS: readonly TemplateColumn[] = [
  {
    key: 'accountNumber',
    kind: 'text',
    title: COLUMN_WORDS.accountNumber,
    synonyms: COLUMN_SYNONYMS.accountNumber,
    required: false,
    oneOf: 'account',
  },
  { key: 'name', kind: 'text', title: COLUMN_WORDS.name, synonyms: COLUMN_SYNONYMS.name, required: true },
  {
    key: 'idNumber',
    kind: 'text',
    title: COLUMN_WORDS.idNumber,
    synonyms: COLUMN_SYNONYMS.idNumber,
    required: false,
    oneOf: 'account',
  },
];

/** An account of the unit as a line of another kind means it, with what it pays now. */
export interface OwnAccount extends LineValues {
  accountNumber: string;
  status: (typeof ACCOUNT_STATUSES)[number];
  /** The month from which it is sealed, and why. */
  sealedMonth: Month | null;
  sealReason: string | null;
}

interface AccountRow extends Record<string, unknown> {
  place: bigint;
  id: string;
  number: string;
  person_id: string;
  name: string;
  id_type: LineValues['idType'];
  id_number_mask: string;
  id_number_index: Buffer;
  status: OwnAccount['status'];
  sealed_month: Month | null;
  seal_reason: string | null;
  base: Fen;
  unit_share: Fen;
  own_share: Fen;
}

/** The unit's own accounts that the lines name, in their order, null where there is none; the live one where there are several. */
export async function findOwnAccounts(
  tx: Tx,
  unit: UnitInForce,
  lines: readonly NamedAccount[],
): Promise<(OwnAccount | null)[]> {
  const numbers = lines.map((line) => compactText(line.accountNumber) || null);
  const documents = lines.flatMap((line, place) =>
    numbers[place] === null ? documentIndexes(line.idNumber).map((index) => ({ place: place + 1, index })) : [],
  );
  // Two joins rather than one with OR, which no index would serve; each looked up by the one key that finds it, whatever the statistics say.
  const rows = await tx.execute<AccountRow>(sql`
    with named as (
      select asked.place, a.id
      from unnest(${pgArray(numbers, 'text')}) with ordinality as asked (number, place)
      cross join lateral (select a.id from accounts a where a.number = asked.number offset 0) a
      union all
      select asked.place, a.id
      from unnest(${pgArray(
        documents.map(({ index }) => index),
        'bytea',
      )}, ${pgArray(
        documents.map(({ place }) => place),
        'bigint',
      )}) as asked (id_index, place)
      join people p on p.id_number_index = asked.id_index
      join accounts a on a.unit_id = ${unit.id} and a.person_id = p.id
    )
    select distinct on (named.place) named.place, a.id, a.number, a.person_id, a.name, p.id_type, a.id_number_mask, p.id_number_index, a.status,
      a.sealed_month, a.seal_reason, a.base, a.unit_share, a.own_share
    from named
    cross join lateral (select a.* from accounts a where a.id = named.id offset 0) a
    cross join lateral (select p.id_type, p.id_number_index from people p where p.id = a.person_id offset 0) p
    where a.unit_id = ${unit.id} and a.status <> 'revoked'
    order by named.place, a.status in ('normal', 'sealed', 'frozen') desc, a.id desc`);
  const found: (OwnAccount | null)[] = lines.map(() => null);
  for (const row of rows) found[Number(row.place) - 1] = accountOf(row);
  return found;
}

/** An identity number has one index; what is none may be another document's number, of any type. */
function documentIndexes(typed: string): Buffer[] {
  const reading = readIdNumber(typed);
  if (reading.ok) return [idNumberIndex('01', reading.idNumber)];
  const number = compactText(typed).toUpperCase();
  return number === '' ? [] : ID_TYPES.filter((type) => type !== '01').map((type) => idNumberIndex(type, number));
}

function accountOf(row: AccountRow): OwnAccount {
  return {
    ...NO_VALUES,
    accountId: row.id,
    personId: row.person_id,
    name: row.name,
    idType: row.id_type,
    idNumberIndex: row.id_number_index,
    idNumberMask: row.id_number_mask,
    base: row.base,
    unitShare: row.unit_share,
    ownShare: row.own_share,
    formerBase: row.base,
    formerUnitShare: row.unit_share,
    formerOwnShare: row.own_share,
    accountNumber: row.number,
    status: row.status,
    sealedMonth: row.sealed_month,
    sealReason: row.seal_reason,
  };
}

/**
 * Reads lines that each name an account of the unit: finds the accounts all at once, says what is wrong with how they are named, and adds
 * what `read` makes of the rest of each line.
 */
export async function readOwnLines<Line extends NamedAccount>(
  tx: Tx,
  { unit, lines }: { unit: UnitInForce; lines: readonly Line[] },
  read: (line: Line, account: OwnAccount | null) => { values: Partial<typeof NO_VALUES>; problems: StoredProblem[] },
): Promise<ReadLine[]> {
  const accounts = await findOwnAccounts(tx, unit, lines);
  return lines.map((line, place) => {
    const account = accounts[place] ?? null;
    const { values, problems } = read(line, account);
    return lineRead({ ...accountValues(line, account), ...values }, [...accountProblems(line, account), ...problems]);
  });
}

/** What a line of a found account stores of it, as `read` of a kind returns it; without one, only the name as typed. */
export function accountValues(line: NamedAccount, account: OwnAccount | null): typeof NO_VALUES {
  if (account) {
    const { accountNumber: _number, status: _status, sealedMonth: _month, sealReason: _reason, ...values } = account;
    return { ...NO_VALUES, ...values };
  }
  const name = readPersonName(line.name);
  return { ...NO_VALUES, name: name.ok ? name.name : null };
}

/** What is wrong with how a line names its account. */
export function accountProblems(line: NamedAccount, account: OwnAccount | null): StoredProblem[] {
  if (!account) {
    const named = compactText(line.accountNumber) !== '' || compactText(line.idNumber) !== '';
    return [problem(named ? 'account-unknown' : 'account-ambiguous', 'accountNumber')];
  }
  const name = readPersonName(line.name);
  return name.ok && name.name !== account.name ? [problem('account-and-name-differ', 'name')] : [];
}

/** The problems of kinds whose lines mean one account twice. */
export const SAME_ACCOUNT = {
  field: 'accountNumber',
  inFile: 'account-in-file',
  inDrafts: 'account-in-drafts',
} as const;
