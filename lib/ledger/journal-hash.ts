import { createHash } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { journals } from '@/db/schema/ledger';

type Said = Omit<typeof journals.$inferSelect, 'link' | 'previousHash' | 'hash' | 'writtenIn' | 'postedAt'>;

/** What a journal says of itself, without its place in the chain: the beginning of a JSON array whose last element is the link. */
export function saidOf({
  id,
  unitId,
  kind,
  logId,
  remittanceId,
  receiptId,
  reversesId,
  firstMonth,
  lastMonth,
  valueOn,
  postedOn,
}: Said): string {
  const said = [id, unitId, kind, logId, remittanceId, receiptId, reversesId, firstMonth, lastMonth, valueOn, postedOn];
  return JSON.stringify(said).slice(0, -1);
}

/** SHA-256 over account, amount and moved 积数 of every line, in account order; `x` names rows of (account_id, amount, product). */
export function digestOf(x: SQL): SQL<Buffer> {
  return sql`sha256(convert_to(coalesce(string_agg(${x}.account_id || ':' || ${x}.amount || case when ${x}.product = 0 then '' else ':' || ${x}.product end, ',' order by ${x}.account_id), ''), 'UTF8'))`;
}

/** The hash that chains a journal to the one before it in its unit, as the database writes it: SHA-256 over the earlier hash, what it says, and the digest of its lines. */
export function chainedHash({
  previous,
  said,
  link,
  digest,
}: Record<'previous' | 'link' | 'digest', SQL> & { said: string }): SQL {
  return sql`sha256(coalesce(${previous}, '') || convert_to(${said}::text || ',' || ${link} || ']', 'UTF8') || ${digest})`;
}

/** The same, of a journal that was read, to check what is written. */
export function journalHash(
  journal: Said & Pick<typeof journals.$inferSelect, 'link' | 'previousHash'>,
  digest: Buffer,
): Buffer {
  return createHash('sha256')
    .update(journal.previousHash ?? Buffer.alloc(0))
    .update(`${saidOf(journal)},${journal.link}]`)
    .update(digest)
    .digest();
}
