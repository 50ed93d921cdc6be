import type { PersonalData } from '@/lib/accounts/reveal-personal-data.input';
import type { OperationName } from '@/lib/auth/permissions';
import { listLog, logAfter, type LogQuery, type LogRow } from '@/lib/operations/list-log';
import type { ListRead } from '@/lib/operations/list-read';
import { logText as text } from '@/lib/text/logs';
import { OPERATION_WORDS, operationWord } from '@/lib/text/operations';
import { PERSONAL_DATA_WORDS, revealText } from '@/lib/text/personal-data';
import { refusalSentence, type RefusalCode } from '@/lib/text/refusals';
import { readDay } from '@/lib/values/day';
import { formatInstant } from '@/lib/values/instant';
import type { ListColumn } from '@/lib/values/list-column';
import { one, type SearchParams } from '@/lib/values/list-page';
import { ofListRead } from './of-list-read';

const OPERATIONS = Object.keys(OPERATION_WORDS) as OperationName[];
const OUTCOMES = ['done', 'refused'] as const;

/** What the address asks of 操作日志. */
export function readLogQuery(params: SearchParams): LogQuery {
  return {
    operation: OPERATIONS.find((known) => known === one(params, 'operation')) ?? null,
    outcome: OUTCOMES.find((known) => known === one(params, 'outcome')) ?? null,
    actor: one(params, 'actor'),
    unitNumber: one(params, 'unitNumber'),
    from: readDay(one(params, 'from')),
    to: readDay(one(params, 'to')),
  };
}

/** What became of a logged operation, in words. */
export function logOutcome({ outcome, refusal, refusalValues }: LogRow): string {
  if (outcome === 'done') return text.outcomes.done;
  return text.refused(refusal === null ? '' : refusalSentence(refusal as RefusalCode, refusalValues ?? {}));
}

/** Whose number was looked at, and why; of other operations what it was done to and the reason that was given, if any. */
export function logAbout({ operation, account, what, reason, subject }: LogRow): string | null {
  if (operation !== 'personal-data.reveal' || account === null)
    return subject && reason ? text.aboutOf(subject, reason) : (subject ?? reason);
  return revealText.logged(PERSONAL_DATA_WORDS[what as PersonalData], account, reason ?? '');
}

const COLUMNS: readonly ListColumn<LogRow>[] = [
  { key: 'at', title: text.at, kind: 'day', of: ({ at }) => formatInstant(at) },
  { key: 'operation', title: text.operation, kind: 'text', of: ({ operation }) => operationWord(operation) },
  { key: 'actor', title: text.actor, kind: 'text', of: logActor },
  { key: 'month', title: text.month, kind: 'month', of: ({ month }) => month },
  { key: 'people', title: text.people, kind: 'number', of: ({ people }) => people },
  { key: 'outcome', title: text.outcome, kind: 'text', of: logOutcome },
];

const logOfUnit: ListRead<LogQuery, LogRow> = {
  columns: COLUMNS,
  page: (tx, _unitId, asked) => listLog(tx, asked),
  batch: (tx, _unitId, { query, after, size }) => logAfter(tx, query, { after: after?.id ?? null, size }),
};

/** The export of 操作日志: what the unit did and was refused, and what was done for it. */
export const log = ofListRead({
  title: text.title,
  list: logOfUnit,
  totals: [],
  read: ({ params }) => ({ ...readLogQuery(params), unitNumber: '' }),
});

/** Who did it, and in a unit that wants two persons who approved of it. */
export function logActor({ actorName, approvedByName }: LogRow): string {
  return approvedByName === null ? actorName : text.withApprover(actorName, approvedByName);
}
