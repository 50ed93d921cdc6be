import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { loadDemo } from '@/db/demo/load';
import { HIGHLAND } from '@/db/demo/rosters';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { sharesOf } from '@/lib/contributions/amounts';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { fen, fenToText, formatFen, yuan } from '@/lib/values/money';
import { basisPoints } from '@/lib/values/ratio';
import { accountsOf } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, brokenInvariants, file } from '../support/filing-kinds';
import { done, makeStaff } from '../support/hall';
import { receiptFor, registerMonth, rowsOf, sheetOf } from '../support/remittance';

const { owner } = useDatabase();
let clerk: OperatorPrincipal;

beforeAll(async () => {
  await loadDemo(owner);
  const [operator] = await rowsOf<{ id: string; unit: string; name: string }>(
    owner,
    sql`select o.id, o.unit_id as unit, o.name from operators o join units u on u.id = o.unit_id where u.number = ${HIGHLAND} and o.is_primary`,
  );
  if (!operator) throw new Error('the demo has this unit');
  const { id, unit: unitId, name } = operator;
  clerk = { kind: 'operator', id, unitId, name, roles: ['administrator', 'preparer'], session: null };
});

const UNCHANGED = { heads: 40, amount: yuan(68_368) };
const NOTHING = { heads: 0, amount: 0n };

test('the manual’s sheet of 单位汇缴: 40 people with 68,368.00 as last month, 补缴 of 3 people with 1,666.00, through every step', async () => {
  expect(await sheetOf(clerk)).toEqual({
    ...{ previous: UNCHANGED, added: NOTHING, adjusted: NOTHING, reduced: NOTHING, current: UNCHANGED },
    ...{ backPay: NOTHING, due: yuan(68_368) },
  });

  // What each of three people was paid too little in July: 277 + 278 + 278 yuan on either side, 1,666.00 together.
  const short = (await accountsOf(clerk, ['normal'])).slice(0, 3);
  const missing = [277, 278, 278].map(yuan);
  const { ids } = await file(
    clerk,
    'back-pay',
    short.map((account, place) => {
      const share = fen(account.monthly / 2n + (missing[place] ?? 0n));
      const base = fen((share * 100n) / 8n);
      const ratio = basisPoints(800);
      expect(sharesOf({ unitRatio: ratio, ownRatio: ratio, base, unit: yuan(1) }).ownShare).toBe(share);
      const typed = { forMonth: '201907', backPayType: 'difference', base: fenToText(base), reason: '02' };
      return backPayLine(account, typed);
    }),
  );
  expect(ids).toHaveLength(3);
  const sheet = await sheetOf(clerk);
  expect(sheet).toMatchObject({ previous: UNCHANGED, added: NOTHING, adjusted: NOTHING, reduced: NOTHING });
  expect(sheet).toMatchObject({ current: UNCHANGED, backPay: { heads: 3, amount: yuan(1_666) } });
  expect(formatFen(sheet.due)).toBe('70,034.00');

  const payment = await registerMonth(owner, clerk);
  expect(payment.amount).toBe(yuan(70_034));
  const funds = await makeStaff(owner, ['funds']);
  expect(await done(funds, enterReceipt, receiptFor(payment))).toMatchObject({ finding: 'exact' });
  const booked = await rowsOf(
    owner,
    sql`select j.kind, j.first_month as month, count(*)::integer as people, sum(e.amount)::bigint as amount
      from journals j join entries e on e.journal_id = j.id join ledger_accounts l on l.id = e.account_id
      where j.unit_id = ${clerk.unitId} and l.code = '201' and (j.first_month = '2019-08' or j.kind = 'back-pay')
      group by j.kind, j.first_month order by j.kind desc`,
  );
  expect(booked).toEqual([
    { kind: 'remittance', month: '2019-08', people: 40, amount: yuan(68_368) },
    { kind: 'back-pay', month: '2019-07', people: 3, amount: yuan(1_666) },
  ]);
  expect(await sheetOf(clerk)).toMatchObject({ previous: UNCHANGED, current: UNCHANGED, backPay: NOTHING });
  expect(await brokenInvariants(owner)).toEqual([]);
});
