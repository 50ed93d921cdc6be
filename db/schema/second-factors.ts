import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, instantColumn, oneOf } from './columns';
import { staff, STAFF_ROLES } from './staff';

/** 两步验证: the authenticator of a member of staff. Until its first code was right it counts for nothing. */
export const secondFactors = pgTable('second_factors', {
  staffId: uuid()
    .primaryKey()
    .references(() => staff.id),
  secretCipher: bytes().notNull(),
  begunAt: instantColumn().notNull(),
  confirmedAt: instantColumn(),
  /** The step of 30 seconds whose code was used last: no code is right twice. */
  lastStep: integer().notNull().default(0),
});

/** 恢复码: what lets somebody in once who has lost his authenticator. Only keyed hashes are kept. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: uuid().primaryKey(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    codeHash: bytes().notNull(),
    madeAt: instantColumn().notNull(),
    usedAt: instantColumn(),
  },
  (t) => [
    uniqueIndex('recovery_codes_once').on(t.staffId, t.codeHash),
    index('recovery_codes_of_staff').on(t.staffId, t.id),
  ],
);

/** The roles whose holders get nowhere without a second factor. */
export const secondFactorRoles = pgTable(
  'second_factor_roles',
  {
    role: text({ enum: STAFF_ROLES }).primaryKey(),
    since: instantColumn().notNull(),
  },
  (t) => [oneOf('second_factor_roles_known', t.role, STAFF_ROLES)],
);
