import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import { openAccounts, revokeOpenings } from '@/lib/accounts/open-accounts';
import { baseOutsideLimits } from '@/lib/contributions/base-limits';
import { asCentre } from '@/lib/operations/as-centre';
import { COLUMN_SYNONYMS, COLUMN_WORDS } from '@/lib/text/columns';
import type { Mark } from '@/lib/text/problems';
import { HIRE_TYPE_WORDS, ID_TYPE_WORDS, type HireType } from '@/lib/text/terms';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { dayInMonth } from '@/lib/values/day';
import { trimText } from '@/lib/values/digits';
import { fenToText } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';
import { NO_VALUES, problem, type Finding, type LineToCheck, type ReadLine } from './draft-line';
import { duplicatePersons } from './duplicate-lines';
import { AMOUNT_COLUMNS } from './amount-columns';
import { applyToAll, namesWhere } from './application';
import { lateMarks, readEventDay } from './event-day';
import { firstMonthMarks, firstMonthProblems, paidFrom, readFirstMonth } from './first-month';
import { IN_OPEN_MONTH, type FilingDesk, type FilingKindDefinition } from './filing-kind';
import { OPENING_LASTS } from './lasting-openings';
import { openInput, type OpenLine } from './open.input';
import { readAmounts } from './read-amounts';
import { readDocument, readName, readPhone } from './read-identity';
import { tellFormerUnits } from './tell-former-units';

/**
 * 开户: a new employee's account at the unit (rulebook 3.5 C-1 to C-4, 5.2). Effective in the unit's open month; pays from 首次汇缴年月, which is
 * that month unless another is typed: months that the unit has paid already are then proposed as back payments, and whoever begins later
 * stands on no roster before (L-7, Q-12). A person who is 正常 elsewhere is refused, 封存 elsewhere is marked 待转入, 封存 here is sent to 启封. A base outside the limits goes to the
 * centre.
 */
export const open: FilingKindDefinition = {
  kind: 'open',
  ...IN_OPEN_MONTH,
  input: openInput,
  columns: [
    { key: 'name', kind: 'text', title: COLUMN_WORDS.name, synonyms: COLUMN_SYNONYMS.name, required: true },
    {
      key: 'idNumber',
      kind: 'text',
      title: COLUMN_WORDS.idNumber,
      synonyms: COLUMN_SYNONYMS.idNumber,
      required: true,
    },
    {
      key: 'idType',
      kind: 'text',
      title: COLUMN_WORDS.idType,
      synonyms: COLUMN_SYNONYMS.idType,
      required: false,
      choices: Object.values(ID_TYPE_WORDS),
    },
    { key: 'sex', kind: 'text', title: COLUMN_WORDS.sex, synonyms: [], required: false, choices: ['男', '女'] },
    {
      key: 'phone',
      kind: 'text',
      title: COLUMN_WORDS.phone,
      synonyms: COLUMN_SYNONYMS.phone,
      required: false,
    },
    {
      key: 'staffNumber',
      kind: 'text',
      title: COLUMN_WORDS.staffNumber,
      synonyms: COLUMN_SYNONYMS.staffNumber,
      required: false,
    },
    { key: 'hiredOn', kind: 'text', title: COLUMN_WORDS.hiredOn, synonyms: COLUMN_SYNONYMS.hiredOn, required: false },
    {
      key: 'hireType',
      kind: 'text',
      title: COLUMN_WORDS.hireType,
      synonyms: COLUMN_SYNONYMS.hireType,
      required: false,
      choices: Object.values(HIRE_TYPE_WORDS),
    },
    ...AMOUNT_COLUMNS,
    {
      key: 'firstMonth',
      kind: 'text',
      title: COLUMN_WORDS.firstMonth,
      synonyms: COLUMN_SYNONYMS.firstMonth,
      isMonth: true,
      required: false,
    },
  ],

  async read(_tx, { unit }, lines) {
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
      hiredOn: line.eventOn ?? '',
      hireType: line.reason === null ? '' : HIRE_TYPE_WORDS[line.reason as HireType],
      firstMonth: line.forMonth === null ? '' : formatMonthCompact(line.forMonth),
      base: line.base === null ? '' : fenToText(line.base),
      monthly: '',
    };
  },

  check: checkOpenings,

  async apply(tx, application) {
    await openAccounts(tx, application);
    await tellFormerUnits(tx, application);
  },

  // As the centre, because the account that a transfer closed is another unit's.
  irrevocable: (tx, application) =>
    asCentre(tx, () => namesWhere(tx, application, sql`a.status <> 'normal' or ${OPENING_LASTS}`)),

  revert: (tx, application) => applyToAll(tx, application, revokeOpenings),
};

function readLine(line: OpenLine, unit: UnitInForce): ReadLine {
  const name = readName(line.name);
  const document = readDocument(line, dayInMonth(unit.openMonth, 1));
  const phone = readPhone(line.phone);
  const amounts = readAmounts(line, unit);
  const hired = readEventDay(line.hiredOn, 'hiredOn');
  const first = readFirstMonth(line, { hiredOn: hired.eventOn, unit });
  const parts = [name, document, phone, hired, first, amounts];
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

async function checkOpenings(tx: Tx, { unit, today }: FilingDesk, lines: readonly LineToCheck[]): Promise<Finding[]> {
  const known = lines.filter((line) => line.idNumberIndex !== null);
  const idTypes = known.map((line) => line.idType);
  const indexes = known.map((line) => line.idNumberIndex);
  const names = known.map((line) => line.name ?? '');
  // The second question is put together while the database answers the first.
  const [rows, duplicates] = await Promise.all([
    tx.execute<Standing>(sql`select * from standing_of_people(
      ${pgArray(idTypes, 'text')}, ${pgArray(indexes, 'bytea')}, ${pgArray(names, 'text')})`),
    duplicatePersons(tx, unit.id, { kind: 'open', lines, words: SAME_DOCUMENT }),
  ]);
  const standings = new Map(rows.map((row) => [known[Number(row.place) - 1]?.id, row]));
  const paid = await paidFrom(
    tx,
    unit,
    lines.map(({ id, forMonth }) => ({ personId: standings.get(id)?.person_id ?? null, forMonth })),
  );
  return lines.map((line, place) => {
    const standing = standings.get(line.id);
    return {
      problems: [
        ...(standing ? standingProblems(standing, line.name) : []),
        ...firstMonthProblems(line, { unit, isPaidAlready: standing !== undefined && paid.has(standing.person_id) }),
        ...(duplicates[place] ?? []),
      ],
      reviewReasons: line.base === null ? [] : baseOutsideLimits(line.base, unit.parameters),
      marks: [
        ...(standing ? standingMarks(standing, line) : []),
        ...lateMarks(line.eventOn, today),
        ...firstMonthMarks(line, unit),
      ],
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

/** Of whom the centre knows already, and what of the line is not taken over then. */
function standingMarks(standing: Standing, line: LineToCheck): Mark[] {
  const marks: Mark[] = line.phoneMask === null ? [] : ['phone-kept'];
  const awaits = standing.sealed_elsewhere && !standing.normal_here && !standing.sealed_here;
  return awaits ? [...marks, 'awaits-transfer'] : marks;
}
