import type { Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Status } from '@/components/ui/status';
import type { PersonalData } from '@/lib/accounts/reveal-personal-data.input';
import type { listLog } from '@/lib/operations/list-log';
import { logText as text } from '@/lib/text/logs';
import { operationWord } from '@/lib/text/operations';
import { PERSONAL_DATA_WORDS, revealText } from '@/lib/text/personal-data';
import { refusalSentence, type RefusalCode } from '@/lib/text/refusals';
import { formatInstant } from '@/lib/values/instant';
import { formatMonthCompact } from '@/lib/values/month';

type Logged = Awaited<ReturnType<typeof listLog>>['rows'][number];

/** A row of 操作日志 as its tables show it. */
export function logRow(row: Logged): Row {
  const operation = operationWord(row.operation);
  return {
    id: row.id,
    label: operation,
    cells: {
      at: formatInstant(row.at),
      operation,
      actor: row.actorName,
      unitNumber: row.unitNumber,
      unit: row.unitName,
      month: row.month && formatMonthCompact(row.month),
      people: row.people !== null && formatCount(row.people),
      about: aboutOf(row),
      outcome:
        row.outcome === 'done' ? (
          <Status tone="success">{text.outcomes.done}</Status>
        ) : (
          <Status tone="warning">{text.refused(sentenceOf(row))}</Status>
        ),
    },
  };
}

function sentenceOf({ refusal, refusalValues }: Logged): string {
  return refusal === null ? '' : refusalSentence(refusal as RefusalCode, refusalValues ?? {});
}

/** Whose number was looked at, and why; of other operations the reason that was given, if any. */
function aboutOf({ operation, account, what, reason }: Logged): string | null {
  if (operation !== 'personal-data.reveal' || account === null) return reason;
  return revealText.logged(PERSONAL_DATA_WORDS[what as PersonalData], account, reason ?? '');
}
