import { database, type Tx } from '@/db/client';
import { contextOf, type Principal } from '@/lib/auth/principal';

/** Reads in the principal's context: the database shows no other unit's rows, whatever the query forgot. */
export function readAs<T>(principal: Principal, run: (tx: Tx) => Promise<T>): Promise<T> {
  return database().inTransaction(contextOf(principal), run);
}
