import { employees } from './employees';
import type { ExportedList } from './exported-list';
import { log } from './log';
import { ledger, ratios, rosters, transfers } from './unit-lists';

/** The lists that can be exported, by the name that addresses and jobs know them by. */
export const EXPORTED_LISTS = { employees, ledger, log, ratios, rosters, transfers } as const satisfies Record<
  string,
  ExportedList
>;

export type ExportName = keyof typeof EXPORTED_LISTS;

export const EXPORT_NAMES = Object.keys(EXPORTED_LISTS) as [ExportName, ...ExportName[]];
export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
