import { backPay } from './back-pay';
import { base } from './base';
import type { FilingKind } from './filing';
import type { FilingKindDefinition } from './filing-kind';
import { open } from './open';
import { ratio } from './ratio';
import { seal } from './seal';
import { transfer } from './transfer';
import { unseal } from './unseal';

/** Every kind's definition; a kind without one does not compile. */
export const KINDS: Record<FilingKind, FilingKindDefinition> = {
  open,
  seal,
  unseal,
  base,
  ratio,
  'back-pay': backPay,
  transfer,
};
