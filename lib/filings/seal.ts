import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import { revokeSealings, sealAccounts } from '@/lib/accounts/seal-accounts';
import { waitingWithdrawals } from '@/lib/ledger/waiting-withdrawals';
import { repayingLoans } from '@/lib/people/finances';
import { COLUMN_SYNONYMS, COLUMN_WORDS } from '@/lib/text/columns';
import type { Mark } from '@/lib/text/problems';
import { ACCOUNT_STATUS_WORDS, SEAL_REASONS, type SealReason } from '@/lib/text/terms';
import { toHalfWidth, trimText } from '@/lib/values/digits';
import { monthOf } from '@/lib/values/month';
import { refuseNormalElsewhere } from './accounts-elsewhere';
import { accountStandings } from './account-standings';
import { applyToAll, namesWhere } from './application';
import { problem, type Finding, type LineToCheck } from './draft-line';
import { duplicatePersons } from './duplicate-lines';
import { lateMarks, readEventDay } from './event-day';
import { IN_OPEN_MONTH, type FilingDesk, type FilingKindDefinition } from './filing-kind';
import { lastingOpenings } from './lasting-openings';
import { ACCOUNT_COLUMNS, readOwnLines, SAME_ACCOUNT } from './own-accounts';
import { sealInput, type SealLine } from './seal.input';

/**
 * 封存: stops an account's contributions from the unit's open month on, for a reason of the dictionary (C-6, Q-21, Q-22; 99 needs
 * a note, 07 goes to the centre). Months already paid are not given back. Not while a withdrawal is in process.
 */
export const seal: FilingKindDefinition = {
  kind: 'seal',
  ...IN_OPEN_MONTH,
  input: sealInput,
  columns: [
    ...ACCOUNT_COLUMNS,
    {
      key: 'reason',
      kind: 'text',
      title: COLUMN_WORDS.reason,
      synonyms: COLUMN_SYNONYMS.reason,
      required: true,
      choices: Object.values(SEAL_REASONS),
    },
    { key: 'leftOn', kind: 'text', title: COLUMN_WORDS.leftOn, synonyms: COLUMN_SYNONYMS.leftOn, required: false },
    { key: 'note', kind: 'text', title: COLUMN_WORDS.note, synonyms: COLUMN_SYNONYMS.note, required: false },
  ],

  read: (tx, { unit }, lines) => readOwnLines(tx, { unit, lines: lines as readonly SealLine[] }, readLeaving),

  retype(line) {
    return {
      ...{ accountNumber: '', idNumber: '', name: line.name ?? '' },
      ...{ reason: line.reason ?? '', leftOn: line.eventOn ?? '', note: line.note ?? '' },
    };
  },

  check: checkSealings,

  apply: (tx, application) => applyToAll(tx, application, sealAccounts),

  irrevocable: (tx, application) => namesWhere(tx, application, sql`a.status <> 'sealed'`),

  async revert(tx, application) {
    await refuseNormalElsewhere(tx, application);
    await applyToAll(tx, application, revokeSealings);
  },
};

/** Whether a reason must be explained. */
export function needsNote(reason: string): boolean {
  return reason === '99';
}

/** Why and when somebody left. */
function readLeaving(line: SealLine) {
  const left = readEventDay(line.leftOn, 'leftOn');
  const problems: StoredProblem[] = [...left.problems];
  const reason = readReason(line.reason);
  if (reason === 'missing' || reason === 'unknown') problems.push(problem(`seal-reason-${reason}`, 'reason'));
  const note = trimText(line.note) || null;
  if (needsNote(reason) && note === null) problems.push(problem('seal-note-missing', 'note'));
  const values = {
    reason: reason === 'missing' || reason === 'unknown' ? null : reason,
    eventOn: left.eventOn,
    note,
  };
  return { values, problems };
}

/** A reason by code ("01"), by its word, or by "01 word"; brackets of either width, as workbooks fold them. */
function readReason(typed: string): SealReason | 'missing' | 'unknown' {
  const text = trimText(toHalfWidth(typed));
  if (text === '') return 'missing';
  const codes = Object.keys(SEAL_REASONS) as SealReason[];
  const meant = (code: SealReason) => [code, SEAL_REASONS[code], `${code} ${SEAL_REASONS[code]}`].map(toHalfWidth);
  return codes.find((code) => meant(code).includes(text)) ?? 'unknown';
}

async function checkSealings(tx: Tx, { unit, today }: FilingDesk, lines: readonly LineToCheck[]): Promise<Finding[]> {
  const standings = await accountStandings(tx, unit, lines);
  const duplicates = await duplicatePersons(tx, unit.id, { kind: 'seal', lines, words: SAME_ACCOUNT });
  const repaying = await repayingLoans(
    tx,
    lines.map((line) => line.personId),
  );
  const accountIds = lines.flatMap(({ accountId }) => accountId ?? []);
  const withdrawing = new Set(await waitingWithdrawals(tx, unit.id, accountIds));
  const openedNow = [...standings].flatMap(([id, { filedNow }]) => (filedNow.includes('open') ? [id] : []));
  const lasting = await lastingOpenings(tx, unit.id, openedNow);
  // months before this one are still owed, and whoever is sealed now is not on them any more.
  const ofAll: Mark[] = unit.openMonth < monthOf(today) ? ['arrears-remain'] : [];
  return lines.map((line, place) => {
    const standing = line.accountId ? standings.get(line.accountId) : undefined;
    const problems = [...(duplicates[place] ?? [])];
    if (standing && standing.status !== 'normal') {
      problems.push(problem('account-not-normal', 'accountNumber', { status: ACCOUNT_STATUS_WORDS[standing.status] }));
    }
    // Q-28, where the opening can be taken back.
    if (line.accountId && standing?.filedNow.includes('open') && !lasting.has(line.accountId)) {
      problems.push(problem('opened-this-month', 'accountNumber'));
    }
    if (standing?.filedNow.includes('unseal')) problems.push(problem('unsealed-this-month', 'accountNumber'));
    if (line.accountId && withdrawing.has(line.accountId)) {
      problems.push(problem('seal-withdrawal-waits', 'accountNumber'));
    }
    return {
      problems,
      reviewReasons: line.reason === '07' ? ['death-needs-review'] : [],
      // A loan, a late notice (C-9): said, and no more.
      marks: [
        ...ofAll,
        ...(line.personId && repaying.has(line.personId) ? (['loan-repaying'] as const) : []),
        ...lateMarks(line.eventOn, today),
      ],
      personId: line.personId,
    };
  });
}
