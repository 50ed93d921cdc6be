import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, dayColumn, instantColumn, oneOf } from './columns';

export const ID_TYPES = ['01', '02', '03', '04', '99'] as const;
export const SEXES = ['male', 'female'] as const;

/**
 * 职工: a person, once in the centre whatever the employer (Regulations art. 13). ID number and phone are encrypted;
 * the blind index (HMAC) finds a person by ID number without anybody reading it.
 */
export const people = pgTable(
  'people',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    /** 拼音首字母 of the name; null until they have been worked out. */
    initials: text(),
    idType: text({ enum: ID_TYPES }).notNull(),
    idNumberCipher: bytes().notNull(),
    idNumberIndex: bytes().notNull(),
    idNumberMask: text().notNull(),
    sex: text({ enum: SEXES }),
    birthOn: dayColumn(),
    phoneCipher: bytes(),
    phoneMask: text(),
    createdAt: instantColumn().notNull(),
  },
  (t) => [
    uniqueIndex('people_one_per_id_number').on(t.idNumberIndex, t.idType),
    index('people_without_initials')
      .on(t.id)
      .where(sql`${t.initials} is null`),
    oneOf('people_id_type_known', t.idType, ID_TYPES),
    oneOf('people_sex_known', t.sex, SEXES),
  ],
);
