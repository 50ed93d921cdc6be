import type { papers, PAPER_KINDS } from '@/db/schema/papers';

export type PaperKind = (typeof PAPER_KINDS)[number];
export type Paper = typeof papers.$inferSelect;

/** The papers that a unit may declare void itself; the others prove what the centre has booked or awaits. */
export const REVOCABLE: readonly PaperKind[] = ['unit-certificate', 'employee-certificate', 'no-arrears', 'statement'];
