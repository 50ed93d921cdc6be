import { sql } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import { TRANSFER_REQUEST_STATES } from '@/db/schema/transfer-requests';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { answerTransferRequest, decideTransferRequest } from '@/lib/filings/answer-transfer-request';
import { requestTransfer } from '@/lib/filings/request-transfer';
import { readAs } from '@/lib/operations/read';
import { listOwnRequests, listRequestsToAnswer } from '@/lib/transfers/list-transfer-requests';
import { act, done } from './hall';
import { actOn, rowsOf } from './remittance';
import { makeMover, type Mover } from './transfers';

/** The last day to answer what was asked on the tests' own day, and the day after. */
export const LAST_DAY = '2019-08-27';
export const TOO_LATE = '2019-08-28';

const ALL_OF_THEM = { states: TRANSFER_REQUEST_STATES, page: { page: 1, size: 50 } };

export interface Requested extends Mover {
  /** The request. */
  id: string;
}

/** Somebody whom his new unit has asked for. */
export async function makeRequested(owner: Connection, funds: StaffPrincipal): Promise<Requested> {
  const mover = await makeMover(owner, funds);
  const { id } = await done(mover.next, requestTransfer, { accountId: mover.account.id });
  return { ...mover, id };
}

interface Said {
  decision?: 'accept' | 'decline';
  opinion?: string;
}

/** The old unit answers. */
export function answer(clerk: OperatorPrincipal, id: string, { decision = 'accept', opinion = '' }: Said = {}) {
  return act(clerk, answerTransferRequest, { input: { id, decision, opinion } });
}

/** The centre decides, once it is too late to answer unless a day is given. */
export function decide(
  by: StaffPrincipal,
  id: string,
  { decision = 'accept', opinion = '逾期未答复', today = TOO_LATE }: Said & { today?: string } = {},
) {
  return actOn(today, by, { operation: decideTransferRequest, input: { id, decision, opinion } });
}

/** How a request stands. */
export async function stateOf(owner: Connection, id: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await rowsOf(
    owner,
    sql`select state, opinion, answered_by, filing_id from transfer_requests where id = ${id}`,
  );
  return row;
}

/** What a unit was asked, as its page lists it. */
export function toAnswer(clerk: OperatorPrincipal) {
  return readAs(clerk, (tx) => listRequestsToAnswer(tx, clerk.unitId, ALL_OF_THEM));
}

/** What a unit asked, as its page lists it. */
export function ownRequests(clerk: OperatorPrincipal) {
  return readAs(clerk, (tx) => listOwnRequests(tx, clerk.unitId, ALL_OF_THEM));
}

/** A unit's whole name. */
export async function nameOf(owner: Connection, { unitId }: OperatorPrincipal): Promise<string> {
  const [row] = await rowsOf<{ name: string }>(owner, sql`select name from units where id = ${unitId}`);
  return row?.name ?? '';
}
