import type { Cell } from './cell';

/** Why a cell's text cannot be believed, whatever it says; null where it can. */
export function cellFault({ kind }: Cell): 'cell-formula' | 'cell-merged' | 'cell-error' | null {
  switch (kind) {
    case 'formula':
      return 'cell-formula';
    case 'merged':
      return 'cell-merged';
    case 'error':
      return 'cell-error';
    case 'number':
    case 'text':
    case 'date':
    case 'boolean':
      return null;
  }
}

/** Excel keeps fifteen digits of a number; what is longer has lost the rest. */
const SAFE_DIGITS = 15;

/** As Excel shows a long number, and saves it in a CSV: 2.01908E+17. */
const ROUNDED = /^\d(\.\d+)?E\+\d+$/i;

/** Whether a long number was stored or saved as a number, so that its last digits are not the ones that were typed. */
export function hasLostDigits({ kind, text }: Cell): boolean {
  return ROUNDED.test(text.trim()) || (kind === 'number' && text.replace(/\D/g, '').length > SAFE_DIGITS);
}
