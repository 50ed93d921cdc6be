import { database, type Tx } from '@/db/client';
import { contextOf, type Principal } from '@/lib/auth/principal';

/**
 * Reads in the principal's context: the database shows no other unit's rows, whatever the query forgot. To who must have a second factor
 * or another password first it shows none.
 */
export function readAs<T>(principal: Principal, run: (tx: Tx) => Promise<T>): Promise<T> {
  const confined = principal.kind === 'staff' ? principal.mustEnrol : principal.mustChangePassword;
  return database().inTransaction(confined ? { actor: principal.id } : contextOf(principal), run);
}
