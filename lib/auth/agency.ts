import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { ownOperation, unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { newId } from '@/lib/values/ids';
import type { OperatorPrincipal, OperatorRole } from './principal';
import { hashToken } from './session';

/** A unit that who is signed in acts for. */
export interface ServedUnit {
  operatorId: string;
  unitNumber: string;
  unitName: string;
  roles: readonly OperatorRole[];
  /** The one that he acts for now. */
  here: boolean;
}

interface ServedRow extends Record<string, unknown> {
  operator_id: string;
  unit_number: string;
  unit_name: string;
  roles: string;
}

/** 切换单位: the units that one may act for without signing in anew: that of the account by which he signed in, and those that this account was accepted for. */
export async function servedUnits(tx: Tx, { id, session }: OperatorPrincipal): Promise<ServedUnit[]> {
  if (!session) return [];
  const rows = await tx.execute<ServedRow>(
    sql`select operator_id, unit_number, unit_name, array_to_string(roles, ',') as roles from units_of_session(${session}::bytea) order by unit_number`,
  );
  return rows.map((row) => ({
    operatorId: row.operator_id,
    unitNumber: row.unit_number,
    unitName: row.unit_name,
    roles: row.roles.split(',') as OperatorRole[],
    here: row.operator_id === id,
  }));
}

/**
 * Ends this session and begins one for another unit that the same person acts for; its token is made by the route that sets the cookie
 * (`app/api/session/unit`). A unit that he does not act for, or not any more, is not found. The eight hours go on.
 */
export const switchUnit = ownOperation({
  name: 'session.switch-unit',
  input: z.strictObject({ operatorId: z.uuid(), session: z.string().regex(/^[0-9a-f]{64}$/) }),
  fingerprint: ({ operatorId }) => operatorId,
  async run({ tx, principal, clock }, { operatorId, session }) {
    const old = principal.session ?? refuse('signed-out');
    const [row] = await tx.execute<{ done: boolean }>(sql`
      select switch_session(${old}::bytea, ${operatorId}::uuid, ${newId(clock.milliseconds())}::uuid, ${Buffer.from(session, 'hex')}::bytea,
        ${clock.now().toISOString()}::timestamptz) as done`);
    if (!row?.done) refuse('not-found');
    return { operatorId };
  },
});

/**
 * Accepts by the account that one is signed in by to act for the unit that sent an invitation: the link for a first password, which came to
 * the phone that its administrator knows. Refuses one that cannot be used any more, and one for a person with another ID number. No unit
 * learns of the other.
 */
export const acceptInvitation = unitOperation({
  name: 'invitation.accept',
  input: z.strictObject({ token: z.string().min(1).max(100) }),
  // Nothing that could be tried out is kept of a token.
  fingerprint: () => null,
  async run({ tx, clock }, { token }) {
    const [row] = await tx.execute<{ outcome: 'accepted' | 'unusable' | 'other-person' | 'own-unit' | 'by-agency' }>(
      sql`select accept_invitation(${hashToken(token)}::bytea, ${clock.now().toISOString()}::timestamptz) as outcome`,
    );
    const outcome = row?.outcome ?? 'unusable';
    if (outcome !== 'accepted') refuse(`invitation-${outcome}`);
    return {};
  },
});
