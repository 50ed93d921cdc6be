import type { Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Status } from '@/components/ui/status';
import { logAbout, logActor, logOutcome } from '@/lib/exports/log';
import type { LogRow } from '@/lib/operations/list-log';
import { operationWord } from '@/lib/text/operations';
import { formatInstant } from '@/lib/values/instant';
import { formatMonthCompact } from '@/lib/values/month';

/** A row of 操作日志 as its tables show it. */
export function logRow(row: LogRow): Row {
  const operation = operationWord(row.operation);
  return {
    id: row.id,
    label: operation,
    cells: {
      at: formatInstant(row.at),
      operation,
      actor: logActor(row),
      unitNumber: row.unitNumber,
      unit: row.unitName,
      month: row.month && formatMonthCompact(row.month),
      people: row.people !== null && formatCount(row.people),
      about: logAbout(row),
      outcome: <Status tone={row.outcome === 'done' ? 'success' : 'warning'}>{logOutcome(row)}</Status>,
    },
  };
}
