import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { Clock } from '@/lib/gateways/clock';
import { BANK_DEPOSIT, INTEREST_EXPENSE } from '@/lib/ledger/chart';
import { postJournal } from '@/lib/ledger/post-journal';
import { newId } from '@/lib/values/ids';
import { negateFen, sumFen, ZERO, type Fen } from '@/lib/values/money';
import type { DemoAccount } from './accounts';
import { DEMO_ACTOR, writeLog } from './act';
import type { DemoMonth } from './calendar';
import { settled } from './settled';

interface Booking {
  unitId: string;
  accounts: readonly DemoAccount[];
  months: readonly DemoMonth[];
  clock: Clock;
}

/** 期初余额: what each employee had when the books began (Dr 101, Cr 201). */
export function bookOpening(tx: Tx, booking: Booking): Promise<void> {
  const amountOf = ({ employee }: DemoAccount) => settled(employee, booking.months).opening;
  return book(tx, booking, { kind: 'opening', against: BANK_DEPOSIT, amountOf });
}

/** 结息 of 30 June (Dr 411, Cr 201; I-1, I-3). */
export function bookInterest(tx: Tx, booking: Booking): Promise<void> {
  const amountOf = ({ employee }: DemoAccount) => settled(employee, booking.months).interest;
  return book(tx, booking, { kind: 'interest', against: INTEREST_EXPENSE, amountOf });
}

interface Side {
  kind: 'opening' | 'interest';
  against: string;
  amountOf: (account: DemoAccount) => Fen;
}

async function book(tx: Tx, { unitId, accounts, clock }: Booking, { kind, against, amountOf }: Side): Promise<void> {
  const credits = accounts
    .map((account) => ({ id: account.id, amount: amountOf(account) }))
    .filter(({ amount }) => amount > ZERO);
  const debit = { id: against, amount: negateFen(sumFen(credits.map(({ amount }) => amount))) };
  const lines = [...credits, debit];
  const logId = newId(clock.milliseconds());
  const journalId = await postJournal(
    tx,
    { kind, unitId, logId, valueOn: clock.today() },
    {
      clock,
      lines: sql`select x.account_id, x.amount from unnest(
        ${pgArray(
          lines.map(({ id }) => id),
          'uuid',
        )}, ${pgArray(
          lines.map(({ amount }) => amount),
          'bigint',
        )}) as x (account_id, amount)`,
    },
  );
  const actor = { actorKind: 'system' as const, actorId: DEMO_ACTOR, actorName: '演示数据' };
  await writeLog(tx, {
    log: {
      id: logId,
      at: clock.now(),
      operation: 'demo.load',
      ...actor,
      result: { journalId },
      people: credits.length,
    },
    input: { kind, unitId },
  });
}
