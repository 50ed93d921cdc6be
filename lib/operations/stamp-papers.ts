import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { papers } from '@/db/schema/papers';
import type { Clock } from '@/lib/gateways/clock';
import { checkCode, newIds } from '@/lib/values/ids';
import { businessNumbers } from './business-number';

type PaperRow = typeof papers.$inferSelect;

/** What a paper says when it is given out. */
export type PaperFacts = Pick<PaperRow, 'unitId' | 'kind' | 'asOf'> &
  Partial<Omit<typeof papers.$inferInsert, 'id' | 'contentHash' | 'issuedAt'>>;

export interface Stamped {
  id: string;
  number: string;
}

/**
 * Gives papers out, ten thousand as well as one: each with its number and check code, unless it has them already, and the hash of what it
 * says. Answers them in their order.
 */
export async function stampPapers(tx: Tx, all: readonly PaperFacts[], clock: Clock): Promise<Stamped[]> {
  const fresh = await businessNumbers(tx, clock.today(), all.filter(({ number }) => number === undefined).length);
  const ids = newIds(clock.milliseconds(), all.length);
  const rows = all.map((facts, place) => {
    const whole = {
      content: {},
      ...facts,
      number: facts.number ?? fresh.shift() ?? '',
      checkCode: facts.checkCode ?? checkCode(),
    };
    return { ...whole, id: ids[place] ?? '', hash: hashOfPaper(whole).toString('hex') };
  });
  const sent = JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  await tx.execute(sql`
    insert into papers (id, unit_id, kind, number, check_code, account_id, payment_id, remittance_id, first_month, last_month, heads, amount,
      balance, as_of, content, content_hash, issued_by, issued_at, job_id)
    select id, "unitId", kind, number, "checkCode", "accountId", "paymentId", "remittanceId", "firstMonth", "lastMonth", heads, amount,
      balance, "asOf", content, decode(hash, 'hex'), "issuedBy", ${clock.now().toISOString()}::timestamptz, "jobId"
    from jsonb_to_recordset(${sent}::text::jsonb) as p (id uuid, "unitId" uuid, kind text, number text, "checkCode" text, "accountId" uuid,
      "paymentId" uuid, "remittanceId" uuid, "firstMonth" text, "lastMonth" text, heads integer, amount bigint, balance bigint, "asOf" date,
      content jsonb, hash text, "issuedBy" uuid, "jobId" uuid)`);
  return rows.map(({ id, number }) => ({ id, number }));
}

type Hashed = Pick<PaperRow, 'kind' | 'number' | 'checkCode' | 'unitId' | 'asOf' | 'content'> &
  Partial<Pick<PaperRow, 'accountId' | 'firstMonth' | 'lastMonth' | 'heads' | 'amount' | 'balance'>>;

/** SHA-256 of everything that a paper says; another one on its row means that somebody has changed it. */
export function hashOfPaper(paper: Hashed): Buffer {
  const {
    kind,
    number,
    checkCode: code,
    unitId,
    accountId,
    firstMonth,
    lastMonth,
    heads,
    amount,
    balance,
    asOf,
  } = paper;
  const content = JSON.stringify(paper.content, Object.keys(paper.content).sort());
  const said = [kind, number, code, unitId, accountId, firstMonth, lastMonth, heads, amount, balance, asOf, content];
  return createHash('sha256')
    .update(said.map((value) => value?.toString() ?? '').join('|'))
    .digest();
}
