import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { bankCards, loans } from '@/db/schema/loans';
import type { Clock } from '@/lib/gateways/clock';
import { sealPersonal } from '@/lib/people/protect';
import { maskCard } from '@/lib/values/bank-card';
import { day } from '@/lib/values/day';
import { newIds } from '@/lib/values/ids';
import { yuan, ZERO } from '@/lib/values/money';

const BANKS = ['中国建设银行', '中国工商银行', '中国农业银行'] as const;

/** Who repays a loan, by his place among the account numbers: what was lent, what is left, what he pays a month. */
const LOANS = [
  { place: 3, amount: yuan(400_000), balance: yuan(312_460), monthlyRepayment: yuan(2_612), overdueMonths: 0 },
  { place: 8, amount: yuan(350_000), balance: yuan(98_730), monthlyRepayment: yuan(3_180), overdueMonths: 1 },
  { place: 20, amount: yuan(200_000), balance: ZERO, monthlyRepayment: yuan(1_950), overdueMonths: 0 },
];

/** Bank cards of every third employee of a unit, and a few loans, as the centre's other business would have told them. */
export async function writeFinances(tx: Tx, { unitId, clock }: { unitId: string; clock: Clock }): Promise<void> {
  const people = await tx
    .select({ id: accounts.personId, number: accounts.number })
    .from(accounts)
    .where(eq(accounts.unitId, unitId))
    .orderBy(accounts.number);
  const cards = people.flatMap(({ id, number }, place) => {
    if (place % 3 !== 0) return [];
    const card = `62${number.padStart(14, '0')}`;
    const bank = BANKS[(place / 3) % BANKS.length] ?? BANKS[0];
    return [{ personId: id, bank, numberCipher: sealPersonal(card), numberMask: maskCard(card) }];
  });
  await tx.insert(bankCards).values(cards);
  const ids = newIds(clock.milliseconds(), LOANS.length);
  await tx.insert(loans).values(
    LOANS.map(({ place, ...loan }, at) => ({
      ...loan,
      id: ids[at] ?? '',
      personId: people[place]?.id ?? '',
      contractNumber: `54DK2014${String(place).padStart(6, '0')}`,
      bank: BANKS[1],
      termMonths: 240,
      grantedOn: day('2014-05-16'),
      lastRepaidOn: day('2019-07-20'),
      state: loan.balance === ZERO ? ('settled' as const) : ('repaying' as const),
      importedAt: clock.now(),
    })),
  );
}
