import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { PLANNED_ANEW } from '@/db/guarded-connection';
import { WHOLE_UNPAID } from '@/lib/filings/unpaid-back-payment';
import { whereMoneyGoes } from '@/lib/ledger/where-money-goes';
import { asCentre } from '@/lib/operations/as-centre';
import { TryAgain } from '@/lib/operations/try-again';
import { lockUnits, unitLock } from '@/lib/units/unit-in-force';

/**
 * Takes the locks that posting a payment of the unit needs: its own, those of the units where people are by now for whom it makes
 * something up (Q-79), and of those that are to make the same month of a person up, so that one of them sees what the other has paid (B-5). Answers
 * what is read behind them; the reading takes no lock itself, and may be done twice. They are taken in one order, so that two postings do not
 * wait for each other; where somebody has his unit's lock already, as who approves of a payment, the database ends one of two, which is done
 * again. So is a posting that concerns more units once its locks are there than before.
 */
export async function lockForPosting<Answer>(tx: Tx, unitId: string, read: () => PromiseLike<Answer>): Promise<Answer> {
  // Sent in this order, and neither waits for the answer to the other.
  const isAlone = lockIfAlone(tx, unitId);
  const answer = (async () => read())();
  // Where it was read without a lock nobody waits for it, were it a refusal.
  answer.catch(() => undefined);
  if (await isAlone) return answer;
  const locked = await lockUnits(tx, [unitId, ...(await unitsConcerned(tx, unitId))]);
  if ((await unitsConcerned(tx, unitId)).some((id) => !locked.has(id))) throw new TryAgain('more units are concerned');
  return read();
}

/** Locks the unit where nobody else is concerned, which a look at its own rows tells; of most units. Answers whether it did. */
async function lockIfAlone(tx: Tx, unitId: string): Promise<boolean> {
  const alone = sql`not exists (select ${unpaid(unitId)} and (${MERGED} or ${WHOLE_UNPAID}))`;
  const [locked, still] = await Promise.all([
    tx.execute(sql`select ${unitLock(sql`${unitId}::text`)} where ${alone}`).execute(),
    // What it looked at first, it saw before it waited.
    tx.execute(sql`select true where ${alone}`).execute(),
  ]);
  if (locked.length > 0 && still.length === 0) throw new TryAgain('other units are concerned');
  return locked.length > 0;
}

const MERGED = sql`a.status = 'merged'`;

function unpaid(unitId: string): SQL {
  return sql`
    from filings f join accounts a on a.id = f.account_id and a.unit_id = f.unit_id
    where f.unit_id = ${unitId}::uuid and f.kind = 'back-pay' and f.state = 'effective' and f.paid_on is null`;
}

/** Where the unit's unpaid back payments for merged accounts go, and who has the same months to pay. */
async function unitsConcerned(tx: Tx, unitId: string): Promise<string[]> {
  const rows = await asCentre(tx, () =>
    tx.execute<{ id: string }>(sql`${PLANNED_ANEW}
      select w.unit_id as id from (${whereMoneyGoes(sql`select f.account_id ${unpaid(unitId)} and ${MERGED}`)}) w
      union
      select f.unit_id from (select a.person_id, f.for_month ${unpaid(unitId)} and ${WHOLE_UNPAID}) own
      join accounts theirs on theirs.person_id = own.person_id and theirs.unit_id <> ${unitId}
      join filings f on f.unit_id = theirs.unit_id and f.account_id = theirs.id and f.for_month = own.for_month and ${WHOLE_UNPAID}`),
  );
  return rows.map(({ id }) => id);
}
