import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { getDocumentProxy, extractText } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { issuePaper } from '@/lib/papers/issue-paper';
import type { IssuePaper } from '@/lib/papers/issue-paper.input';
import { findPaper, getPaper, listAllPapers, listPapers } from '@/lib/papers/list-papers';
import { renderPaper } from '@/lib/papers/render-paper';
import { revokePaper, voidPaper } from '@/lib/papers/revoke-paper';
import { verifyPaper } from '@/lib/papers/verify-paper';
import { changeMethod } from '@/lib/remittances/change-method';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { PAYMENT_METHOD_WORDS } from '@/lib/text/terms';
import { formatFen, fen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { payBack, registerAlone } from '../support/back-payments';
import { openAccounts } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { atLeastOne, newLine } from '../support/paying-units';
import { secondAtDesk, withdraw, withdrawalLine, withMoney } from '../support/withdrawals';
import {
  actOn,
  openPeople,
  payMonth,
  receiptFor,
  registerMonth,
  rowsOf,
  saveMonth,
  type Registered,
} from '../support/remittance';

const { owner } = useDatabase();
const SITE = 'http://localhost:3000/verify';

let clerk: OperatorPrincipal;
let funds: StaffPrincipal;
let paid: Registered;
let number: string;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
  clerk = await makeUnit(owner, { name: '雪山乳业有限公司' });
  await openPeople(clerk, 3, [{ name: '㐱骉䶮' }, { name: '𠮷一' }]);
  paid = await registerMonth(owner, clerk);
  await payMonth(funds, paid);
  const [person] = await rowsOf<{ number: string }>(
    owner,
    sql`select number from accounts where unit_id = ${clerk.unitId} order by number limit 1`,
  );
  number = person?.number ?? '';
});

async function textOf(operator: OperatorPrincipal, id: string): Promise<{ text: string; pages: number }> {
  const bytes = await readAs(operator, async (tx) => {
    const paper = await getPaper(tx, operator.unitId, id);
    if (!paper) throw new Error('the paper is there');
    return buffer(await renderPaper(tx, { paper, site: SITE }));
  });
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return { text: text.replace(/\s+/g, ' '), pages: totalPages };
}

async function issued(paper: IssuePaper, operator = clerk) {
  const { id, number: given } = await done(operator, issuePaper, paper);
  const [row] = await rowsOf<{ check_code: string }>(owner, sql`select check_code from papers where id = ${id}`);
  return { id, number: given, code: row?.check_code ?? '', ...(await textOf(operator, id)) };
}

describe('a paper', () => {
  test('缴款凭证 says what was paid, in figures and capitals, as the database has it', async () => {
    const voucher = await issued({ kind: 'voucher', paymentId: paid.paymentId });
    const [payment] = await rowsOf<{ voucher_number: string; check_code: string; amount: bigint; number: string }>(
      owner,
      sql`select voucher_number, check_code, amount, number from payments where id = ${paid.paymentId}`,
    );
    const amount = fen(payment?.amount ?? 0n);
    expect(voucher.number).toBe(payment?.voucher_number);
    for (const said of [
      payment?.check_code,
      payment?.number,
      formatFen(amount),
      moneyInCapitals(amount),
      '201908',
      '3 人',
      SITE,
    ]) {
      expect(voucher.text).toContain(said);
    }
    expect(voucher.pages).toBe(1);
    const again = await issued({ kind: 'voucher', paymentId: paid.paymentId });
    expect(again.id).toBe(voucher.id);
  });

  test('缴款通知书 has the code and the deadline while the money is awaited, and is no more when it is not', async () => {
    const other = await makeUnit(owner);
    await openPeople(other, 2);
    const due = await registerMonth(owner, other);
    const notice = await issued({ kind: 'notice', paymentId: due.paymentId }, other);
    const [year = '', month = '', day = ''] = due.deadline.split('-');
    for (const said of [formatFen(fen(due.amount)), '测试公积金中心', `${year}年${Number(month)}月${Number(day)}日`]) {
      expect(notice.text).toContain(said);
    }
    expect(notice.text.replaceAll(' ', '')).toContain(due.code);
    expect(await done(other, issuePaper, { kind: 'notice', paymentId: due.paymentId })).toMatchObject({
      id: notice.id,
    });
    await done(other, changeMethod, { paymentId: due.paymentId, method: 'treasury' });
    const changed = await issued({ kind: 'notice', paymentId: due.paymentId }, other);
    expect(changed.id).not.toBe(notice.id);
    expect(changed.text).toContain(PAYMENT_METHOD_WORDS.treasury);
    await payMonth(funds, due);
    const late = await makeUnit(owner);
    expect(await act(other, issuePaper, { input: { kind: 'notice', paymentId: due.paymentId } })).toMatchObject({
      refusal: 'payment-not-due',
    });
    expect(await act(late, issuePaper, { input: { kind: 'notice', paymentId: due.paymentId } })).toMatchObject({
      refusal: 'not-found',
    });
    expect(await act(clerk, issuePaper, { input: { kind: 'notice', paymentId: paid.paymentId } })).toMatchObject({
      refusal: 'payment-not-due',
    });
  });

  test('汇缴清册 has everybody on the roster with their amounts, page after page', async () => {
    const roster = await issued({ kind: 'roster', remittanceId: paid.remittanceId });
    expect(roster.pages).toBe(1);
    const lines = await rowsOf<{ account_number: string; id_number_mask: string; monthly: bigint }>(
      owner,
      sql`select account_number, id_number_mask, unit_share + own_share as monthly from roster_lines where remittance_id = ${paid.remittanceId}`,
    );
    for (const line of lines) {
      for (const said of [line.account_number, line.id_number_mask, formatFen(fen(line.monthly))])
        expect(roster.text).toContain(said);
    }
    const large = await makeUnit(owner);
    await openPeople(large, 90);
    const long = await issued({ kind: 'roster', remittanceId: await saveMonth(large) }, large);
    expect(long.pages).toBe(3);
    expect(long.text).toContain('第 1 页 共 3 页');
    expect(long.text).toContain('第 3 页 共 3 页');
    expect(long.text).toContain('216,000.00');
  });

  test('单位缴存证明 and 职工缴存证明 say how things stand in the books', async () => {
    const unit = await issued({ kind: 'unit-certificate' });
    for (const said of ['雪山乳业', '2019年8月', '3 人', '7,200.00', moneyInCapitals(fen(720000n)), '特此证明'])
      expect(unit.text).toContain(said);
    const person = await issued({ kind: 'employee-certificate', accountNumber: number });
    for (const said of [number, '2,400.00', moneyInCapitals(fen(240000n)), '10,000.00', '正常'])
      expect(person.text).toContain(said);
    expect(person.text).toMatch(/540199\*{8}\d{3}[\dX]/);
    expect(person.text).not.toMatch(/\d{17}[\dX]/);
  });

  test('职工对账单 of a fund year has its lines, and of the year before none', async () => {
    const statement = await issued({ kind: 'statement', accountNumber: number, year: 2019 });
    for (const said of ['2019年7月至2020年6月', '公积金汇缴201908至201908', '2019-08-20', '2,400.00'])
      expect(statement.text).toContain(said);
    const empty = await issued({ kind: 'statement', accountNumber: number, year: 2018 });
    expect(empty.text).toContain('本期没有明细');
    expect(
      await act(clerk, issuePaper, { input: { kind: 'statement', accountNumber: number, year: 2020 } }),
    ).toMatchObject({
      refusal: 'fund-year-not-begun',
    });
  });

  test('职工对账单 says what was withdrawn, as pay-out, and what is left', async () => {
    const worker = await makeUnit(owner);
    const [person] = await withMoney(owner, { clerk: worker, funds });
    if (!person) throw new Error('the unit has somebody');
    const second = await secondAtDesk(owner);
    await withdraw({ funds, second }, [
      withdrawalLine(person, { kind: 'purchase-withdrawal', amount: '1000.10' }),
      withdrawalLine(person, { kind: 'repayment-withdrawal', amount: '99.90' }),
    ]);
    const { text } = await issued({ kind: 'statement', accountNumber: person.number, year: 2019 }, worker);
    for (const said of ['购买自住房提取', '1,000.10', '1,399.90', '偿还购房贷款本息', '99.90', '1,300.00'])
      expect(text).toContain(said);
    const certificate = await issued({ kind: 'employee-certificate', accountNumber: person.number }, worker);
    expect(certificate.text).toContain('1,300.00');
  });

  test('shows rare characters of names, and one that the font lacks by its number, never as an empty box', async () => {
    const roster = await issued({ kind: 'roster', remittanceId: paid.remittanceId });
    expect(roster.text).toContain('㐱骉䶮');
    expect(roster.text).toContain('〔U+20BB7〕一');
  });

  test('that was changed after it was given out is not printed any more', async () => {
    const { id } = await issued({ kind: 'unit-certificate' });
    await rowsOf(owner, sql`update papers set balance = balance + 1 where id = ${id}`);
    await expect(textOf(clerk, id)).rejects.toThrow('was changed');
    await expect(
      readAs(clerk, (tx) => tx.execute(sql`update papers set balance = balance - 1 where id = ${id}`)),
    ).rejects.toThrow('permission denied');
  });
});

test('单位缴存证明 counts who pays: not yet who starts in a later month (Q-12)', async () => {
  const paying = await makeUnit(owner);
  await openPeople(paying, 2);
  await payMonth(funds, await registerMonth(owner, paying));
  const certificate = async () => {
    const { id } = await done(paying, issuePaper, { kind: 'unit-certificate' });
    return readAs(paying, (tx) => getPaper(tx, paying.unitId, id));
  };
  const before = await certificate();
  await openAccounts(paying, [newLine({ firstMonth: '201911' })]);
  expect(await certificate()).toMatchObject({ heads: 2, amount: before?.amount });
});

describe('无欠缴证明', () => {
  const input = { kind: 'no-arrears' } as const;

  test('is given to who owes nothing', async () => {
    const paper = await issued(input);
    for (const said of ['截至2019年8月20日', '已缴至2019年8月', '没有到期未缴']) expect(paper.text).toContain(said);
  });

  test('is refused with the months that are owed, to who has paid nothing yet, and while payment is deferred', async () => {
    expect(await actOn('2019-11-07', clerk, { operation: issuePaper, input })).toMatchObject({
      refusal: 'months-owed',
      values: { months: '2019年9月至2019年11月', count: '3' },
    });
    expect(await actOn('2019-09-06', clerk, { operation: issuePaper, input })).toMatchObject({ ok: true });
    expect(await act(await makeUnit(owner), issuePaper, { input })).toMatchObject({ refusal: 'nothing-remitted' });
    await rowsOf(owner, sql`update units set status = 'deferred' where id = ${clerk.unitId}`);
    expect(await act(clerk, issuePaper, { input })).toMatchObject({ refusal: 'payment-deferred' });
    await rowsOf(owner, sql`update units set status = 'normal' where id = ${clerk.unitId}`);
  });

  test('is refused while a back payment is owed', async () => {
    const owing = await makeUnit(owner);
    await openPeople(owing, 2, [{}, {}]);
    await payMonth(funds, await registerMonth(owner, owing));
    const late = atLeastOne(await openAccounts(owing, [newLine()]));
    const ids = await payBack(owing, late, [{ forMonth: '201908' }]);
    const owed = { refusal: 'back-pay-owed', values: { count: '1' } };
    expect(await act(owing, issuePaper, { input })).toMatchObject(owed);
    // An order that waits for its money is not money.
    const order = await registerAlone(owner, owing, { ids });
    expect(await act(owing, issuePaper, { input })).toMatchObject(owed);
    await done(funds, enterReceipt, receiptFor(order));
    expect(await act(owing, issuePaper, { input })).toMatchObject({ ok: true });
  });

  test('is refused while one that follows from an opening is not filed (B-4)', async () => {
    const owing = await makeUnit(owner);
    await openPeople(owing, 1);
    await payMonth(funds, await registerMonth(owner, owing));
    await openAccounts(owing, [newLine({ firstMonth: '201908' })]);
    expect(await act(owing, issuePaper, { input })).toMatchObject({
      refusal: 'back-pay-missed',
      values: { count: '1' },
    });
  });
});

describe('papers.issue', () => {
  test('gives a certificate once under one key, and a new one under the next', async () => {
    const [key, input] = [randomUUID(), { kind: 'unit-certificate' } as const];
    const first = await act(clerk, issuePaper, { input, key });
    expect(await act(clerk, issuePaper, { input, key })).toEqual(first);
    expect(await act(clerk, issuePaper, { input: { kind: 'no-arrears' }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
    expect(await act(clerk, issuePaper, { input })).not.toEqual(first);
  });

  test("finds nothing of another unit's, and is neither for the centre nor for who only looks", async () => {
    const stranger = await makeUnit(owner);
    const { id } = await done(clerk, issuePaper, { kind: 'unit-certificate' });
    for (const input of [
      { kind: 'voucher', paymentId: paid.paymentId },
      { kind: 'roster', remittanceId: paid.remittanceId },
      { kind: 'employee-certificate', accountNumber: number },
      { kind: 'statement', accountNumber: number, year: 2019 },
    ] as const) {
      expect(await act(stranger, issuePaper, { input })).toMatchObject({ refusal: 'not-found' });
    }
    expect(await readAs(stranger, (tx) => getPaper(tx, stranger.unitId, id))).toBeUndefined();
    expect(await readAs(stranger, (tx) => getPaper(tx, clerk.unitId, id))).toBeUndefined();
    const input = { kind: 'unit-certificate' } as const;
    for (const other of [funds, await makeUnit(owner, { roles: ['viewer'] })]) {
      expect(await act(other, issuePaper, { input })).toMatchObject({ refusal: 'not-permitted' });
    }
  });
});

test('汇缴清册 that was revoked is no roster any more', async () => {
  const other = await makeUnit(owner);
  await openPeople(other, 1);
  const remittanceId = await saveMonth(other);
  const input = { kind: 'roster', remittanceId } as const;
  const { code } = await issued(input, other);
  const ask = () => verifyPaper({ code, address: 'roster' }, testClock);
  expect(await ask()).toMatchObject({ ok: true, paper: { void: null } });
  await done(other, revokeRemittance, { remittanceId, reason: '重办' });
  expect(await ask()).toMatchObject({ ok: true, paper: { void: { code: 'roster-revoked' } } });
  expect(await act(other, issuePaper, { input })).toMatchObject({ refusal: 'roster-not-valid' });
});

describe('papers.revoke', () => {
  test('declares a certificate void once, with its reason; not a voucher, and not another unit’s', async () => {
    const { id } = await done(clerk, issuePaper, { kind: 'unit-certificate' });
    const input = { id, reason: '开错抬头' };
    expect(await act(await makeUnit(owner), revokePaper, { input })).toMatchObject({ refusal: 'not-found' });
    expect(await act(funds, revokePaper, { input })).toMatchObject({ refusal: 'not-permitted' });
    const both = await Promise.all([act(clerk, revokePaper, { input }), act(clerk, revokePaper, { input })]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const { rows } = await readAs(clerk, (tx) =>
      listPapers(tx, clerk.unitId, { typed: '', page: { page: 1, size: 50 } }),
    );
    expect(rows.find(({ paper }) => paper.id === id)?.paper).toMatchObject({
      revokeReason: '开错抬头',
      revokedBy: clerk.id,
    });
    const voucher = await done(clerk, issuePaper, { kind: 'voucher', paymentId: paid.paymentId });
    expect(await act(clerk, revokePaper, { input: { id: voucher.id, reason: '误' } })).toMatchObject({
      refusal: 'not-found',
    });
  });
});

describe('papers.void', () => {
  test('declares any paper void for the centre, once; the unit is told why, and its code says so with the day', async () => {
    const counter = await makeStaff(owner, ['counter']);
    const voucher = await issued({ kind: 'voucher', paymentId: paid.paymentId });
    const input = { id: voucher.id, reason: '入账已更正' };
    for (const other of [funds, clerk]) {
      expect(await act(other, voidPaper, { input })).toMatchObject({ refusal: 'not-permitted' });
    }
    const both = await Promise.all([act(counter, voidPaper, { input }), act(counter, voidPaper, { input })]);
    expect(both.map((one) => (one.ok ? 'ok' : one.refusal)).sort()).toEqual(['not-found', 'ok']);
    expect(await verifyPaper({ code: voucher.code, address: randomUUID() }, testClock)).toMatchObject({
      ok: true,
      paper: { void: { code: 'revoked', at: expect.any(Date) as Date } },
    });
    const [notice] = await rowsOf<{ values: unknown }>(
      owner,
      sql`select values from notices where unit_id = ${clerk.unitId} and code = 'paper-void'`,
    );
    expect(notice?.values).toEqual({ kind: 'voucher', number: voucher.number, reason: '入账已更正' });
  });

  test('finds papers by number and check code, at the centre of every unit, for a unit its own', async () => {
    const counter = await makeStaff(owner, ['counter']);
    const { number, code } = await issued({ kind: 'unit-certificate' });
    const page = { page: 1, size: 50 };
    for (const typed of [number, code, code.replaceAll('-', '').toLowerCase()]) {
      const all = await readAs(counter, (tx) => listAllPapers(tx, { typed, unitNumber: '', page }));
      expect(all.rows.map(({ paper }) => paper.number)).toEqual([number]);
      expect(await readAs(clerk, (tx) => findPaper(tx, clerk.unitId, typed))).toMatchObject({ number });
      const own = await readAs(clerk, (tx) => listPapers(tx, clerk.unitId, { typed, page }));
      expect(own.rows.map(({ paper }) => paper.number)).toEqual([number]);
    }
    const stranger = await makeUnit(owner);
    expect(await readAs(stranger, (tx) => findPaper(tx, stranger.unitId, number))).toBeUndefined();
    const elsewhere = await readAs(counter, (tx) => listAllPapers(tx, { typed: number, unitNumber: '000000', page }));
    expect(elsewhere).toMatchObject({ rows: [], total: 0 });
  });
});
