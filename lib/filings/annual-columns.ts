import type { IMPORT_TEMPLATES } from '@/db/schema/filings';
import type { TemplateColumn } from '@/lib/sheets/template-column';
import { ANNUAL_COLUMN_WORDS as words, UNCHANGED_MARK } from '@/lib/text/annual-review';
import type { FilingKind } from './filing';
import { KINDS } from './kinds';
import { ACCOUNT_COLUMNS } from './own-accounts';

export type ImportTemplate = (typeof IMPORT_TEMPLATES)[number];

/** The manual's word for this list; a resident's number is only one of the documents there are. */
const WHOSE_COLUMNS: readonly TemplateColumn[] = ACCOUNT_COLUMNS.map((column) =>
  column.key === 'idNumber'
    ? { ...column, title: words.idNumber, synonyms: [column.title, ...column.synonyms] }
    : column,
);

const ANSWER_COLUMNS: readonly TemplateColumn[] = [
  {
    key: 'base',
    kind: 'amount',
    title: words.newBase,
    synonyms: [],
    required: false,
    oneOf: 'amount',
    note: words.newBaseNote,
  },
  {
    key: 'monthly',
    kind: 'amount',
    title: words.newMonthly,
    synonyms: [],
    required: false,
    oneOf: 'amount',
    note: words.newMonthlyNote,
  },
  {
    key: 'unchanged',
    kind: 'text',
    title: words.unchanged,
    synonyms: [],
    required: false,
    choices: [UNCHANGED_MARK],
    note: words.unchangedNote,
  },
];

/** What 职工基数调整年审模板 shows: who, what they pay on now, and room for the answer. */
export const ANNUAL_TEMPLATE_COLUMNS: readonly TemplateColumn[] = [
  ...WHOSE_COLUMNS,
  {
    key: 'formerBase',
    kind: 'amount',
    title: words.formerBase,
    synonyms: [],
    required: false,
    note: words.formerBaseNote,
  },
  ...ANSWER_COLUMNS,
];

/** The columns that an import reads: the kind's own, or the answers of the yearly review. */
export function importColumns(kind: FilingKind, template: ImportTemplate): readonly TemplateColumn[] {
  return template === 'annual' ? [...WHOSE_COLUMNS, ...ANSWER_COLUMNS] : KINDS[kind].columns;
}
