import type ExcelJS from 'exceljs';
import { VALIDATION_TEXTS } from '@/lib/text/sheet-labels';
import type { TemplateColumn } from './template-column';

/** exceljs has the collection; its types only have what a single cell may be given. */
type SheetWithValidations = ExcelJS.Worksheet & {
  dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void };
};

/** A list that stands in the rule itself may have 255 characters with its quotes. */
const longestList = 253;

/** Rules for whole columns, one each: a rule per cell is slow to write and to open. */
export function addTemplateValidations(
  sheet: ExcelJS.Worksheet,
  columns: readonly TemplateColumn[],
  lastRow: number,
): void {
  const { dataValidations } = sheet as SheetWithValidations;
  for (const [index, column] of columns.entries()) {
    const letter = sheet.getColumn(index + 1).letter;
    dataValidations.add(`${letter}1`, headerRule(`${letter}1`, column.title));
    const rule = ruleOf(column);
    if (rule) dataValidations.add(`${letter}2:${letter}${lastRow}`, rule);
  }
}

/** Typing over a title is refused; the rule needs no protected sheet. */
function headerRule(cell: string, title: string): ExcelJS.DataValidation {
  return { ...refusal(VALIDATION_TEXTS.header), type: 'custom', formulae: [`EXACT(${cell},${quoted(title)})`] };
}

function ruleOf({ title, kind, choices }: TemplateColumn): ExcelJS.DataValidation | undefined {
  if (choices) {
    const list = choices.join(',');
    if (list.length > longestList || choices.some((choice) => choice.includes(','))) {
      throw new RangeError(`the choices of ${title} do not fit into a list`);
    }
    return { ...refusal(VALIDATION_TEXTS.choice), type: 'list', formulae: [quoted(list)] };
  }
  if (kind !== 'amount') return undefined;
  return { ...refusal(VALIDATION_TEXTS.amount), type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0] };
}

function refusal(error: string) {
  return { allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: VALIDATION_TEXTS.title, error };
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
