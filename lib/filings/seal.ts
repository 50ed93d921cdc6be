import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { ACCOUNT_STATUSES } from '@/db/schema/accounts';
import type { StoredProblem } from '@/db/schema/filings';
import { revokeSealings, sealAccounts } from '@/lib/accounts/seal-accounts';
import { refuse } from '@/lib/operations/refuse';
import { idNumberIndex } from '@/lib/people/protect';
import { COLUMN_WORDS } from '@/lib/text/columns';
import { ACCOUNT_STATUS_WORDS, SEAL_REASONS, type SealReason } from '@/lib/text/terms';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { compactText, toHalfWidth, trimText } from '@/lib/values/digits';
import { readIdNumber } from '@/lib/values/id-number';
import { readPersonName } from '@/lib/values/person-name';
import { NO_VALUES, problem, type Finding, type LineToCheck, type LineValues, type ReadLine } from './draft-line';
import { duplicatePersons } from './duplicate-lines';
import type { Application, FilingKindDefinition } from './filing-kind';
import { sealInput, type SealLine } from './seal.input';

/**
 * 封存: stops an account's contributions from the unit's open month on, for a reason of the dictionary (C-6, Q-21, Q-22; 99 needs
 * a note, 07 goes to the centre). Months already paid are not given back.
 */
export const seal: FilingKindDefinition = {
  kind: 'seal',
  input: sealInput,
  columns: [
    {
      key: 'accountNumber',
      kind: 'text',
      title: COLUMN_WORDS.accountNumber,
      synonyms: ['个人账号', '公积金账号', '账号'],
      required: false,
      oneOf: 'account',
    },
    { key: 'name', kind: 'text', title: COLUMN_WORDS.name, synonyms: ['姓名', '员工姓名'], required: true },
    {
      key: 'idNumber',
      kind: 'text',
      title: COLUMN_WORDS.idNumber,
      synonyms: ['身份证号', '身份证号码', '身份证', '证件号'],
      required: false,
      oneOf: 'account',
    },
    {
      key: 'reason',
      kind: 'text',
      title: COLUMN_WORDS.reason,
      synonyms: ['原因', '停缴原因'],
      required: true,
      choices: Object.values(SEAL_REASONS),
    },
    { key: 'note', kind: 'text', title: COLUMN_WORDS.note, synonyms: ['备注', '其他说明'], required: false },
  ],

  async read(tx, unit, lines) {
    const accounts = await findAccounts(tx, unit, lines as readonly SealLine[]);
    return lines.map((line, place) => readLine(line as SealLine, accounts[place] ?? null));
  },

  retype(line) {
    return { accountNumber: '', idNumber: '', name: line.name ?? '', reason: line.reason ?? '', note: line.note ?? '' };
  },

  check: checkSealings,

  async apply(tx, application) {
    const expected = await count(tx, application);
    if ((await sealAccounts(tx, application)) !== expected) refuse('changed-meanwhile');
  },

  async irrevocable(tx, { unit, which }) {
    const rows = await tx.execute<{ name: string }>(sql`
      select a.name from filings f join accounts a on a.id = f.account_id and a.unit_id = f.unit_id
      where f.unit_id = ${unit.id} and ${which} and a.status <> 'sealed' limit 5`);
    return rows.map((row) => row.name);
  },

  async revert(tx, application) {
    await refuseNormalElsewhere(tx, application);
    const expected = await count(tx, application);
    if ((await revokeSealings(tx, application)) !== expected) refuse('changed-meanwhile');
  },
};

async function count(tx: Tx, { unit, which }: Application): Promise<number> {
  const [row] = await tx.execute<{ lines: number }>(
    sql`select count(*)::integer as lines from filings f where f.unit_id = ${unit.id} and ${which}`,
  );
  return row?.lines ?? 0;
}

/** nobody has two 正常 accounts (L-2). */
async function refuseNormalElsewhere(tx: Tx, { unit, which }: Application): Promise<void> {
  const rows = await tx.execute<{ name: string }>(sql`
    with elsewhere as (
      select persons_normal_elsewhere(array(select f.person_id from filings f where f.unit_id = ${unit.id} and ${which})) as person_id)
    select f.name from filings f join elsewhere e on e.person_id = f.person_id where f.unit_id = ${unit.id} and ${which} limit 5`);
  if (rows.length > 0) refuse('normal-elsewhere-now', { names: rows.map((row) => row.name).join('、') });
}

type Found = typeof NO_VALUES & { status: string };

interface AccountRow extends Record<string, unknown> {
  place: bigint;
  id: string;
  person_id: string;
  name: string;
  id_number_mask: string;
  id_number_index: Buffer;
  base: bigint;
  unit_share: bigint;
  own_share: bigint;
}

/** The unit's own accounts that the lines name, by account number or by ID number; the live one where there are several. */
async function findAccounts(tx: Tx, unit: UnitInForce, lines: readonly SealLine[]): Promise<(Found | null)[]> {
  const numbers = lines.map((line) => compactText(line.accountNumber) || null);
  const indexes = lines.map((line) => {
    const reading = readIdNumber(line.idNumber);
    return reading.ok ? idNumberIndex('01', reading.idNumber) : null;
  });
  // Two joins rather than one with OR, which no index would serve.
  const rows = await tx.execute<AccountRow>(sql`
    with asked as (
      select * from unnest(${pgArray(numbers, 'text')}, ${pgArray(indexes, 'bytea')}) with ordinality as asked (number, id_index, place)
    ), named as (
      select asked.place, a.id from asked join accounts a on a.unit_id = ${unit.id} and a.number = asked.number
      union all
      select asked.place, a.id from asked join people p on p.id_number_index = asked.id_index
      join accounts a on a.unit_id = ${unit.id} and a.person_id = p.id where asked.number is null
    )
    select distinct on (named.place) named.place, a.id, a.person_id, a.name, a.id_number_mask, p.id_number_index, a.status, a.base, a.unit_share, a.own_share
    from named join accounts a on a.id = named.id and a.unit_id = ${unit.id} and a.status <> 'revoked'
    join people p on p.id = a.person_id
    order by named.place, a.status in ('normal', 'sealed', 'frozen') desc, a.id desc`);
  const found: (Found | null)[] = lines.map(() => null);
  for (const row of rows) {
    found[Number(row.place) - 1] = {
      ...NO_VALUES,
      accountId: row.id,
      personId: row.person_id,
      name: row.name,
      idType: '01',
      idNumberIndex: row.id_number_index,
      idNumberMask: row.id_number_mask,
      base: row.base as LineValues['base'],
      unitShare: row.unit_share as LineValues['unitShare'],
      ownShare: row.own_share as LineValues['ownShare'],
      status: String(row.status),
    };
  }
  return found;
}

function readLine(line: SealLine, account: Found | null): ReadLine {
  const problems: StoredProblem[] = [];
  if (!account) {
    const named = compactText(line.accountNumber) !== '' || compactText(line.idNumber) !== '';
    problems.push(named ? problem('account-unknown', 'accountNumber') : problem('account-ambiguous', 'accountNumber'));
  }
  const name = readPersonName(line.name);
  if (account && name.ok && name.name !== account.name) problems.push(problem('account-and-name-differ', 'name'));
  const reason = readReason(line.reason);
  if (reason === 'missing' || reason === 'unknown') problems.push(problem(`seal-reason-${reason}`, 'reason'));
  const note = trimText(line.note) || null;
  if (reason === '99' && note === null) problems.push(problem('seal-note-missing', 'note'));
  const { status: _status, ...values } = account ?? { ...NO_VALUES, name: name.ok ? name.name : null, status: '' };
  return {
    ...values,
    reason: reason === 'missing' || reason === 'unknown' ? null : reason,
    note,
    problems: problems.map((found) => ({ ...found, typed: true as const })),
    marks: [],
    typed: null,
  };
}

/** A reason by code ("01"), by its word, or by "01 word"; brackets of either width, as workbooks fold them. */
function readReason(typed: string): SealReason | 'missing' | 'unknown' {
  const text = trimText(toHalfWidth(typed));
  if (text === '') return 'missing';
  const codes = Object.keys(SEAL_REASONS) as SealReason[];
  const meant = (code: SealReason) => [code, SEAL_REASONS[code], `${code} ${SEAL_REASONS[code]}`].map(toHalfWidth);
  return codes.find((code) => meant(code).includes(text)) ?? 'unknown';
}

interface StandingRow extends Record<string, unknown> {
  id: string;
  status: (typeof ACCOUNT_STATUSES)[number];
  opened_now: boolean;
}

const SAME_ACCOUNT = { field: 'accountNumber', inFile: 'account-in-file', inDrafts: 'account-in-drafts' } as const;

async function checkSealings(tx: Tx, unit: UnitInForce, lines: readonly LineToCheck[]): Promise<Finding[]> {
  const ids = lines.flatMap((line) => (line.accountId ? [line.accountId] : []));
  const rows = await tx.execute<StandingRow>(sql`
    select a.id, a.status, exists (
      select from filings f where f.unit_id = a.unit_id and f.account_id = a.id and f.kind = 'open' and f.state = 'effective' and f.month = ${unit.openMonth}
    ) as opened_now
    from accounts a where a.unit_id = ${unit.id} and a.id = any(${pgArray(ids, 'uuid')})`);
  const standings = new Map(rows.map((row) => [row.id, row]));
  const duplicates = await duplicatePersons(tx, unit.id, { lines, words: SAME_ACCOUNT });
  return lines.map((line, place) => {
    const standing = line.accountId ? standings.get(line.accountId) : undefined;
    const problems = [...(duplicates[place] ?? [])];
    if (standing && standing.status !== 'normal') {
      problems.push(problem('account-not-normal', 'accountNumber', { status: ACCOUNT_STATUS_WORDS[standing.status] }));
    }
    if (standing?.opened_now) problems.push(problem('opened-this-month', 'accountNumber'));
    return {
      problems,
      reviewReasons: line.reason === '07' ? ['death-needs-review'] : [],
      marks: [],
      personId: line.personId,
    };
  });
}
