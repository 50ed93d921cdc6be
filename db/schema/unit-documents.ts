import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, dayColumn, instantColumn, oneOf } from './columns';
import { DOCUMENT_TYPES } from './filings';
import { units } from './units';

/** A scan that the counter keeps of a unit: the signed 网上自主协议. The bytes lie in the data folder. */
export const unitDocuments = pgTable(
  'unit_documents',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    signedOn: dayColumn().notNull(),
    fileName: text().notNull(),
    mediaType: text({ enum: DOCUMENT_TYPES }).notNull(),
    size: integer().notNull(),
    hash: bytes().notNull(),
    uploadedBy: uuid().notNull(),
    uploadedAt: instantColumn().notNull(),
  },
  (t) => [
    index('unit_documents_of_unit').on(t.unitId, t.id),
    oneOf('unit_documents_type_known', t.mediaType, DOCUMENT_TYPES),
  ],
);
