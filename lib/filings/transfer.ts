import type { Tx } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import { repayingLoans } from '@/lib/people/finances';
import { COLUMN_SYNONYMS, COLUMN_WORDS } from '@/lib/text/columns';
import { ACCOUNT_STATUS_WORDS, DEFAULT_TRANSFER_REASON, UNIT_STATUS_WORDS } from '@/lib/text/terms';
import { moveBack, moveBalances, movedOn } from '@/lib/transfers/move-balances';
import { accountsAtUnits, unitsNamed, type TargetAccount, type TargetUnit } from '@/lib/transfers/targets';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { trimText } from '@/lib/values/digits';
import { monthOf } from '@/lib/values/month';
import { problem, type Finding, type LineToCheck } from './draft-line';
import { duplicatePersons } from './duplicate-lines';
import type { FilingDesk, FilingKindDefinition } from './filing-kind';
import { hinderedAccounts } from './hindered-accounts';
import { ACCOUNT_COLUMNS, readOwnLines, SAME_ACCOUNT } from './own-accounts';
import { transferInput, type TransferLine } from './transfer.input';

const LONGEST_REASON = 100;

/**
 * 职工转移: a sealed account's whole balance moves to the same person's account at another unit of the centre, and the old account
 * closes as 合并销户 (T-1, RL-26 to RL-30, Q-82 to Q-91). Possible in every state of the month, because nobody who is sealed is on its roster;
 * taken back within the calendar month while nothing has come after it.
 */
export const transfer: FilingKindDefinition = {
  kind: 'transfer',
  acts: { submit: 'submit-transfers', revoke: 'revoke-transfers' },
  monthOf: (_unit, today) => monthOf(today),
  input: transferInput,
  columns: [
    ...ACCOUNT_COLUMNS,
    {
      key: 'toUnit',
      kind: 'text',
      title: COLUMN_WORDS.toUnit,
      synonyms: COLUMN_SYNONYMS.toUnit,
      required: true,
    },
    {
      key: 'reason',
      kind: 'text',
      title: COLUMN_WORDS.transferReason,
      synonyms: COLUMN_SYNONYMS.transferReason,
      required: false,
    },
  ],

  async read(tx, { unit }, lines) {
    const typed = lines as readonly TransferLine[];
    const targets = await unitsNamed(
      tx,
      typed.map((line) => trimText(line.toUnit)),
    );
    const targetOf = new Map(typed.map((line, place) => [line, targets[place]]));
    return readOwnLines(tx, { unit, lines: typed }, (line) => readMove(line, { target: targetOf.get(line), unit }));
  },

  retype(line) {
    return { accountNumber: '', idNumber: '', name: line.name ?? '', toUnit: '', reason: line.reason ?? '' };
  },

  check: checkTransfers,
  apply: moveBalances,
  irrevocable: movedOn,
  revert: moveBack,
};

/** Where somebody moves to, and why. */
function readMove(line: TransferLine, { target, unit }: { target: TargetUnit | undefined; unit: UnitInForce }) {
  const problems: StoredProblem[] = [];
  if (trimText(line.toUnit) === '') problems.push(problem('to-unit-missing', 'toUnit'));
  else if (!target) problems.push(problem('to-unit-unknown', 'toUnit'));
  else if (target.id === unit.id) problems.push(problem('to-unit-own', 'toUnit'));
  const reason = trimText(line.reason) || DEFAULT_TRANSFER_REASON;
  if (reason.length > LONGEST_REASON) problems.push(problem('transfer-reason-long', 'reason'));
  const values = {
    toUnitId: target && target.id !== unit.id ? target.id : null,
    toUnitName: target ? nameOf(target) : null,
    reason: reason.slice(0, LONGEST_REASON),
  };
  return { values, problems };
}

async function checkTransfers(tx: Tx, { unit }: FilingDesk, lines: readonly LineToCheck[]): Promise<Finding[]> {
  const hindered = await hinderedAccounts(tx, unit.id, lines);
  const duplicates = await duplicatePersons(tx, unit.id, { kind: 'transfer', lines, words: SAME_ACCOUNT });
  const targets = await accountsAtUnits(tx, lines);
  const units = await unitsNamed(
    tx,
    lines.map(({ toUnitName }) => numberIn(toUnitName)),
  );
  const repaying = await repayingLoans(
    tx,
    lines.map((line) => line.personId),
  );
  return lines.map((line, place) => {
    const hindrance = line.accountId ? hindered.get(line.accountId) : undefined;
    const target = targets[place];
    const problems = [...(duplicates[place] ?? [])];
    if (hindrance?.status) {
      const status = ACCOUNT_STATUS_WORDS[hindrance.status];
      problems.push(problem('transfer-not-sealed', 'accountNumber', { status }));
    }
    if (hindrance?.backPayWaits) problems.push(problem('transfer-back-pay-waits', 'accountNumber'));
    if (hindrance?.correctionWaits) problems.push(problem('transfer-correction-waits', 'accountNumber'));
    if (hindrance?.withdrawalWaits) problems.push(problem('transfer-withdrawal-waits', 'accountNumber'));
    problems.push(...unitProblems(units[place]));
    if (line.accountId && line.toUnitId) problems.push(...targetProblems(target));
    return {
      problems,
      reviewReasons: [],
      // the loan follows him.
      marks: line.personId && repaying.has(line.personId) ? ['loan-repaying'] : [],
      personId: line.personId,
      toAccountId: target?.accountId ?? null,
    };
  });
}

/** 转入单位 as lists show it; its number, which is never another unit's, comes first. */
function nameOf({ number, name }: TargetUnit): string {
  return `${number} ${name}`;
}

function numberIn(toUnitName: string | null): string {
  return toUnitName?.split(' ')[0] ?? '';
}

/** the unit must still be one that remits. */
function unitProblems(unit: TargetUnit | undefined): StoredProblem[] {
  if (!unit || ['opened', 'normal', 'deferred'].includes(unit.status)) return [];
  return [problem('to-unit-closed', 'toUnit', { status: UNIT_STATUS_WORDS[unit.status] })];
}

/** RL-27: opened at the new unit first; Q-83: nothing of the account there is in process either. */
function targetProblems(target: TargetAccount | undefined): StoredProblem[] {
  if (!target) return [problem('not-opened-there', 'toUnit')];
  if (target.status !== 'normal') return [problem('not-normal-there', 'toUnit')];
  return target.busy ? [problem('busy-there', 'toUnit')] : [];
}
