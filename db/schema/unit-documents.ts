import { index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { dayColumn, oneOf } from './columns';
import { DOCUMENT_TYPES, documentColumns } from './document-columns';
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
    ...documentColumns(),
  },
  (t) => [
    index('unit_documents_of_unit').on(t.unitId, t.id),
    oneOf('unit_documents_type_known', t.mediaType, DOCUMENT_TYPES),
  ],
);
