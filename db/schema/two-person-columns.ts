import { sql, type SQL } from 'drizzle-orm';
import { check, text, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { instantColumn } from './columns';

/** How a proposal stands of which nothing more becomes once a second person has confirmed or declined it. */
export const PROPOSAL_STATES = ['proposed', 'done', 'declined'] as const;

/** What one person proposes and another decides on, in the states that it has. */
export function twoPersonColumns<const States extends readonly [string, ...string[]]>(states: States) {
  return {
    state: text({ enum: states }).notNull(),
    proposedBy: uuid().notNull(),
    proposedAt: instantColumn().notNull(),
    decidedBy: uuid(),
    decidedAt: instantColumn(),
  };
}

/** CHECK that another person decides than proposed; and, where it says for how long nobody need, that somebody has decided after that. */
export function decidedByAnother(
  name: string,
  { proposedBy, decidedBy }: Record<'proposedBy' | 'decidedBy', AnyPgColumn>,
  undecided?: SQL,
) {
  if (!undecided) return check(name, sql`${decidedBy} is null or ${decidedBy} <> ${proposedBy}`);
  return check(name, sql`${undecided} or (${decidedBy} is not null and ${decidedBy} <> ${proposedBy})`);
}
