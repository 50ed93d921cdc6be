import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { anyOf } from '@/db/arrays';
import { accounts } from '@/db/schema/accounts';
import { FILING_KINDS, filings } from '@/db/schema/filings';
import { compactText } from '@/lib/values/digits';
import type { FilingKind } from './filing';

/**
 * Which kinds share a page: 变更清册 holds what changes the roster; the others have a page each. The kinds of one list stand to
 * the month in the same way.
 */
export const FILING_LISTS = {
  'change-roster': ['open', 'unseal', 'seal'],
  'base-adjustment': ['base'],
  'ratio-adjustment': ['ratio'],
  'back-payment': ['back-pay'],
  transfers: ['transfer'],
} as const satisfies Record<string, readonly [FilingKind, ...FilingKind[]]>;

export type FilingList = keyof typeof FILING_LISTS;

export const FILING_LIST_NAMES = Object.keys(FILING_LISTS) as [FilingList, ...FilingList[]];

/** The page that shows a kind's lines; the folder in app/(hall) has its name. */
export function listOf(kind: FilingKind): FilingList {
  const found = FILING_LIST_NAMES.find((list) => (FILING_LISTS[list] as readonly FilingKind[]).includes(kind));
  if (!found) throw new Error(`no list shows ${kind}`);
  return found;
}

/**
 * Lines of a list: those named, or all of them, all without faults, or all with. A list that was narrowed to a kind, an import or
 * a person says so, and a page says which drafts it showed, so that "all" is what its reader saw and no more.
 */
export const selectionInput = z.strictObject({
  list: z.enum(FILING_LIST_NAMES),
  kind: z.enum(FILING_KINDS).optional(),
  importId: z.uuid().optional(),
  number: z.string().max(200).optional(),
  name: z.string().max(200).optional(),
  select: z.union([z.array(z.uuid()).min(1).max(50_000), z.enum(['all', 'good', 'faulty'])]),
  /** Which drafts the reader saw, of all or all with faults, as `stampDrafts` says it. */
  seen: z.string().max(60).optional(),
  /** In which versions the reader saw those that are named, in their order. */
  versions: z.array(z.int().positive()).max(50_000).optional(),
});

export type Selection = z.infer<typeof selectionInput>;

/** What a list was narrowed to. */
export type Part = Pick<Selection, 'list' | 'kind' | 'importId' | 'number' | 'name'>;

/** A condition on the filings table: the line has faults. */
export const FAULTY = sql`${filings.problems} <> '[]'::jsonb`;

/** The selection as a condition on the filings table, the unit's own only. */
export function selected({ list, kind, importId, select, ...person }: Selection, unitId: string): SQL {
  const kinds = (FILING_LISTS[list] as readonly FilingKind[]).filter((known) => kind === undefined || known === kind);
  const ofList = and(
    eq(filings.unitId, unitId),
    inArray(filings.kind, kinds),
    importId ? eq(filings.importId, importId) : undefined,
    ofPerson(person, unitId),
  );
  return and(ofList, narrowed(select)) ?? sql`false`;
}

/** A condition on the filings table: 职工账号 is this one, and 职工姓名 begins so; none where neither is asked for. */
export function ofPerson(
  { number = '', name = '' }: Pick<Selection, 'number' | 'name'>,
  unitId: string,
): SQL | undefined {
  const numbered = sql`${filings.accountId} in (select ${accounts.id} from ${accounts}
    where ${accounts.unitId} = ${unitId} and ${accounts.number} = ${compactText(number)})`;
  return and(
    number === '' ? undefined : numbered,
    name === '' ? undefined : sql`starts_with(${filings.name}, ${name.normalize('NFC')})`,
  );
}

function narrowed(select: Selection['select']): SQL | undefined {
  if (select === 'all') return undefined;
  if (select === 'good') return sql`${filings.problems} = '[]'::jsonb`;
  if (select === 'faulty') return FAULTY;
  return sql`${filings.id} in ${anyOf(select, 'uuid')}`;
}
