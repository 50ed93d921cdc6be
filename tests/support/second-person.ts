import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import { operators } from '@/db/schema/units';
import type { OperatorPrincipal, OperatorRole } from '@/lib/auth/principal';
import { change } from './change-roster';

let made = 0;

/** Another operator of the same unit. */
export async function colleague(
  owner: Connection,
  { unitId }: OperatorPrincipal,
  roles: OperatorRole[],
): Promise<OperatorPrincipal> {
  made += 1;
  const id = randomUUID();
  const name = `同事${made}`;
  await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.insert(operators).values({ id, unitId, login: `colleague-${made}`, name, roles, status: 'active' }),
  );
  return { kind: 'operator', id, unitId, name, roles, session: null };
}

/** The unit wants a second person from now on. */
export async function wantSecondPerson(owner: Connection, { unitId }: OperatorPrincipal): Promise<void> {
  await change(owner, sql`update units set second_person = true where id = ${unitId}`);
}
