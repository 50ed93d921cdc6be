import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, instantColumn, oneOf } from './columns';
import { decidedByAnother, twoPersonColumns } from './two-person-columns';
import { operators, units } from './units';

export const AUTHORITY_ROLES = ['anchor', 'intermediate'] as const;
export const CERTIFICATE_STATES = ['proposed', 'active', 'declined', 'ended'] as const;
export const CHALLENGE_PURPOSES = ['login'] as const;

/** What a certificate says of itself, as far as lists show it. */
function certificateColumns() {
  return {
    fingerprint: bytes().notNull(),
    der: bytes().notNull(),
    title: text().notNull(),
    issuerTitle: text().notNull(),
    serial: text().notNull(),
    keyKind: text().notNull(),
    notBefore: instantColumn().notNull(),
    notAfter: instantColumn().notNull(),
  };
}

/** What one person proposes and another decides on, and somebody ends later on. */
function standingColumns() {
  return { ...twoPersonColumns(CERTIFICATE_STATES), endedBy: uuid(), endedAt: instantColumn() };
}

/** 证书签发机构: roots that are trusted (anchors), and authorities below them, which are not trusted by themselves. */
export const certificateAuthorities = pgTable(
  'certificate_authorities',
  {
    id: uuid().primaryKey(),
    role: text({ enum: AUTHORITY_ROLES }).notNull(),
    ...certificateColumns(),
    ...standingColumns(),
  },
  (t) => [
    uniqueIndex('certificate_authorities_once')
      .on(t.fingerprint)
      .where(sql`${t.state} in ('proposed', 'active')`),
    oneOf('certificate_authorities_role_known', t.role, AUTHORITY_ROLES),
    oneOf('certificate_authorities_state_known', t.state, CERTIFICATE_STATES),
    decidedByAnother('certificate_authorities_by_two', t, sql`${t.state} not in ('active', 'ended')`),
  ],
);

/** 证书吊销列表 as imported; of each authority the newest is used. */
export const certificateCrls = pgTable(
  'certificate_crls',
  {
    id: uuid().primaryKey(),
    authorityId: uuid()
      .notNull()
      .references(() => certificateAuthorities.id),
    der: bytes().notNull(),
    number: text().notNull(),
    thisUpdate: instantColumn().notNull(),
    nextUpdate: instantColumn().notNull(),
    importedBy: uuid().notNull(),
    importedAt: instantColumn().notNull(),
  },
  (t) => [index('certificate_crls_of_authority').on(t.authorityId, t.thisUpdate)],
);

/** 证书绑定: which operator a certificate stands for. */
export const certificateBindings = pgTable(
  'certificate_bindings',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    operatorId: uuid()
      .notNull()
      .references(() => operators.id),
    ...certificateColumns(),
    ...standingColumns(),
  },
  (t) => [
    index('certificate_bindings_of_unit').on(t.unitId, t.operatorId),
    uniqueIndex('certificate_bindings_once')
      .on(t.fingerprint)
      .where(sql`${t.state} in ('proposed', 'active')`),
    oneOf('certificate_bindings_state_known', t.state, CERTIFICATE_STATES),
    decidedByAnother('certificate_bindings_by_two', t, sql`${t.state} not in ('active', 'ended')`),
  ],
);

/**
 * A one-time number that a certificate's holder signs. Bound to purpose, site, certificate and, where it is bound, to the operator and unit
 * that it stood for then; only its hash is kept.
 */
export const certificateChallenges = pgTable(
  'certificate_challenges',
  {
    id: uuid().primaryKey(),
    nonceHash: bytes().notNull().unique(),
    purpose: text({ enum: CHALLENGE_PURPOSES }).notNull(),
    origin: text().notNull(),
    fingerprint: bytes().notNull(),
    forOperator: uuid(),
    forUnit: uuid(),
    issuedAt: instantColumn().notNull(),
    expiresAt: instantColumn().notNull(),
    usedAt: instantColumn(),
  },
  (t) => [
    index('certificate_challenges_expired').on(t.expiresAt),
    oneOf('certificate_challenges_purpose_known', t.purpose, CHALLENGE_PURPOSES),
  ],
);
