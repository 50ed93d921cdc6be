import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import { openAccounts, revokeOpenings } from '@/lib/accounts/open-accounts';
import { COLUMN_WORDS } from '@/lib/text/columns';
import type { Mark, ReviewReason } from '@/lib/text/problems';
import { ID_TYPE_WORDS } from '@/lib/text/terms';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { dayInMonth } from '@/lib/values/day';
import { trimText } from '@/lib/values/digits';
import { fenToText } from '@/lib/values/money';
import { NO_VALUES, problem, type Finding, type LineToCheck, type ReadLine } from './draft-line';
import { duplicatePersons } from './duplicate-lines';
import type { Application, FilingKindDefinition } from './filing-kind';
import { openInput, type OpenLine } from './open.input';
import { readAmounts } from './read-amounts';
import { readDocument, readName, readPhone } from './read-identity';

/**
 * 开户: a new employee's account at the unit (rulebook 3.5 C-1 to C-4, 5.2). Effective in the unit's open month. A person who is
 * 正常 elsewhere is refused, 封存 elsewhere is marked 待转入, 封存 here is sent to 启封. A base outside the limits goes to the
 * centre.
 */
export const open: FilingKindDefinition = {
  kind: 'open',
  input: openInput,
  columns: [
    { key: 'name', kind: 'text', title: COLUMN_WORDS.name, synonyms: ['姓名', '员工姓名', '名字'], required: true },
    {
      key: 'idNumber',
      kind: 'text',
      title: COLUMN_WORDS.idNumber,
      synonyms: ['身份证号', '身份证号码', '身份证', '证件号', '公民身份号码'],
      required: true,
    },
    {
      key: 'idType',
      kind: 'text',
      title: COLUMN_WORDS.idType,
      synonyms: ['证件种类'],
      required: false,
      choices: Object.values(ID_TYPE_WORDS),
    },
    { key: 'sex', kind: 'text', title: COLUMN_WORDS.sex, synonyms: [], required: false, choices: ['男', '女'] },
    {
      key: 'phone',
      kind: 'text',
      title: COLUMN_WORDS.phone,
      synonyms: ['手机号', '手机', '联系电话', '电话', '移动电话'],
      required: false,
    },
    {
      key: 'staffNumber',
      kind: 'text',
      title: COLUMN_WORDS.staffNumber,
      synonyms: ['工号', '员工编号'],
      required: false,
    },
    {
      key: 'base',
      kind: 'amount',
      title: COLUMN_WORDS.base,
      synonyms: ['缴存基数', '公积金基数', '基数', '缴费基数'],
      required: false,
      oneOf: 'amount',
    },
    {
      key: 'monthly',
      kind: 'amount',
      title: COLUMN_WORDS.monthly,
      synonyms: ['月缴存额', '月缴额', '月缴存金额'],
      required: false,
      oneOf: 'amount',
    },
  ],

  async read(_tx, unit, lines) {
    const read: ReadLine[] = [];
    for (const [place, line] of lines.entries()) {
      // Ten thousand lines take a while: others must be served in between.
      if (place % 500 === 499) await setImmediate();
      read.push(readLine(line as OpenLine, unit));
    }
    return read;
  },

  retype(line) {
    return {
      name: line.name ?? '',
      idType: ID_TYPE_WORDS[line.idType ?? '01'],
      idNumber: line.idNumber ?? '',
      sex: line.sex === null ? '' : { male: '男', female: '女' }[line.sex],
      phone: line.phone ?? '',
      staffNumber: line.staffNumber ?? '',
      base: line.base === null ? '' : fenToText(line.base),
      monthly: '',
    };
  },

  check: checkOpenings,

  apply: openAccounts,

  async irrevocable(tx, { unit, which }) {
    const rows = await tx.execute<{ name: string }>(sql`
      select a.name from filings f
      join accounts a on a.id = f.account_id and a.unit_id = f.unit_id
      join ledger_accounts l on l.id = a.id
      where f.unit_id = ${unit.id} and ${which} and (a.status <> 'normal' or l.version > 0) limit 5`);
    return rows.map((row) => row.name);
  },

  async revert(tx, application: Application) {
    await revokeOpenings(tx, application);
  },
};

function readLine(line: OpenLine, unit: UnitInForce): ReadLine {
  const name = readName(line.name);
  const document = readDocument(line, dayInMonth(unit.openMonth, 1));
  const phone = readPhone(line.phone);
  const amounts = readAmounts(line, unit);
  const parts = [name, document, phone, amounts];
  const problems = parts.flatMap((part) => part.problems).map((found) => ({ ...found, typed: true as const }));
  const values = Object.assign({}, NO_VALUES, ...parts) as typeof NO_VALUES;
  return {
    ...values,
    staffNumber: trimText(line.staffNumber) || null,
    problems,
    marks: document.marks ?? [],
    typed: null,
  };
}

interface Standing extends Record<string, unknown> {
  place: bigint;
  person_id: string;
  same_name: boolean;
  normal_here: string | null;
  sealed_here: string | null;
  normal_elsewhere: string | null;
  sealed_elsewhere: boolean;
}

const SAME_DOCUMENT = { field: 'idNumber', inFile: 'duplicate-in-file', inDrafts: 'duplicate-in-drafts' } as const;

async function checkOpenings(tx: Tx, unit: UnitInForce, lines: readonly LineToCheck[]): Promise<Finding[]> {
  const known = lines.filter((line) => line.idNumberIndex !== null);
  const idTypes = known.map((line) => line.idType);
  const indexes = known.map((line) => line.idNumberIndex);
  const names = known.map((line) => line.name ?? '');
  const rows = await tx.execute<Standing>(sql`select * from standing_of_people(
    ${pgArray(idTypes, 'text')}, ${pgArray(indexes, 'bytea')}, ${pgArray(names, 'text')})`);
  const standings = new Map(rows.map((row) => [known[Number(row.place) - 1]?.id, row]));
  const duplicates = await duplicatePersons(tx, unit.id, { lines, words: SAME_DOCUMENT });
  return lines.map((line, place) => {
    const standing = standings.get(line.id);
    return {
      problems: [...(standing ? standingProblems(standing, line.name) : []), ...(duplicates[place] ?? [])],
      reviewReasons: reviewReasons(line, unit),
      marks: standing ? standingMarks(standing) : [],
      personId: standing?.person_id ?? null,
    };
  });
}

function standingProblems(standing: Standing, name: string | null): StoredProblem[] {
  const found: StoredProblem[] = [];
  if (name !== null && !standing.same_name) found.push(problem('name-differs', 'name'));
  if (standing.normal_here) found.push(problem('normal-here', 'idNumber'));
  if (standing.sealed_here) found.push(problem('sealed-here', 'idNumber'));
  if (standing.normal_elsewhere)
    found.push(problem('normal-elsewhere', 'idNumber', { unit: standing.normal_elsewhere }));
  return found;
}

function standingMarks(standing: Standing): Mark[] {
  return standing.sealed_elsewhere && !standing.normal_here && !standing.sealed_here ? ['awaits-transfer'] : [];
}

function reviewReasons(line: LineToCheck, unit: UnitInForce): ReviewReason[] {
  if (line.base === null) return [];
  if (line.base < unit.parameters.floorBase) return ['base-under-floor'];
  return line.base > unit.parameters.capBase ? ['base-over-cap'] : [];
}
