import { compactText } from '@/lib/values/digits';
import type { SheetRow } from './cell';
import { foldHeader } from './fold-header';

const totalsWords = new Set(['合计', '总计', '小计', '共计', '总合计', '本页合计', '本页小计']);

/** An ID number of either length: where one stands, the line is a person, whatever the name. */
const idNumber = /^(\d{15}|\d{17}[\dXx])$/;

/** Whether a row is a line of totals: its first filled cell says so, and nobody is named by an ID number. */
export function isTotalsLine({ cells }: SheetRow): boolean {
  const first = cells.find((cell) => cell !== null && cell.text.trim() !== '');
  if (!first || !totalsWords.has(foldHeader(first.text))) return false;
  return !cells.some((cell) => cell !== null && idNumber.test(compactText(cell.text)));
}
