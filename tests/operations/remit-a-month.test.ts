import { beforeAll, describe, expect, test } from 'vitest';
import { discardFilings } from '@/lib/filings/discard-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { monthSheet, sheetFingerprint } from '@/lib/remittances/month-sheet';
import { registerPayment } from '@/lib/remittances/register-payment';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { readAs } from '@/lib/operations/read';
import { unitInForce } from '@/lib/units/unit-in-force';
import { listAccounts } from '@/lib/accounts/list-accounts';
import { readListPage } from '@/lib/values/list-page';
import { sql } from 'drizzle-orm';
import { useDatabase } from '../support/database';
import { done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';

const { owner } = useDatabase();

describe('a month, from opening to the ledger', () => {
  beforeAll(() => setParameters(owner));

  test('posts every share of the roster and opens the next month', async () => {
    const clerk = await makeUnit(owner);
    const funds = await makeStaff(owner, ['funds']);
    await done(clerk, saveFilings('open'), { lines: Array.from({ length: 30 }, (_, place) => openLine(place)) });
    const extra = await done(clerk, saveFilings('open'), { lines: [openLine(40)] });
    await done(clerk, discardFilings, { list: 'change-roster', select: extra.ids });
    const submitted = await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
    expect(submitted).toMatchObject({ effective: 30, review: 0, left: 0 });

    const sheet = await readAs(clerk, async (tx) => monthSheet(tx, await unitInForce(tx, clerk.unitId)));
    expect(sheet.current).toEqual({ heads: 30, amount: 7200000n });
    const saved = await done(clerk, saveRemittance, { month: '2019-08' as never, sheet: sheetFingerprint(sheet) });
    const payment = await done(clerk, registerPayment, { remittanceId: saved.id, method: 'transfer' });
    const code = await owner.inTransaction({ actor: 'test' }, (tx) =>
      tx.execute<{ code: string }>(sql`select code from payments where id = ${payment.paymentId}`),
    );
    const receipt = await done(funds, enterReceipt, {
      bankSerial: 'S1',
      payerName: '测试',
      payerAccount: '',
      amount: '72,000.00',
      memo: `公积金 ${code[0]?.code}`,
      arrivedOn: '2019-08-20',
      source: 'entered',
    });
    expect(receipt.finding).toBe('exact');
    const after = await readAs(clerk, (tx) => unitInForce(tx, clerk.unitId));
    expect(after).toMatchObject({ openMonth: '2019-09', monthState: 'open', status: 'normal' });
    const accounts = await readAs(clerk, (tx) =>
      listAccounts(tx, clerk.unitId, {
        query: { number: '', name: '', idNumber: '', statuses: ['normal'] },
        page: readListPage({}, ['number', 'name', 'base']),
      }),
    );
    expect(accounts.total).toBe(30);
    expect(new Set(accounts.rows.map((row) => `${row.balance} ${row.remittedMonth}`))).toEqual(
      new Set(['240000 2019-08']),
    );
  });
});
