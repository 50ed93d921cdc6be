import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Clock } from '@/lib/gateways/clock';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { monthSheet, sheetFingerprint } from '@/lib/remittances/month-sheet';
import { registerPayment } from '@/lib/remittances/register-payment';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { verifyPaper } from '@/lib/papers/verify-paper';
import { issuePaper } from '@/lib/papers/issue-paper';
import { revokePaper } from '@/lib/papers/revoke-paper';
import { unitInForce } from '@/lib/units/unit-in-force';
import { day } from '@/lib/values/day';
import { useDatabase } from '../support/database';
import { done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';

const { owner } = useDatabase();

/** The start of a window in which attempts are counted. */
const START = Date.UTC(2026, 7, 20, 1);

function clockAt(milliseconds: number): Clock {
  return { milliseconds: () => milliseconds, now: () => new Date(milliseconds), today: () => day('2019-08-20') };
}

function ask(code: string, { address = randomUUID(), clock = clockAt(START) } = {}) {
  return verifyPaper({ code, address }, clock);
}

interface Paper extends Record<string, unknown> {
  code: string;
  check_code: string;
  voucher_number: string;
}

function paperOf(paymentId: string): Promise<Paper | undefined> {
  return owner.inTransaction({ actor: 'test', office: true }, async (tx) => {
    const [paper] = await tx.execute<Paper>(
      sql`select code, check_code, voucher_number from payments where id = ${paymentId}`,
    );
    return paper;
  });
}

/** A month of two people that was paid and posted. */
async function postedVoucher() {
  const clerk = await makeUnit(owner, { name: '雪山乳业有限公司' });
  await done(clerk, saveFilings('open'), { lines: [openLine(1), openLine(2)] });
  await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
  const sheet = await readAs(clerk, async (tx) => monthSheet(tx, await unitInForce(tx, clerk.unitId)));
  const saved = await done(clerk, saveRemittance, { month: '2019-08' as never, sheet: sheetFingerprint(sheet) });
  const { paymentId } = await done(clerk, registerPayment, { remittanceId: saved.id, method: 'transfer' as const });
  const unpaid = await paperOf(paymentId);
  await done(await makeStaff(owner, ['funds']), enterReceipt, {
    bankSerial: 'V1',
    payerName: '测试',
    payerAccount: '',
    amount: '4,800.00',
    memo: `公积金 ${unpaid?.code ?? ''}`,
    arrivedOn: '2019-08-20',
    source: 'entered' as const,
  });
  return { clerk, unpaid, posted: await paperOf(paymentId) };
}

describe('a paper’s check code', () => {
  let voucher: Awaited<ReturnType<typeof postedVoucher>>;
  beforeAll(async () => {
    await setParameters(owner);
    voucher = await postedVoucher();
  });

  test('proves what the paper says, with the unit’s name masked and nobody’s name in it', async () => {
    const answer = await ask(voucher.posted?.check_code ?? '');
    expect(answer).toEqual({
      ok: true,
      paper: {
        kind: 'voucher',
        number: voucher.posted?.voucher_number,
        unitName: expect.stringMatching(/^雪山\*{4}/) as string,
        personName: null,
        firstMonth: '2019-08',
        lastMonth: '2019-08',
        heads: 2,
        amount: 480000n,
        balance: null,
        asOf: '2019-08-20',
        issuedAt: expect.any(Date),
        void: null,
      },
    });
    expect(answer.ok && answer.paper.unitName).not.toContain('乳业');
  });

  test('of somebody’s certificate masks the name, and says when it is void', async () => {
    const { clerk } = voucher;
    const [person] = await readAs(clerk, (tx) =>
      tx.execute<{ number: string; name: string }>(sql`select number, name from accounts order by number limit 1`),
    );
    const { id } = await done(clerk, issuePaper, { kind: 'employee-certificate', accountNumber: person?.number ?? '' });
    const [paper] = await readAs(clerk, (tx) =>
      tx.execute<{ check_code: string }>(sql`select check_code from papers where id = ${id}`),
    );
    const answer = await ask(paper?.check_code ?? '');
    expect(answer).toMatchObject({ ok: true, paper: { personName: '测**', balance: 240000n, void: null } });
    expect(JSON.stringify(answer, (_key, value: unknown) => (typeof value === 'bigint' ? '' : value))).not.toContain(
      person?.name,
    );
    await done(clerk, revokePaper, { id, reason: '内容有误' });
    const revoked = await ask(paper?.check_code ?? '');
    expect(revoked).toMatchObject({ ok: true, paper: { void: { code: 'revoked' } } });
    expect(JSON.stringify(revoked, (_key, value: unknown) => (typeof value === 'bigint' ? '' : value))).not.toContain(
      '内容有误',
    );
  });

  test('is read however it is typed', async () => {
    const code = (voucher.posted?.check_code ?? '').replaceAll('-', '').toLowerCase();
    expect((await ask(`  ${code} `)).ok).toBe(true);
  });

  test('does not exist before the money is posted', () => {
    expect(voucher.unpaid).toMatchObject({ check_code: null, voucher_number: null });
  });

  test('that nobody gave proves nothing', async () => {
    expect(await ask('0000-0000-0000')).toEqual({ ok: false, problem: 'unknown' });
    for (const typed of ['', '0000-0000-000', voucher.posted?.voucher_number ?? '', "' or true --"]) {
      expect(await ask(typed)).toEqual({ ok: false, problem: 'not-a-code' });
    }
  });

  test('can be guessed at thirty times in a quarter of an hour from one address, and right ones cost nothing', async () => {
    const address = randomUUID();
    const right = voucher.posted?.check_code ?? '';
    for (let attempt = 1; attempt <= 40; attempt += 1) expect((await ask(right, { address })).ok).toBe(true);
    const guesses = await Promise.all(Array.from({ length: 40 }, () => ask('0000-0000-0000', { address })));
    const problems = guesses.map((guess) => (guess.ok ? 'proven' : guess.problem));
    expect(problems.filter((problem) => problem === 'unknown')).toHaveLength(30);
    expect(problems.filter((problem) => problem === 'too-many-attempts')).toHaveLength(10);
    expect(await ask(right, { address })).toEqual({ ok: false, problem: 'too-many-attempts' });
    expect((await ask(right)).ok).toBe(true);
    expect((await ask(right, { address, clock: clockAt(START + 15 * 60 * 1000) })).ok).toBe(true);
  });
});
