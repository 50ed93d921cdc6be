import type { FilingKind } from './filing';

/** What a kind does to the month's sheet (rulebook 3.6); a transfer moves balances and leaves the sheet alone. */
export type SheetEffect = 'adds' | 'reduces' | 'adjusts' | 'pays-back' | 'none';

/** Sheet and previews read what a kind does to the month here. */
export const SHEET_EFFECTS: Record<FilingKind, SheetEffect> = {
  open: 'adds',
  seal: 'reduces',
  unseal: 'adds',
  base: 'adjusts',
  ratio: 'adjusts',
  'back-pay': 'pays-back',
  transfer: 'none',
};

/** The kinds with this effect on the sheet. */
export function kindsThat(effect: SheetEffect): FilingKind[] {
  return (Object.keys(SHEET_EFFECTS) as FilingKind[]).filter((kind) => SHEET_EFFECTS[kind] === effect);
}
