import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { sessions } from '@/db/schema/sessions';
import { staff } from '@/db/schema/staff';
import { operators } from '@/db/schema/units';
import type { Principal } from './principal';

export interface SignedInAs {
  login: string;
  phoneMask: string | null;
  /** When this browser signed in, and when it has to again at the latest. */
  since: Date | null;
  until: Date | null;
}

/** What the settings page says of who is signed in, and since when. */
export async function signedInAs(tx: Tx, principal: Principal): Promise<SignedInAs | undefined> {
  const [who] =
    principal.kind === 'operator'
      ? await tx
          .select({ login: operators.login, phoneMask: operators.phoneMask })
          .from(operators)
          .where(eq(operators.id, principal.id))
      : await tx
          .select({ login: staff.login, phoneMask: sql<string | null>`null` })
          .from(staff)
          .where(eq(staff.id, principal.id));
  if (!who) return undefined;
  const session = await sessionOf(tx, principal);
  return { ...who, since: session?.startedAt ?? null, until: session?.expiresAt ?? null };
}

async function sessionOf(tx: Tx, principal: Principal) {
  if (!principal.session) return undefined;
  const [row] = await tx
    .select({ startedAt: sessions.startedAt, expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(eq(sessions.tokenHash, principal.session));
  return row;
}
