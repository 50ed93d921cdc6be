import type { TemplateColumn } from '@/lib/sheets/template-column';
import { COLUMN_SYNONYMS, COLUMN_WORDS } from '@/lib/text/columns';

/** The columns of which a line fills one: base or monthly amount. */
export const AMOUNT_COLUMNS: readonly TemplateColumn[] = [
  {
    key: 'base',
    kind: 'amount',
    title: COLUMN_WORDS.base,
    synonyms: COLUMN_SYNONYMS.base,
    required: false,
    oneOf: 'amount',
  },
  {
    key: 'monthly',
    kind: 'amount',
    title: COLUMN_WORDS.monthly,
    synonyms: COLUMN_SYNONYMS.monthly,
    required: false,
    oneOf: 'amount',
  },
];
