import { and, asc, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { journals } from '@/db/schema/ledger';
import { digestOf, journalHash } from './journal-hash';

const PAGE = 2_000;

/** A journal where a chain breaks, and how. */
export interface BrokenLink extends Record<string, unknown> {
  journal: string;
  unit: string | null;
  link: number;
  broken: 'gap' | 'previous-hash' | 'hash';
}

/**
 * Where the chains of journals break: a link that is missing, a previous hash that is another's, or a hash that the journal
 * and its entries as they are now do not yield. Reads the chains page by page, one unit after the other.
 */
export async function brokenLinks(tx: Tx): Promise<BrokenLink[]> {
  const centre = sql`${journals.unitId} is null`;
  return [...(await brokenAmong(tx, centre)), ...(await brokenAmong(tx, sql`not ${centre}`))];
}

async function brokenAmong(tx: Tx, chains: SQL): Promise<BrokenLink[]> {
  const broken: BrokenLink[] = [];
  let before: Linked | undefined;
  for (;;) {
    const page = await linksAfter(tx, chains, before);
    for (const journal of page) {
      const fault = faultOf(journal, before);
      if (fault) broken.push({ journal: journal.id, unit: journal.unitId, link: journal.link, broken: fault });
      before = journal;
    }
    if (page.length < PAGE) return broken;
  }
}

type Linked = typeof journals.$inferSelect & { digest: Buffer };

async function linksAfter(tx: Tx, chains: SQL, before: Linked | undefined): Promise<Linked[]> {
  const rows = await tx
    .select({ journal: journals, digest: digestOfEntries })
    .from(journals)
    .where(and(chains, before && follows(before)))
    .orderBy(asc(journals.unitId), asc(journals.link))
    .limit(PAGE);
  return rows.map(({ journal, digest }) => ({ ...journal, digest }));
}

function follows({ unitId, link }: Linked): SQL {
  return unitId === null
    ? sql`${journals.link} > ${link}::integer`
    : sql`(${journals.unitId}, ${journals.link}) > (${unitId}::uuid, ${link}::integer)`;
}

/** What postJournal took the digest of, from the entries that are there now. */
const digestOfEntries: SQL<Buffer> = sql`(select ${digestOf(sql`e`)} from entries e where e.journal_id = ${journals.id})`;

function faultOf(journal: Linked, before: Linked | undefined): BrokenLink['broken'] | undefined {
  const earlier = before?.unitId === journal.unitId ? before : undefined;
  if (journal.link !== (earlier?.link ?? 0) + 1) return 'gap';
  if (!sameBytes(journal.previousHash, earlier?.hash ?? null)) return 'previous-hash';
  return sameBytes(journalHash(journal, journal.digest), journal.hash) ? undefined : 'hash';
}

function sameBytes(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}
