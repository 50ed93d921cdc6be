import { and, desc, eq, sql } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { accounts } from '@/db/schema/accounts';
import { bankCards, loans } from '@/db/schema/loans';
import { isLive } from './live-accounts';

export interface BankCard {
  bank: string;
  numberMask: string;
}

/** Whose card and loans are asked for: only who is still employed by this account has any to show. */
type Employee = Pick<typeof accounts.$inferSelect, 'personId' | 'status'>;

/** 绑定银行 (联名卡) of these people, by person. Ask `maySee` before. */
export async function bankCardsOf(tx: Tx, employees: readonly Employee[]): Promise<Map<string, BankCard>> {
  const personIds = employees.filter(({ status }) => isLive(status)).map(({ personId }) => personId);
  const rows = await tx
    .select({ personId: bankCards.personId, bank: bankCards.bank, numberMask: bankCards.numberMask })
    .from(bankCards)
    .where(sql`${bankCards.personId} in ${anyOf(personIds, 'uuid')}`);
  return new Map(rows.map(({ personId, ...card }) => [personId, card]));
}

/** 还款信息: the housing loans of a person, the last granted first; read-only, the loan business keeps them. Ask `maySee` before. */
export async function listLoans(tx: Tx, { personId, status }: Employee) {
  if (!isLive(status)) return [];
  return tx.select().from(loans).where(eq(loans.personId, personId)).orderBy(desc(loans.grantedOn), desc(loans.id));
}

/** Which of these people repay a housing loan, among the unit's own. */
export async function repayingLoans(tx: Tx, personIds: readonly (string | null)[]): Promise<Set<string>> {
  const known = personIds.filter((id) => id !== null);
  if (known.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ personId: loans.personId })
    .from(loans)
    .where(and(sql`${loans.personId} in ${anyOf(known, 'uuid')}`, eq(loans.state, 'repaying')));
  return new Set(rows.map(({ personId }) => personId));
}

/** 联名卡 of a person, and whether he repays a loan (FD-082, FD-088); null of a former employee. Ask `maySee` before. */
export async function readFinances(
  tx: Tx,
  employee: Employee,
): Promise<{ card: BankCard | null; hasLoan: boolean } | null> {
  const { personId, status } = employee;
  if (!isLive(status)) return null;
  const cards = await bankCardsOf(tx, [employee]);
  const repaying = await tx
    .select({ id: loans.id })
    .from(loans)
    .where(and(eq(loans.personId, personId), eq(loans.state, 'repaying')))
    .limit(1);
  return { card: cards.get(personId) ?? null, hasLoan: repaying.length > 0 };
}
