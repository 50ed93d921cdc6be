import { JOURNAL_KINDS } from '@/db/schema/ledger';

/** The kinds of journal by which somebody's money was paid out to him; each of them ends with this word. */
export const WITHDRAWAL_KINDS = JOURNAL_KINDS.filter((kind) => kind.endsWith('-withdrawal'));
