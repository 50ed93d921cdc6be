import type { GridRow } from '@/components/grid/grid-column';
import type { AccountFiling } from '@/lib/filings/filings-of-accounts';

/** A 正常 account as the grid gets it: amounts as text, because a bigint does not travel to a client leaf. Its id is the 职工账号. */
export interface AdjustableAccount extends GridRow {
  idNumber: string;
  base: string;
  monthly: string;
  /** Whether its base was adjusted in this fund year already. */
  adjusted: boolean;
  /** What waits for it, so that it cannot be adjusted now. */
  waiting: AccountFiling | null;
}

/** What the grid computes with. */
export interface AdjustmentSettings {
  unitRatio: number;
  ownRatio: number;
  roundingUnit: string;
  floor: string;
  cap: string;
  inWindow: boolean;
}

/** As many lines go into one request (lib/filings/save-filings.ts), and stand on one page at the most. */
export const MOST_LINES = 20_000;
