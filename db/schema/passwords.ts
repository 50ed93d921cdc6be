import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { dayColumn, instantColumn, oneOf } from './columns';
import { operators } from './units';

export const PASSWORD_POLICIES = ['six-digits', 'long'] as const;

/** 登录密码规则 of operators: what the centre set, from a day on. Before the first one it is the manual's six digits (RL-06). */
export const passwordPolicies = pgTable(
  'password_policies',
  {
    fromOn: dayColumn().primaryKey(),
    policy: text({ enum: PASSWORD_POLICIES }).notNull(),
    /** Who has set his password before has to set another one: not before the rule was made, whatever the day says. */
    setAt: instantColumn().notNull(),
  },
  (t) => [oneOf('password_policies_known', t.policy, PASSWORD_POLICIES)],
);

/** The last passwords of operators, as hashes. Only functions of the database see them. */
export const formerPasswords = pgTable(
  'former_passwords',
  {
    operatorId: uuid()
      .notNull()
      .references(() => operators.id),
    hash: text().notNull(),
    endedAt: instantColumn().notNull(),
  },
  (t) => [primaryKey({ columns: [t.operatorId, t.endedAt, t.hash] })],
);
