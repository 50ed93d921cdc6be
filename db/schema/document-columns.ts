import { integer, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instantColumn } from './columns';

/** What is taken as a document: by its first bytes, whatever its name says. */
export const DOCUMENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;

/** What a document of a 错缴更正 proves: 错缴证明材料 or 职工同意书. */
export const DOCUMENT_PURPOSES = ['evidence', 'consent'] as const;

/** What every document says of its file, which lies in the storage folder under the row's id. */
export function documentColumns() {
  return {
    fileName: text().notNull(),
    mediaType: text({ enum: DOCUMENT_TYPES }).notNull(),
    size: integer().notNull(),
    hash: bytes().notNull(),
    uploadedBy: uuid().notNull(),
    uploadedAt: instantColumn().notNull(),
  };
}
