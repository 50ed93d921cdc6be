import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { fenColumn } from './columns';
import { filings } from './filings';
import { units } from './units';

/** What an account paid before a change of ratios, so that taking the change back restores it to the fen. */
export const formerShares = pgTable(
  'former_shares',
  {
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    filingId: uuid()
      .notNull()
      .references(() => filings.id),
    accountId: uuid().notNull(),
    unitShare: fenColumn().notNull(),
    ownShare: fenColumn().notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.filingId, t.accountId] })],
);
