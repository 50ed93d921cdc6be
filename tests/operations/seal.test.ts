import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { OpenLine } from '@/lib/filings/open.input';
import { reviewFiling } from '@/lib/filings/review-filing';
import { saveFilings } from '@/lib/filings/save-filings';
import type { SealLine } from '@/lib/filings/seal.input';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { monthSheet } from '@/lib/remittances/month-sheet';
import { PROBLEMS } from '@/lib/text/problems';
import { SEAL_REASONS } from '@/lib/text/terms';
import { unitInForce } from '@/lib/units/unit-in-force';
import { decideWithdrawals } from '@/lib/withdrawals/decide-withdrawals';
import { importWithdrawals } from '@/lib/withdrawals/import-withdrawals';
import {
  accountsOf,
  ALL,
  change,
  closeMonth,
  draftsOf,
  faultsIn,
  filingsOf,
  logOf,
  openAccounts,
  openedEarlier,
  saveOpenings,
  sealAccount,
  sealLine,
} from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { payingUnit } from '../support/paying-units';
import { payMonth, registerMonth } from '../support/remittance';
import { seenFiling } from '../support/reviews';
import { secondAtDesk, withdrawalInput, withdrawalLine } from '../support/withdrawals';

const { owner } = useDatabase();
const seal = saveFilings('seal');
let people = 0;

function newLine(changed: Partial<OpenLine> = {}): OpenLine {
  people += 1;
  return openLine(people, changed);
}

/** A unit with so many accounts that were opened in an earlier month. */
async function unitWith(count: number): Promise<{ clerk: OperatorPrincipal; accounts: AccountRow[] }> {
  const clerk = await makeUnit(owner);
  const lines = Array.from({ length: count }, () => newLine());
  const accounts = await openAccounts(clerk, lines);
  for (const account of accounts) await openedEarlier(owner, account);
  return { clerk, accounts };
}

async function unitWithOne() {
  const { clerk, accounts } = await unitWith(1);
  const [account] = accounts;
  if (!account) throw new Error('one account was opened');
  return { clerk, account };
}

beforeAll(() => setParameters(owner));

describe('sealing accounts', () => {
  test('saves drafts with what the account pays, and changes nothing yet', async () => {
    const { clerk, account } = await unitWithOne();
    const saved = await done(clerk, seal, { lines: [sealLine(account, { reason: '05', note: '病假' })] });
    expect(await draftsOf(clerk)).toMatchObject([
      {
        id: saved.ids[0],
        kind: 'seal',
        accountNumber: account.number,
        name: account.name,
        idNumberMask: account.idNumberMask,
        monthly: account.monthly,
        reason: '05',
        note: '病假',
        problems: [],
      },
    ]);
    expect(await accountsOf(clerk)).toEqual([account]);
  });

  test('submitted, seals from the open month on and takes the money off the sheet', async () => {
    const clerk = await makeUnit(owner);
    await openAccounts(clerk, [newLine(), newLine(), newLine()]);
    await payMonth(await makeStaff(owner, ['funds']), await registerMonth(owner, clerk));
    const [gone] = await accountsOf(clerk);
    if (!gone) throw new Error('three accounts were opened');
    await done(clerk, seal, { lines: [sealLine(gone)] });
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 1, review: 0 });
    const [row] = await owner.raw`select status, sealed_month, seal_reason from accounts where id = ${gone.id}`;
    expect(row).toEqual({ status: 'sealed', sealed_month: '2019-09', seal_reason: '01' });
    const sheet = await readAs(clerk, async (tx) => monthSheet(tx, await unitInForce(tx, clerk.unitId)));
    expect(sheet.previous).toEqual({ heads: 3, amount: 720_000n });
    expect(sheet.reduced).toEqual({ heads: 1, amount: gone.monthly });
    expect(sheet.current).toEqual({ heads: 2, amount: 480_000n });
    expect(await filingsOf(clerk, ['effective'])).toContainEqual(
      expect.objectContaining({ kind: 'seal', accountNumber: gone.number, month: '2019-09', monthly: gone.monthly }),
    );
  });

  test('opening and sealing go in one submission', async () => {
    const { clerk, account } = await unitWithOne();
    await done(clerk, seal, { lines: [sealLine(account)] });
    await saveOpenings(clerk, [newLine()]);
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 2 });
    expect((await accountsOf(clerk)).map((row) => row.status).sort()).toEqual(['normal', 'sealed']);
  });

  test('takes a reason by code, by its word, or by both', async () => {
    const { clerk, accounts } = await unitWith(3);
    const typed = ['04', SEAL_REASONS['04'], `04 ${SEAL_REASONS['04']}`];
    await done(clerk, seal, { lines: accounts.map((account, place) => sealLine(account, { reason: typed[place] })) });
    expect((await draftsOf(clerk)).map((row) => row.reason)).toEqual(['04', '04', '04']);
  });

  test('finds the account by ID number where no account number is given', async () => {
    const clerk = await makeUnit(owner);
    const line = newLine();
    const [account] = await openAccounts(clerk, [line]);
    await openedEarlier(owner, account);
    const typed: SealLine = {
      accountNumber: '',
      idNumber: line.idNumber.toLowerCase(),
      name: line.name,
      reason: '01',
      leftOn: '',
      note: '',
    };
    await done(clerk, seal, { lines: [typed] });
    expect(await draftsOf(clerk)).toMatchObject([{ accountNumber: account?.number }]);
  });

  test('death goes to the centre, and seals once it is approved', async () => {
    const { clerk, account } = await unitWithOne();
    await done(clerk, seal, { lines: [sealLine(account, { reason: '07' })] });
    expect(await draftsOf(clerk)).toMatchObject([{ reviewReasons: ['death-needs-review'] }]);
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 0, review: 1 });
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'normal' }]);
    const [waiting] = await filingsOf(clerk, ['in-review']);
    const reviewer = await makeStaff(owner, ['reviewer']);
    await done(reviewer, reviewFiling, await seenFiling({ id: waiting?.id ?? '', decision: 'approve', opinion: '' }));
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'sealed' }]);
  });
});

describe('what is wrong with a line', () => {
  test.each<[string, Partial<SealLine>, string, string]>([
    ['no reason', { reason: '' }, 'reason', 'seal-reason-missing'],
    ['an unknown reason', { reason: '辞职了' }, 'reason', 'seal-reason-unknown'],
    ['其他 without a note', { reason: '99' }, 'note', 'seal-note-missing'],
    ['an unknown account', { accountNumber: '540000000000' }, 'accountNumber', 'account-unknown'],
    ['neither account nor ID number', { accountNumber: ' ' }, 'accountNumber', 'account-ambiguous'],
    ['another name', { name: '另外一人' }, 'name', 'account-and-name-differ'],
  ])('%s', async (_, changed, field, code) => {
    const { clerk, account } = await unitWithOne();
    const faults = faultsIn(await act(clerk, seal, { input: { lines: [sealLine(account, changed)] } }));
    expect(faults).toMatchObject([{ line: 0, field, code }]);
    expect(await draftsOf(clerk)).toEqual([]);
  });

  test('the same account twice, or already among the drafts', async () => {
    const { clerk, account } = await unitWithOne();
    const twice = faultsIn(await act(clerk, seal, { input: { lines: [sealLine(account), sealLine(account)] } }));
    expect(twice.map(({ line, code }) => [line, code])).toEqual([
      [0, 'account-in-drafts'],
      [1, 'account-in-drafts'],
    ]);
    await done(clerk, seal, { lines: [sealLine(account)] });
    expect(faultsIn(await act(clerk, seal, { input: { lines: [sealLine(account)] } }))).toMatchObject([
      { code: 'account-in-drafts' },
    ]);
  });

  test('an account that is sealed or frozen', async () => {
    const { clerk, accounts } = await unitWith(2);
    const [sealed, frozen] = accounts;
    await sealAccount(owner, clerk, sealed);
    await change(owner, sql`update accounts set status = 'frozen' where id = ${frozen?.id ?? ''}`);
    const faults = faultsIn(await act(clerk, seal, { input: { lines: accounts.map((account) => sealLine(account)) } }));
    expect(faults).toMatchObject([
      { line: 0, code: 'account-not-normal', values: { status: '封存' } },
      { line: 1, code: 'account-not-normal', values: { status: '冻结' } },
    ]);
  });

  test('an account that was opened this month: taken back instead', async () => {
    const clerk = await makeUnit(owner);
    const [account] = await openAccounts(clerk, [newLine()]);
    const lines = account ? [sealLine(account)] : [];
    expect(faultsIn(await act(clerk, seal, { input: { lines } }))).toMatchObject([{ code: 'opened-this-month' }]);
  });

  test('another unit’s account is unknown, by number and by ID number', async () => {
    const clerk = await makeUnit(owner);
    const line = newLine();
    const [account] = await openAccounts(clerk, [line]);
    await openedEarlier(owner, account);
    const stranger = await makeUnit(owner);
    const byNumber = sealLine({ number: account?.number ?? '', name: line.name });
    const byId = { ...byNumber, accountNumber: '', idNumber: line.idNumber };
    const faults = faultsIn(await act(stranger, seal, { input: { lines: [byNumber, byId] } }));
    expect(faults.map(({ line: place, code }) => [place, code])).toEqual([
      [0, 'account-unknown'],
      [1, 'account-unknown'],
    ]);
  });
});

describe('submitting a sealing', () => {
  test('whose account was sealed meanwhile leaves it with its reason', async () => {
    const { clerk, account } = await unitWithOne();
    await done(clerk, seal, { lines: [sealLine(account)] });
    await change(owner, sql`update accounts set status = 'sealed', sealed_month = '2019-08' where id = ${account.id}`);
    expect(await act(clerk, submitFilings, { input: ALL })).toMatchObject({ refusal: 'nothing-to-submit' });
    expect(await draftsOf(clerk)).toMatchObject([
      { problems: [{ code: 'account-not-normal', values: { status: '封存' } }] },
    ]);
  });

  test('after the month was saved is refused, saving the draft is not', async () => {
    const clerk = await makeUnit(owner);
    await openAccounts(clerk, [newLine()]);
    await payMonth(await makeStaff(owner, ['funds']), await registerMonth(owner, clerk));
    await closeMonth(clerk);
    const [account] = await accountsOf(clerk);
    if (!account) throw new Error('one account was opened');
    await done(clerk, seal, { lines: [sealLine(account)] });
    expect(await act(clerk, submitFilings, { input: ALL })).toMatchObject({ refusal: 'month-not-open' });
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'normal' }]);
  });
});

describe('a withdrawal that waits for a second person (Q-23)', () => {
  let funds: StaffPrincipal;
  let second: StaffPrincipal;

  beforeAll(async () => {
    funds = await makeStaff(owner, ['funds']);
    second = await secondAtDesk(owner);
  });

  /** 100.00 of each of them. Gives the file's id. */
  async function proposed(...accounts: AccountRow[]): Promise<string> {
    const lines = accounts.map((account) => withdrawalLine(account));
    return (await done(funds, importWithdrawals, withdrawalInput(lines))).id;
  }

  const WAITS = { code: 'seal-withdrawal-waits', field: 'accountNumber' };

  test.each(['decline', 'confirm'] as const)('stands in the way of whose it is, until they %s it', async (decision) => {
    const { clerk, accounts } = await payingUnit(owner, funds, [newLine(), newLine(), newLine()]);
    const id = await proposed(...accounts.slice(1, 2));
    const input = { lines: accounts.map((account) => sealLine(account)) };
    // Nothing of the withdrawal itself: units see none that waits.
    expect(faultsIn(await act(clerk, seal, { input }))).toEqual([{ line: 1, name: accounts[1]?.name, ...WAITS }]);
    await done(second, decideWithdrawals, { id, decision });
    await done(clerk, seal, input);
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 3 });
  });

  test('that came after the draft leaves it with its reason', async () => {
    const { clerk, accounts, account } = await payingUnit(owner, funds, [newLine(), newLine()]);
    await done(clerk, seal, { lines: accounts.map((each) => sealLine(each)) });
    const id = await proposed(account);
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 1, left: 1 });
    expect(await draftsOf(clerk)).toMatchObject([{ accountNumber: account.number, problems: [WAITS] }]);
    await done(second, decideWithdrawals, { id, decision: 'confirm' });
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 1, left: 0 });
  });

  test('that came over a sealing in review is taken in, and the sealing approved once it is decided', async () => {
    const { clerk, account } = await payingUnit(owner, funds, [newLine()]);
    await done(clerk, seal, { lines: [sealLine(account, { reason: '07' })] });
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ review: 1 });
    const [waiting] = await filingsOf(clerk, ['in-review']);
    const id = await proposed(account);
    const reviewer = await makeStaff(owner, ['reviewer']);
    const input = await seenFiling({ id: waiting?.id ?? '', decision: 'approve', opinion: '' });
    const fault = PROBLEMS['seal-withdrawal-waits']();
    expect(await act(reviewer, reviewFiling, { input })).toMatchObject({
      ...{ refusal: 'review-finds-fault', values: { fault } },
    });
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'normal' }]);
    await done(second, decideWithdrawals, { id, decision: 'confirm' });
    await done(reviewer, reviewFiling, await seenFiling(input));
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'sealed' }]);
  });
});

describe('who may, and how often', () => {
  test('who may not is refused, and that is recorded', async () => {
    const { clerk, account } = await unitWithOne();
    const input = { lines: [sealLine(account)] };
    expect(await act({ ...clerk, roles: ['viewer'] }, seal, { input })).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(await makeStaff(owner, ['reviewer']), seal, { input })).toMatchObject({
      refusal: 'not-permitted',
    });
    expect(await logOf(owner, clerk.id, 'seal.save')).toEqual(['not-permitted']);
  });

  test('under one key once, with other input refused, of two tabs one', async () => {
    const { clerk, account } = await unitWithOne();
    const [key, input] = [randomUUID(), { lines: [sealLine(account)] }];
    const [first, second] = await Promise.all([act(clerk, seal, { input, key }), act(clerk, seal, { input, key })]);
    expect(second).toEqual(first);
    const other = { lines: [sealLine(account, { reason: '04' })] };
    expect(await act(clerk, seal, { input: other, key })).toMatchObject({ refusal: 'request-key-reused' });
    expect(faultsIn(await act(clerk, seal, { input: other }))).toMatchObject([{ code: 'account-in-drafts' }]);
    expect(await draftsOf(clerk)).toHaveLength(1);
  });
});
