import { sql, type SQL } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { bytes, dayColumn, fenColumn, instantColumn, isMonthCheck, monthColumn, oneOf } from './columns';
import { DOCUMENT_PURPOSES, DOCUMENT_TYPES, documentColumns } from './document-columns';
import { ID_TYPES, SEXES } from './people';
import { units } from './units';

export const FILING_KINDS = ['open', 'seal', 'unseal', 'base', 'ratio', 'back-pay', 'transfer'] as const;
/** 补缴类型 (rulebook 3.7): 全额, 差额, 缓缴补缴, 不定额. */
export const BACK_PAY_TYPES = ['full', 'difference', 'deferral', 'free'] as const;
export const FILING_STATES = ['draft', 'in-review', 'effective', 'rejected', 'revoked'] as const;
export const FILING_SOURCES = ['form', 'list', 'import'] as const;
/** Any part of the unit's people, or all of them for the yearly review (Q-35). */
export const IMPORT_TEMPLATES = ['lines', 'annual'] as const;
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
    template: text({ enum: IMPORT_TEMPLATES }).notNull().default('lines'),
    fileName: text().notNull(),
    fileHash: bytes().notNull(),
    declaredRows: integer().notNull(),
    /** Control total of 职工基数调整年审模板 (Q-35). */
    declaredAmount: fenColumn(),
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
    oneOf('imports_template_known', t.template, IMPORT_TEMPLATES),
    oneOf('imports_kind_known', t.kind, FILING_KINDS),
    oneOf('imports_state_known', t.state, IMPORT_STATES),
  ],
);

type Column =
  | 'accountId'
  | 'backPayType'
  | 'base'
  | 'forMonth'
  | 'idNumberIndex'
  | 'kind'
  | 'name'
  | 'ownRatio'
  | 'ownShare'
  | 'reason'
  | 'state'
  | 'toAccountId'
  | 'toUnitId'
  | 'unitId'
  | 'unitRatio'
  | 'unitShare';

/** What a line of each kind must say once it is no draft any more. */
function completeOnceSubmitted(t: Record<Column, AnyPgColumn>) {
  const says: Record<(typeof FILING_KINDS)[number], SQL> = {
    open: sql`${t.name} is not null and ${t.idNumberIndex} is not null and ${t.base} is not null and ${t.unitShare} is not null and ${t.ownShare} is not null`,
    seal: sql`${t.accountId} is not null and ${t.reason} is not null`,
    unseal: sql`${t.accountId} is not null and ${t.base} > 0 and ${t.forMonth} is not null`,
    base: sql`${t.accountId} is not null and ${t.base} > 0 and ${t.unitShare} is not null and ${t.ownShare} is not null`,
    ratio: sql`${t.unitRatio} is not null and ${t.ownRatio} is not null`,
    'back-pay': sql`${t.accountId} is not null and ${t.forMonth} is not null and ${t.backPayType} is not null and ${t.unitShare} is not null and ${t.ownShare} is not null and ${t.unitShare} + ${t.ownShare} > 0`,
    transfer: sql`${t.accountId} is not null and ${t.toUnitId} is not null and ${t.toAccountId} is not null and ${t.toUnitId} <> ${t.unitId}`,
  };
  return FILING_KINDS.map((kind) =>
    check(
      `filings_${kind.replace('-', '_')}_is_complete`,
      sql`${t.kind} <> ${sql.raw(`'${kind}'`)} or ${t.state} = 'draft' or (${says[kind]})`,
    ),
  );
}

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
    /** A draft that came back from the centre or was withdrawn: it is never deleted (Q-73). */
    wasSubmitted: boolean().notNull().default(false),
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
    /** 入职日期 of an opening, 离职日期 of a sealing (L-5). */
    eventOn: dayColumn(),
    base: fenColumn(),
    unitShare: fenColumn(),
    ownShare: fenColumn(),
    monthly: fenColumn().generatedAlwaysAs(sql`unit_share + own_share`),
    /** Why: of a sealing, a back payment, a transfer; of an opening, 职工来源. */
    reason: text(),
    note: text(),
    /** The month that a back payment is for, or from which an opening or an unsealing counts; of an opening, null is `month`. */
    forMonth: monthColumn(),
    backPayType: text({ enum: BACK_PAY_TYPES }),
    unitRatio: integer(),
    ownRatio: integer(),
    /** How many people a change of ratios touched; `unitShare` and `ownShare` are then what they pay together. */
    people: integer(),
    /** What stood there before, so that taking the filing back restores it exactly. */
    formerBase: fenColumn(),
    formerUnitShare: fenColumn(),
    formerOwnShare: fenColumn(),
    formerUnitRatio: integer(),
    formerOwnRatio: integer(),
    formerSealedMonth: monthColumn(),
    formerSealReason: text(),
    formerSealNote: text(),
    toUnitId: uuid().references(() => units.id),
    toAccountId: uuid(),
    /** 转入单位 as the filer saw it: number and name. */
    toUnitName: text(),
    movedAmount: fenColumn(),
    /** The month's roster, or the payment by itself, that a back payment is paid with. */
    remittanceId: uuid(),
    paymentId: uuid(),
    /** When a back payment was booked. */
    paidOn: dayColumn(),
    typed: bytes(),
    problems: jsonb().$type<StoredProblem[]>().notNull().default([]),
    reviewReasons: text().array().notNull().default([]),
    marks: text().array().notNull().default([]),
    createdBy: uuid().notNull(),
    createdAt: instantColumn().notNull(),
    /** The first of two reviewers, where the rule wants two. */
    firstApprovedBy: uuid(),
    firstApprovedAt: instantColumn(),
    decidedBy: uuid(),
    decidedAt: instantColumn(),
    opinion: text(),
    revokedBy: uuid(),
    revokedAt: instantColumn(),
    revokeReason: text(),
    /** The row of the operation log that took it back. */
    revokedIn: uuid(),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('filings_of_unit').on(t.unitId, t.state, t.id),
    index('filings_open_by_id_number')
      .on(t.unitId, t.idNumberIndex)
      .where(sql`${t.state} in ('draft', 'in-review')`),
    index('filings_of_account').on(t.unitId, t.accountId),
    index('filings_of_import').on(t.unitId, t.importId),
    index('filings_submitted_by_month')
      .on(t.unitId, t.month, t.id)
      .where(sql`${t.state} <> 'draft'`),
    index('filings_transferred_to')
      .on(t.toUnitId, t.month)
      .where(sql`${t.kind} = 'transfer' and ${t.state} = 'effective'`),
    index('filings_of_submission').on(t.unitId, t.submissionId, t.id),
    index('filings_starting_late')
      .on(t.unitId, t.forMonth)
      .where(sql`${t.kind} = 'open' and ${t.state} = 'effective' and ${t.forMonth} > ${t.month}`),
    index('filings_in_review')
      .on(t.id)
      .where(sql`${t.state} = 'in-review'`),
    index('filings_reviewed')
      .on(t.decidedAt)
      .where(sql`${t.state} = 'effective' and ${t.reviewReasons} <> '{}'`),
    oneOf('filings_kind_known', t.kind, FILING_KINDS),
    oneOf('filings_state_known', t.state, FILING_STATES),
    oneOf('filings_source_known', t.source, FILING_SOURCES),
    isMonthCheck('filings_month_is_month', t.month),
    check(
      'filings_submitted_is_complete',
      sql`${t.state} = 'draft' or (${t.state} = 'revoked' and ${t.wasSubmitted} and ${t.submissionId} is null) or (${t.month} is not null and ${t.submissionId} is not null and ${t.problems} = '[]'::jsonb)`,
    ),
    check(
      'filings_effective_has_account',
      sql`${t.state} <> 'effective' or ${t.kind} = 'ratio' or ${t.accountId} is not null`,
    ),
    ...completeOnceSubmitted(t),
    uniqueIndex('filings_one_ratio_waiting')
      .on(t.unitId)
      .where(sql`${t.kind} = 'ratio' and ${t.state} in ('draft', 'in-review')`),
    index('filings_back_pay_to_pay')
      .on(t.unitId, t.remittanceId)
      .where(sql`${t.kind} = 'back-pay' and ${t.state} = 'effective'`),
    isMonthCheck('filings_for_month_is_month', t.forMonth),
    check(
      'filings_amounts_not_negative',
      sql`coalesce(${t.base}, 0) >= 0 and coalesce(${t.unitShare}, 0) >= 0 and coalesce(${t.ownShare}, 0) >= 0`,
    ),
  ],
);

/** 资料: a document that goes with a filing, or with an application for a change or a correction under its id. The file lies in the storage folder, under this id. */
export const filingDocuments = pgTable(
  'filing_documents',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    filingId: uuid().notNull(),
    purpose: text({ enum: DOCUMENT_PURPOSES }),
    ...documentColumns(),
  },
  (t) => [
    index('filing_documents_of_filing').on(t.unitId, t.filingId),
    oneOf('filing_documents_purpose_known', t.purpose, DOCUMENT_PURPOSES),
    oneOf('filing_documents_type_known', t.mediaType, DOCUMENT_TYPES),
    check('filing_documents_size_limited', sql`${t.size} between 1 and 10485760`),
  ],
);

/** What a unit said a header of its own workbooks means; remembered for its next import. */
export const importHeaders = pgTable(
  'import_headers',
  {
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    kind: text({ enum: FILING_KINDS }).notNull(),
    header: text().notNull(),
    columnKey: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.kind, t.header] }),
    oneOf('import_headers_kind_known', t.kind, FILING_KINDS),
  ],
);
