import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { transferRequests } from '@/db/schema/transfer-requests';
import type { Clock } from '@/lib/gateways/clock';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { TRANSFER_REQUEST_STATE_WORDS } from '@/lib/text/terms';
import { tellUnits } from '@/lib/units/tell-units';
import { lockUnit } from '@/lib/units/unit-in-force';

/** 请求转入 as it is stored. */
export type TransferRequest = typeof transferRequests.$inferSelect;

/** Somebody's sealed account at another unit, who is 正常 at this one; of that unit no more than its masked name. */
export interface SealedElsewhere {
  accountId: string;
  unitId: string;
  unitName: string;
  /** The account here. */
  ownAccountId: string;
  number: string;
  name: string;
  idNumberMask: string;
}

interface SealedRow extends Record<string, unknown> {
  account_id: string;
  unit_id: string;
  unit_name: string;
  own_account_id: string;
  number: string;
  name: string;
  id_number_mask: string;
}

/** 可转入: the sealed accounts elsewhere of people who are 正常 at the unit; all of them, or the one that is named. */
export async function sealedElsewhere(tx: Tx, unitId: string, accountId?: string): Promise<SealedElsewhere[]> {
  const rows = await tx.execute<SealedRow>(sql`
    select s.account_id, s.unit_id, s.unit_name, s.own_account_id, a.number, a.name, a.id_number_mask
    from sealed_elsewhere_of_own() s join accounts a on a.id = s.own_account_id and a.unit_id = ${unitId}
    where ${accountId ?? null}::uuid is null or s.account_id = ${accountId ?? null}::uuid
    order by a.number, s.account_id`);
  return rows.map((row) => ({
    accountId: row.account_id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    ownAccountId: row.own_account_id,
    number: row.number,
    name: row.name,
    idNumberMask: row.id_number_mask,
  }));
}

/** A request that the context may see; undefined where there is none. */
export async function transferRequest(tx: Tx, id: string): Promise<TransferRequest | undefined> {
  const [found] = await tx.select().from(transferRequests).where(eq(transferRequests.id, id));
  return found;
}

/** Refuses a request that has been answered or withdrawn already. */
export function refuseUnlessWaiting(request: Pick<TransferRequest, 'state'>): void {
  if (request.state !== 'waiting') {
    refuse('transfer-request-closed', { state: TRANSFER_REQUEST_STATE_WORDS[request.state] });
  }
}

/** 撤回请求: the unit that asked does not ask any longer. Refuses another unit's request and one that has been answered. */
export const withdrawTransferRequest = unitOperation({
  name: 'transfer.withdraw-request',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, principal, clock, note }, { id }) {
    // Answering takes this lock too.
    await lockUnit(tx, principal.unitId);
    const request = await transferRequest(tx, id);
    if (request?.toUnitId !== principal.unitId) return refuse('not-found');
    refuseUnlessWaiting(request);
    await tx
      .update(transferRequests)
      .set({ state: 'withdrawn', answeredBy: principal.id, answeredAt: clock.now() })
      .where(and(eq(transferRequests.id, id), eq(transferRequests.toUnitId, principal.unitId)));
    note({ people: 1 });
    return { id };
  },
});

interface Declining {
  request: TransferRequest;
  by: string;
  opinion: string;
  clock: Clock;
  /** Whether the centre says so instead of the unit. */
  byCentre: boolean;
}

/** Ends a request as declined and tells the unit that asked, which learns the other one's name only masked. Needs the context of the centre. */
export async function declineRequest(tx: Tx, { request, by, opinion, clock, byCentre }: Declining): Promise<void> {
  await tx
    .update(transferRequests)
    .set({ state: 'declined', answeredBy: by, answeredAt: clock.now(), opinion })
    .where(eq(transferRequests.id, request.id));
  const [unit] = await tx.execute<{ name: string }>(
    sql`select mask_unit_name(u.name) as name from units u where u.id = ${request.unitId}`,
  );
  await tellUnits(tx, clock, [
    {
      unitId: request.toUnitId,
      code: 'transfer-request-declined',
      values: { name: request.name, unit: unit?.name ?? '', opinion, by: byCentre ? 'centre' : 'unit' },
      path: '/transfers',
    },
  ]);
}
