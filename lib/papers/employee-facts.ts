import type { Tx } from '@/db/client';
import { getAccount } from '@/lib/ledger/employee-ledger';
import { refuse } from '@/lib/operations/refuse';
import type { PaperFacts } from '@/lib/operations/stamp-papers';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import { fenToText } from '@/lib/values/money';
import { basisPoints, formatPercent } from '@/lib/values/ratio';

/** Somebody's account at the unit; another unit's is not found, nor one whose opening was taken back. */
export async function ownAccount(tx: Tx, unit: UnitInForce, number: string) {
  const found = await getAccount(tx, unit.id, number);
  if (!found || found.account.status === 'revoked') return refuse('not-found');
  return found;
}

/** 职工缴存证明: somebody's account as it stands today. */
export async function employeeFacts(
  tx: Tx,
  unit: UnitInForce,
  { accountNumber, today }: { accountNumber: string; today: Day },
): Promise<PaperFacts> {
  const { account, balance, remittedMonth, unitRatio, ownRatio } = await ownAccount(tx, unit, accountNumber);
  return {
    kind: 'employee-certificate',
    unitId: unit.id,
    accountId: account.id,
    firstMonth: account.firstMonth,
    lastMonth: remittedMonth,
    amount: account.monthly,
    balance,
    asOf: today,
    content: {
      unitName: unit.name,
      unitNumber: unit.number,
      branch: unit.branch,
      name: account.name,
      idNumber: account.idNumberMask,
      accountNumber: account.number,
      status: ACCOUNT_STATUS_WORDS[account.status],
      openedOn: account.openedOn,
      base: fenToText(account.base),
      unitShare: fenToText(account.unitShare),
      ownShare: fenToText(account.ownShare),
      unitRatio: formatPercent(basisPoints(unitRatio)),
      ownRatio: formatPercent(basisPoints(ownRatio)),
    },
  };
}
