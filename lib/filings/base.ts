import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { adjustBases, revokeAdjustments } from '@/lib/accounts/adjust-bases';
import { adjustmentReasons } from '@/lib/contributions/adjustment-reasons';
import { isInWindow } from '@/lib/contributions/adjustment-window';
import type { ReviewReason } from '@/lib/text/problems';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import { trimText } from '@/lib/values/digits';
import { addFen, fen, fenToText, readMoney, ZERO, type Fen } from '@/lib/values/money';
import { fundYearOf } from '@/lib/values/month';
import { accountStandings, type AccountStanding } from './account-standings';
import { AMOUNT_COLUMNS } from './amount-columns';
import { applyToAll, namesWhere } from './application';
import { baseInput, type BaseLine } from './base.input';
import { problem, type Finding, type LineToCheck } from './draft-line';
import { duplicatePersons } from './duplicate-lines';
import { IN_OPEN_MONTH, type FilingDesk, type FilingKindDefinition } from './filing-kind';
import { ACCOUNT_COLUMNS, readOwnLines, SAME_ACCOUNT, type OwnAccount } from './own-accounts';
import { readAmounts } from './read-amounts';

/**
 * 基数调整: a 正常 account pays on another base from the unit's open month on (RL-16 to RL-18, Q-29 to Q-37). In range it is done at once; outside
 * the limits, a second time in the fund year, or outside the centre's window it goes to 归集复核岗. A raise proposes to make up the
 * fund year's paid months. Refuses a base that is the account's already.
 */
export const base: FilingKindDefinition = {
  kind: 'base',
  ...IN_OPEN_MONTH,
  input: baseInput,
  columns: [...ACCOUNT_COLUMNS, ...AMOUNT_COLUMNS],

  read: (tx, { unit }, lines) =>
    readOwnLines(tx, { unit, lines: lines as readonly BaseLine[] }, (line, account) => {
      const { problems, ...values } =
        account && saysNothingNew(line, account) ? kept(account) : readAmounts(line, unit);
      return { values, problems };
    }),

  retype(line) {
    return {
      accountNumber: '',
      idNumber: '',
      name: line.name ?? '',
      base: line.base === null ? '' : fenToText(line.base),
      monthly: '',
    };
  },

  check: checkAdjustments,

  apply: (tx, application) => applyToAll(tx, application, adjustBases),

  irrevocable: (tx, application) => namesWhere(tx, application, sql`a.status <> 'normal' or a.base <> f.base`),

  revert: (tx, application) => applyToAll(tx, application, revokeAdjustments),
};

/** Several bases yield one monthly amount: the one that is paid already says nothing of another base. */
function saysNothingNew({ base, monthly }: BaseLine, { unitShare, ownShare }: OwnAccount): boolean {
  const typed = readMoney(monthly);
  return trimText(base) === '' && typed.ok && typed.fen === addFen(unitShare ?? ZERO, ownShare ?? ZERO);
}

function kept({ base: now, unitShare, ownShare }: OwnAccount): ReturnType<typeof readAmounts> {
  return { base: now, unitShare, ownShare, problems: [] };
}

async function checkAdjustments(tx: Tx, desk: FilingDesk, lines: readonly LineToCheck[]): Promise<Finding[]> {
  const standings = await accountStandings(tx, desk.unit, lines);
  const duplicates = await duplicatePersons(tx, desk.unit.id, { kind: 'base', lines, words: SAME_ACCOUNT });
  return lines.map((line, place) => {
    const standing = line.accountId ? standings.get(line.accountId) : undefined;
    const problems = [...(duplicates[place] ?? [])];
    if (standing && standing.status !== 'normal') {
      const status = ACCOUNT_STATUS_WORDS[standing.status];
      problems.push(problem('adjust-not-normal', 'accountNumber', { status }));
    }
    if (standing?.base !== undefined && line.base === standing.base) problems.push(problem('base-unchanged', 'base'));
    return {
      problems,
      reviewReasons: standing && line.base !== null ? reviewReasons(line.base, { standing, desk }) : [],
      marks: standing && line.base !== null && isBehind(line.base, { standing, desk }) ? ['difference-payable'] : [],
      personId: line.personId,
    };
  });
}

/** a raise, and months of the same fund year were paid on less already. */
function isBehind(to: Fen, { standing, desk }: { standing: AccountStanding; desk: FilingDesk }): boolean {
  const { remittedMonth } = standing;
  return to > standing.base && remittedMonth !== null && remittedMonth >= fundYearOf(desk.unit.openMonth).from;
}

/** what an adjustment is looked at for. */
function reviewReasons(
  to: Fen,
  { standing, desk: { unit, today } }: { standing: AccountStanding; desk: FilingDesk },
): ReviewReason[] {
  const { floorBase, capBase } = unit.parameters;
  const inWindow = isInWindow(today, unit.parameters);
  const { adjustedThisYear } = standing;
  return adjustmentReasons(to, { from: fen(standing.base), adjustedThisYear, inWindow, floorBase, capBase });
}
