import { and, eq, sql, type SQL } from 'drizzle-orm';
import { anyOf, pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { filings, type StoredProblem } from '@/db/schema/filings';
import type { Mark } from '@/lib/text/problems';
import type { Finding, LineToCheck } from './draft-line';
import type { FilingKind } from './filing';
import type { FilingDesk } from './filing-kind';
import { KINDS } from './kinds';

/** A stored draft after its check: what it says now. */
export interface CheckedDraft extends LineToCheck {
  kind: FilingKind;
  problems: StoredProblem[];
  reviewReasons: string[];
}

const COLUMNS = {
  id: filings.id,
  row: filings.importRow,
  kind: filings.kind,
  accountId: filings.accountId,
  personId: filings.personId,
  name: filings.name,
  idType: filings.idType,
  idNumberIndex: filings.idNumberIndex,
  base: filings.base,
  unitShare: filings.unitShare,
  ownShare: filings.ownShare,
  phoneMask: filings.phoneMask,
  eventOn: filings.eventOn,
  reason: filings.reason,
  note: filings.note,
  forMonth: filings.forMonth,
  backPayType: filings.backPayType,
  unitRatio: filings.unitRatio,
  ownRatio: filings.ownRatio,
  toUnitId: filings.toUnitId,
  toAccountId: filings.toAccountId,
  toUnitName: filings.toUnitName,
  problems: filings.problems,
  reviewReasons: filings.reviewReasons,
  marks: filings.marks,
};

type Stored = { [Key in keyof typeof COLUMNS]: (typeof filings.$inferSelect)[Key extends 'row' ? 'importRow' : Key] };

/**
 * Checks the unit's drafts that the condition names against the world as it is now, stores what changed, and returns them.
 * Faults of what was typed stay; those of the world are looked at anew.
 */
export async function recheckDrafts(tx: Tx, desk: FilingDesk, which: SQL): Promise<CheckedDraft[]> {
  const drafts: Stored[] = await tx
    .select(COLUMNS)
    .from(filings)
    .where(and(eq(filings.unitId, desk.unit.id), eq(filings.state, 'draft'), which))
    .orderBy(filings.id);
  const checked: CheckedDraft[] = [];
  const changed: { draft: CheckedDraft; finding: Finding; marks: string[] }[] = [];
  for (const kind of new Set(drafts.map((draft) => draft.kind))) {
    const ofKind = drafts.filter((draft) => draft.kind === kind);
    const findings = await KINDS[kind].check(tx, desk, ofKind);
    ofKind.forEach((draft, place) => {
      const finding = findings[place];
      if (!finding) return;
      const problems = [
        ...draft.problems.filter((known) => known.typed),
        ...finding.problems,
        ...(finding.missing ?? []),
      ];
      const marks = marksNow(draft, finding);
      const now = {
        ...draft,
        problems,
        reviewReasons: finding.reviewReasons,
        personId: finding.personId ?? draft.personId,
        toAccountId: finding.toAccountId ?? draft.toAccountId,
      };
      checked.push(now);
      if (differs(draft, { ...now, marks })) changed.push({ draft: now, finding, marks });
    });
  }
  await storeFindings(tx, desk.unit.id, changed);
  return checked;
}

/** Checks the drafts of whoever has one of these ID numbers, because something else about the same person has changed. */
export async function recheckSharing(tx: Tx, desk: FilingDesk, indexes: readonly (Buffer | null)[]): Promise<void> {
  const known = indexes.filter((index) => index !== null);
  if (known.length === 0) return;
  await recheckDrafts(tx, desk, sql`${filings.idNumberIndex} in ${anyOf(known, 'bytea')}`);
}

/** Marks that say something of the world; the others are of what was typed. */
const WORLD_MARKS = new Set<string>([
  'awaits-transfer',
  'phone-kept',
  'arrears-remain',
  'loan-repaying',
  'late-notice',
  'back-pay-proposed',
  'starts-later',
  'difference-payable',
] satisfies Mark[]);

/** The marks of a line as its check finds it by now: of the world those of now, of what was typed those of then. */
export function marksNow({ marks }: Pick<Stored, 'marks'>, finding: Pick<Finding, 'marks'>): string[] {
  return [...marks.filter((mark) => !WORLD_MARKS.has(mark)), ...finding.marks];
}

type Found = Pick<Stored, 'problems' | 'reviewReasons' | 'marks' | 'personId' | 'toAccountId'>;

function isClean({ problems, reviewReasons, marks }: Found): boolean {
  return problems.length + reviewReasons.length + marks.length === 0;
}

function differs(before: Found, now: Found): boolean {
  // Most lines of most submissions.
  if (isClean(before) && isClean(now)) {
    return before.personId !== now.personId || before.toAccountId !== now.toAccountId;
  }
  const key = ({ problems, reviewReasons, marks, personId, toAccountId }: typeof now) =>
    JSON.stringify([
      problems.map(({ code, field, values }) => [code, field, values]),
      reviewReasons,
      marks,
      personId,
      toAccountId,
    ]);
  return key(before) !== key(now);
}

async function storeFindings(
  tx: Tx,
  unitId: string,
  changed: { draft: CheckedDraft; marks: string[] }[],
): Promise<void> {
  if (changed.length === 0) return;
  const of = <T>(pick: (line: (typeof changed)[number]) => T) => changed.map(pick);
  await tx.execute(sql`
    update filings f set problems = c.problems::jsonb, review_reasons = string_to_array(c.review_reasons, ','), marks = string_to_array(c.marks, ','),
      person_id = c.person_id, to_account_id = c.to_account_id, version = f.version + 1
    from unnest(
      ${pgArray(
        of(({ draft }) => draft.id),
        'uuid',
      )},
      ${pgArray(
        of(({ draft }) => JSON.stringify(draft.problems)),
        'text',
      )},
      ${pgArray(
        of(({ draft }) => draft.reviewReasons.join(',')),
        'text',
      )},
      ${pgArray(
        of(({ marks }) => marks.join(',')),
        'text',
      )},
      ${pgArray(
        of(({ draft }) => draft.personId),
        'uuid',
      )},
      ${pgArray(
        of(({ draft }) => draft.toAccountId),
        'uuid',
      )}
    ) as c (id, problems, review_reasons, marks, person_id, to_account_id)
    where f.unit_id = ${unitId} and f.id = c.id and f.state = 'draft'`);
}
