import type { PaymentWays } from './method-options';
import type { Tx } from '@/db/client';
import { bankGateway } from '@/lib/gateways/bank';
import { suspenseOfUnit } from '@/lib/receipts/list-receipts';
import { hasBankAccount } from '@/lib/remittances/insert-payment';

/** Reads which methods a unit can pay by. */
export async function paymentWays(tx: Tx, unitId: string): Promise<PaymentWays> {
  return {
    suspense: await suspenseOfUnit(tx, unitId),
    online: bankGateway() !== null,
    account: await hasBankAccount(tx, unitId),
  };
}
