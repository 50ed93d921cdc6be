import { sql } from 'drizzle-orm';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import type { FilingKind } from '@/lib/filings/filing';
import type { TypedLine } from '@/lib/filings/filing-kind';
import { listOf } from '@/lib/filings/lists';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import type { Outcome } from '@/lib/operations/perform';
import { importWithdrawals } from '@/lib/withdrawals/import-withdrawals';
import { numberOf } from '../back-payments';
import { accountsOf, change, faultsIn, openAccounts, sealLine } from '../change-roster';
import { backPayLine, baseLine, file, linesOf, transferLine, unsealLine } from '../filing-kinds';
import { act, done, makeUnit } from '../hall';
import { atLeastOne, moveToBranch, newLine, payingUnit, unitWithSealed } from '../paying-units';
import { actOn, saveMonth } from '../remittance';
import { seenFiling } from '../reviews';
import { lineOf, makeMover } from '../transfers';
import { withdrawalInput, withdrawalLine } from '../withdrawals';
import type { Hall, ShownRuling } from './ruling';

/** Saves a line on a day: the codes of its faults, or what the draft says of review and warnings. */
async function said(clerk: OperatorPrincipal, kind: FilingKind, { line, today = '2019-08-20' }: Said) {
  const outcome = await actOn(today, clerk, { operation: saveFilings(kind), input: { lines: [line] } });
  if (!outcome.ok)
    return outcome.refusal === 'line-faulty' ? faultsIn(outcome).map(({ code }) => code) : refusal(outcome);
  const draft = (await linesOf(clerk, kind)).find(({ id }) => id === outcome.result.ids[0]);
  return draft ? [...draft.reviewReasons, ...draft.marks, ...draft.problems.map(({ code }) => code)] : [];
}

interface Said {
  line: TypedLine;
  today?: string;
}

function refusal(outcome: Outcome<unknown>): string[] {
  return outcome.ok ? [] : [outcome.refusal];
}

async function revoked(clerk: OperatorPrincipal, ids: readonly string[], today = '2019-08-20'): Promise<string[]> {
  const input = { ids: [...ids], reason: '办错' };
  return refusal(await actOn(today, clerk, { operation: revokeFilings, input }));
}

/** Lets the person of an account repay a loan. */
async function lend({ owner }: Hall, account: { id: string }): Promise<void> {
  await change(
    owner,
    sql`insert into loans (id, person_id, contract_number, bank, amount, balance, monthly_repayment, term_months, overdue_months, granted_on, state, imported_at)
      select gen_random_uuid(), person_id, ${account.id}, '测试银行', 20000000, 10000000, 150000, 240, 0, '2015-01-01', 'repaying', now()
      from accounts where id = ${account.id}`,
  );
}

/** Somebody who was sealed before anything was paid for him, and has been opened at another unit, whose transfer books nothing. */
async function movedWithNothing({ owner }: Hall) {
  const [old, next, line] = [await makeUnit(owner), await makeUnit(owner), newLine()];
  const account = atLeastOne(await openAccounts(old, [line]));
  await change(owner, sql`update filings set month = '2019-07' where id = ${account.id}`);
  await file(old, 'seal', [sealLine(account)]);
  const there = atLeastOne(await openAccounts(next, [line]));
  await file(old, 'transfer', [transferLine(account, { toUnit: await numberOf(owner, next) })]);
  return { next, there };
}

const SEAL_AND_TRANSFER: readonly ShownRuling[] = [
  {
    ...{ rule: 'Q-23', kind: 'seal', situation: 'a withdrawal waits for the centre', says: 'seal-withdrawal-waits' },
    async answer({ owner, funds }) {
      const { clerk, account } = await payingUnit(owner, funds);
      await done(funds, importWithdrawals, withdrawalInput([withdrawalLine(account)]));
      return said(clerk, 'seal', { line: sealLine(account) });
    },
  },
  {
    ...{ rule: 'Q-77', kind: 'back-pay', situation: 'before he was hired', says: 'back-pay-month-before-hired' },
    async answer({ owner, funds }) {
      const { clerk } = await payingUnit(owner, funds);
      const account = atLeastOne(await openAccounts(clerk, [newLine({ hiredOn: '2019-09-02' })]));
      return said(clerk, 'back-pay', { line: backPayLine(account, { forMonth: '201908' }) });
    },
  },
  {
    ...{ rule: 'Q-23', kind: 'seal', situation: 'he repays a loan', says: 'loan-repaying' },
    async answer(hall) {
      const { clerk, account } = await payingUnit(hall.owner, hall.funds);
      await lend(hall, account);
      return said(clerk, 'seal', { line: sealLine(account) });
    },
  },
  {
    ...{ rule: 'Q-24', kind: 'seal', situation: 'the unit is in arrears', says: 'arrears-remain' },
    async answer({ owner, funds }) {
      const { clerk, account } = await payingUnit(owner, funds);
      return said(clerk, 'seal', { line: sealLine(account), today: '2019-11-20' });
    },
  },
  {
    ...{ rule: 'Q-91', kind: 'transfer', situation: 'he repays a loan', says: 'loan-repaying' },
    async answer(hall) {
      const mover = await makeMover(hall.owner, hall.funds);
      await lend(hall, mover.account);
      return said(mover.old, 'transfer', { line: lineOf(mover) });
    },
  },
  {
    ...{ rule: 'Q-84', kind: 'transfer', situation: 'he was transferred before', says: 'transfer-not-sealed' },
    async answer({ owner, funds }) {
      const mover = await makeMover(owner, funds);
      await file(mover.old, 'transfer', [lineOf(mover)]);
      return said(mover.old, 'transfer', { line: lineOf(mover) });
    },
  },
];

const BASES: readonly ShownRuling[] = [
  {
    ...{ rule: 'Q-30', kind: 'base', situation: 'raised outside the window', says: 'base-outside-window' },
    async answer({ owner, funds }) {
      const { clerk, account } = await payingUnit(owner, funds);
      await moveToBranch(owner, clerk, { branch: '窗口外管理部', windowFrom: '07-01', windowTo: '07-31' });
      return said(clerk, 'base', { line: baseLine(account) });
    },
  },
  {
    ...{ rule: 'Q-33', kind: 'base', situation: 'lowered outside the window', says: 'base-lowered-outside-window' },
    async answer({ owner, funds }) {
      const { clerk, account } = await payingUnit(owner, funds);
      await moveToBranch(owner, clerk, { branch: '窗口外管理部', windowFrom: '07-01', windowTo: '07-31' });
      return said(clerk, 'base', { line: baseLine(account, { base: '8000' }) });
    },
  },
  {
    ...{ rule: 'Q-37', kind: 'base', situation: 'frozen', says: 'adjust-not-normal' },
    async answer({ owner, funds }) {
      const { clerk, account } = await payingUnit(owner, funds);
      await change(owner, sql`update accounts set status = 'frozen' where id = ${account.id}`);
      return said(clerk, 'base', { line: baseLine(account) });
    },
  },
  {
    ...{ rule: 'Q-31', kind: 'base', situation: 'the base that is paid by already', says: 'base-unchanged' },
    async answer({ owner, funds }) {
      const { clerk, account } = await payingUnit(owner, funds);
      return said(clerk, 'base', { line: baseLine(account, { base: '10000' }) });
    },
  },
  {
    ...{ rule: 'Q-46', kind: 'ratio', situation: 'raised a second time in the year', says: 'ratio-changed-this-year' },
    async answer({ owner, funds }) {
      const { clerk } = await payingUnit(owner, funds, [newLine()], 800);
      await file(clerk, 'ratio', [{ unitRatio: '10', ownRatio: '10', note: '' }]);
      return said(clerk, 'ratio', { line: { unitRatio: '12', ownRatio: '12', note: '' } });
    },
  },
];

interface People {
  clerk: OperatorPrincipal;
  sealed: AccountRow;
  paying: AccountRow;
}

/** What the unit must not take back, of each kind that goes by the month. */
const FILED: { kind: FilingKind; ratio?: number; line: (unit: People) => TypedLine }[] = [
  { kind: 'open', line: () => newLine() },
  { kind: 'seal', line: ({ paying }) => sealLine(paying) },
  { kind: 'unseal', line: ({ sealed }) => unsealLine(sealed) },
  { kind: 'base', line: ({ paying }) => baseLine(paying) },
  { kind: 'ratio', ratio: 1000, line: () => ({ unitRatio: '12', ownRatio: '12', note: '' }) },
];

async function people({ owner, funds }: Hall, ratio = 1200): Promise<People> {
  const { clerk, account: sealed } = await unitWithSealed(owner, funds);
  // Somebody more, or a month without the one who pays would have nothing to pay and close at once.
  await openAccounts(clerk, [newLine()]);
  await change(owner, sql`update units set unit_ratio = ${ratio}, own_ratio = ${ratio} where id = ${clerk.unitId}`);
  return { clerk, sealed, paying: atLeastOne(await accountsOf(clerk, ['normal'])) };
}

const REVOKING: readonly ShownRuling[] = [
  ...FILED.flatMap(({ kind, ratio, line }): ShownRuling[] => [
    {
      ...{ rule: 'Q-67', kind: 'revoke', situation: `${kind}, once the month is saved`, says: 'month-not-open' },
      async answer(hall) {
        const unit = await people(hall, ratio);
        const { ids } = await file(unit.clerk, kind, [line(unit)]);
        await saveMonth(unit.clerk);
        return revoked(unit.clerk, ids);
      },
    },
    {
      ...{ rule: 'Q-66', kind: 'revoke', situation: `${kind}, by another unit`, says: 'not-found' },
      async answer(hall) {
        const unit = await people(hall, ratio);
        const { ids } = await file(unit.clerk, kind, [line(unit)]);
        return revoked(await makeUnit(hall.owner), ids);
      },
    },
  ]),
  {
    ...{
      rule: 'Q-70',
      kind: 'revoke',
      situation: 'a transfer of nothing has come to an opened account',
      says: 'not-revocable',
    },
    async answer(hall) {
      const { next, there } = await movedWithNothing(hall);
      return revoked(next, [there.id]);
    },
  },
  {
    ...{ rule: 'Q-72', kind: 'revoke', situation: 'a sealing that the centre has reviewed', says: 'revoke-reviewed' },
    async answer(hall) {
      const { clerk, paying } = await people(hall);
      const { ids } = await file(clerk, 'seal', [sealLine(paying, { reason: '07' })]);
      await done(hall.reviewer, reviewFiling, await seenFiling({ id: ids[0] ?? '', decision: 'approve', opinion: '' }));
      return revoked(clerk, ids);
    },
  },
  {
    ...{ rule: 'Q-85', kind: 'revoke', situation: 'a transfer, in the next calendar month', says: 'revoke-month-over' },
    async answer({ owner, funds }) {
      const mover = await makeMover(owner, funds);
      const { ids } = await file(mover.old, 'transfer', [lineOf(mover)]);
      return revoked(mover.old, ids, '2019-09-01');
    },
  },
];

const OPENINGS: readonly ShownRuling[] = [
  {
    ...{ rule: 'C-5', kind: 'open', situation: 'the centre knows his phone', says: 'phone-kept' },
    async answer({ owner }) {
      const line = newLine({ phone: '10012345678' });
      const first = await makeUnit(owner);
      const account = atLeastOne(await openAccounts(first, [line]));
      await done(first, revokeFilings, { ids: [account.id], reason: '办错' });
      return said(first, 'open', { line: { ...line, phone: '10087654321' } });
    },
  },
  {
    ...{ rule: 'Q-95', kind: 'open', situation: 'a good line that went wrong meanwhile', says: 'nothing-to-submit' },
    async answer({ owner }) {
      const [clerk, other, line] = [await makeUnit(owner), await makeUnit(owner), newLine()];
      const { ids } = await done(clerk, saveFilings('open'), { lines: [line] });
      await openAccounts(other, [line]);
      const input = { list: listOf('open'), select: ids };
      return refusal(await act(clerk, submitFilings, { input }));
    },
  },
];

/** Rulings that the table shows by itself. */
export const SHOWN: readonly ShownRuling[] = [...SEAL_AND_TRANSFER, ...BASES, ...REVOKING, ...OPENINGS];
