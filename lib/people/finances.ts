import { and, desc, eq, sql } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { bankCards, loans } from '@/db/schema/loans';

export interface BankCard {
  bank: string;
  numberMask: string;
}

/** 绑定银行 (联名卡) of these people, by person. Ask `maySee` before. */
export async function bankCardsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, BankCard>> {
  const rows = await tx
    .select({ personId: bankCards.personId, bank: bankCards.bank, numberMask: bankCards.numberMask })
    .from(bankCards)
    .where(sql`${bankCards.personId} in ${anyOf(personIds, 'uuid')}`);
  return new Map(rows.map(({ personId, ...card }) => [personId, card]));
}

/** 还款信息: the housing loans of a person, the last granted first; read-only, the loan business keeps them. Ask `maySee` before. */
export async function listLoans(tx: Tx, personId: string) {
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

/** 联名卡 of a person, and whether he repays a loan (FD-082, FD-088). Ask `maySee` before. */
export async function readFinances(tx: Tx, personId: string): Promise<{ card: BankCard | null; hasLoan: boolean }> {
  const cards = await bankCardsOf(tx, [personId]);
  const repaying = await tx
    .select({ id: loans.id })
    .from(loans)
    .where(and(eq(loans.personId, personId), eq(loans.state, 'repaying')))
    .limit(1);
  return { card: cards.get(personId) ?? null, hasLoan: repaying.length > 0 };
}
