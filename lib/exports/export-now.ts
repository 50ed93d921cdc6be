import type { Readable } from 'node:stream';
import { maySee } from '@/lib/auth/permissions';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import type { WrittenRow } from '@/lib/sheets/written-column';
import type { AskedList } from './exported-list';
import { EXPORTED_LISTS, type ExportFormat, type ExportName } from './lists';
import { readList } from './read-list';
import { writeList } from './write-list';

/** A longer list than this is exported by a job. */
export const MOST_ROWS_NOW = 5_000;

/**
 * A list as a file at once; null for one that is too long for it. It is read whole before the first byte is sent, so that no slow
 * browser keeps a transaction open.
 */
export async function exportNow(
  operator: OperatorPrincipal,
  { list: name, format, asked }: { list: ExportName; format: ExportFormat; asked: Omit<AskedList, 'finances'> },
): Promise<Readable | null> {
  const list = EXPORTED_LISTS[name];
  const finances = maySee('employees.finances', operator);
  return readAs(operator, async (tx) => {
    const { rows, totals } = readList(tx, operator.unitId, { list, asked: { ...asked, finances } });
    const held: WrittenRow[] = [];
    for await (const row of rows) {
      if (held.length === MOST_ROWS_NOW) return null;
      held.push(row);
    }
    return writeList(list, format, { rows: held, totals });
  });
}
