import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, dayColumn, fenColumn, instantColumn, isMonthCheck, monthColumn, oneOf } from './columns';
import { ID_TYPES, SEXES } from './people';
import { units } from './units';

export const FILING_KINDS = ['open', 'seal'] as const;
export const FILING_STATES = ['draft', 'in-review', 'effective', 'rejected', 'revoked'] as const;
export const FILING_SOURCES = ['form', 'list', 'import'] as const;
export const IMPORT_STATES = ['reading', 'checking', 'writing', 'done', 'refused', 'failed'] as const;

/** A fault of one line, by code; the sentence is in lib/text. `field` names the column it stands at. */
export interface StoredProblem {
  code: string;
  field: string;
  values?: Record<string, string>;
  /** Of what was typed itself; it stays until the line is edited. The others are looked at anew at each check. */
  typed?: true;
}

/** 提交: lines that were submitted together, under one 业务流水号. */
export const submissions = pgTable(
  'submissions',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    number: text().notNull().unique(),
    month: monthColumn().notNull(),
    submittedOn: dayColumn().notNull(),
    submittedAt: instantColumn().notNull(),
    submittedBy: uuid().notNull(),
    effectiveCount: integer().notNull(),
    reviewCount: integer().notNull(),
    leftCount: integer().notNull(),
  },
  (t) => [index('submissions_of_unit').on(t.unitId, t.id)],
);

/** 批量导入: one uploaded workbook and what became of it. The file itself lies in the storage folder, under this id. */
export const imports = pgTable(
  'imports',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    kind: text({ enum: FILING_KINDS }).notNull(),
    fileName: text().notNull(),
    fileHash: bytes().notNull(),
    declaredRows: integer().notNull(),
    foundRows: integer(),
    goodRows: integer(),
    faultyRows: integer(),
    state: text({ enum: IMPORT_STATES }).notNull(),
    refusal: text(),
    refusalValues: jsonb().$type<Record<string, string>>(),
    startedBy: uuid().notNull(),
    startedAt: instantColumn().notNull(),
    finishedAt: instantColumn(),
  },
  (t) => [
    index('imports_of_unit').on(t.unitId, t.id),
    oneOf('imports_kind_known', t.kind, FILING_KINDS),
    oneOf('imports_state_known', t.state, IMPORT_STATES),
  ],
);

/**
 * 清册 line: one change that a unit files for one person, of any kind. Which columns a kind fills is said by its file in
 * lib/filings and held by the CHECKs below. What somebody typed that could not be read is kept, encrypted, in `typed`.
 */
export const filings = pgTable(
  'filings',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    kind: text({ enum: FILING_KINDS }).notNull(),
    state: text({ enum: FILING_STATES }).notNull(),
    source: text({ enum: FILING_SOURCES }).notNull(),
    importId: uuid().references(() => imports.id),
    importRow: integer(),
    submissionId: uuid().references(() => submissions.id),
    month: monthColumn(),
    effectiveOn: dayColumn(),
    accountId: uuid(),
    personId: uuid(),
    name: text(),
    idType: text({ enum: ID_TYPES }),
    idNumberCipher: bytes(),
    idNumberIndex: bytes(),
    idNumberMask: text(),
    sex: text({ enum: SEXES }),
    birthOn: dayColumn(),
    phoneCipher: bytes(),
    phoneMask: text(),
    staffNumber: text(),
    base: fenColumn(),
    unitShare: fenColumn(),
    ownShare: fenColumn(),
    monthly: fenColumn().generatedAlwaysAs(sql`unit_share + own_share`),
    reason: text(),
    note: text(),
    typed: bytes(),
    problems: jsonb().$type<StoredProblem[]>().notNull().default([]),
    reviewReasons: text().array().notNull().default([]),
    marks: text().array().notNull().default([]),
    createdBy: uuid().notNull(),
    createdAt: instantColumn().notNull(),
    decidedBy: uuid(),
    decidedAt: instantColumn(),
    opinion: text(),
    revokedBy: uuid(),
    revokedAt: instantColumn(),
    revokeReason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('filings_of_unit').on(t.unitId, t.state, t.id),
    index('filings_open_by_id_number')
      .on(t.unitId, t.idNumberIndex)
      .where(sql`${t.state} in ('draft', 'in-review')`),
    index('filings_of_account').on(t.unitId, t.accountId),
    index('filings_of_import').on(t.unitId, t.importId),
    index('filings_of_submission').on(t.unitId, t.submissionId),
    index('filings_in_review')
      .on(t.id)
      .where(sql`${t.state} = 'in-review'`),
    oneOf('filings_kind_known', t.kind, FILING_KINDS),
    oneOf('filings_state_known', t.state, FILING_STATES),
    oneOf('filings_source_known', t.source, FILING_SOURCES),
    isMonthCheck('filings_month_is_month', t.month),
    check(
      'filings_submitted_is_complete',
      sql`${t.state} = 'draft' or (${t.month} is not null and ${t.submissionId} is not null and ${t.problems} = '[]'::jsonb)`,
    ),
    check('filings_effective_has_account', sql`${t.state} <> 'effective' or ${t.accountId} is not null`),
    check(
      'filings_open_is_complete',
      sql`${t.kind} <> 'open' or ${t.state} = 'draft' or (${t.name} is not null and ${t.idNumberIndex} is not null and ${t.base} is not null and ${t.unitShare} is not null and ${t.ownShare} is not null)`,
    ),
    check(
      'filings_seal_is_complete',
      sql`${t.kind} <> 'seal' or ${t.state} = 'draft' or (${t.accountId} is not null and ${t.reason} is not null)`,
    ),
    check(
      'filings_amounts_not_negative',
      sql`coalesce(${t.base}, 0) >= 0 and coalesce(${t.unitShare}, 0) >= 0 and coalesce(${t.ownShare}, 0) >= 0`,
    ),
  ],
);
