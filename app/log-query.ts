import { readSpan, spanFields } from './log-span';
import type { QueryField } from '@/components/table/query-bar';
import type { OperationName } from '@/lib/auth/permissions';
import type { LogQuery } from '@/lib/operations/list-log';
import { logText as text } from '@/lib/text/logs';
import { OPERATION_WORDS } from '@/lib/text/operations';
import { one, type SearchParams } from '@/lib/values/list-page';

const OPERATIONS = Object.keys(OPERATION_WORDS) as OperationName[];
const OUTCOMES = ['done', 'refused'] as const;

/** What 操作日志 is asked for, by its address. */
export function readLogQuery(params: SearchParams): LogQuery {
  return {
    operation: OPERATIONS.find((known) => known === one(params, 'operation')) ?? null,
    outcome: OUTCOMES.find((known) => known === one(params, 'outcome')) ?? null,
    actor: one(params, 'actor'),
    unitNumber: one(params, 'unitNumber'),
    ...readSpan(params),
  };
}

/** The fields that ask for it, beside the unit's. */
export function logFields({ operation, outcome, actor, from, to }: LogQuery): QueryField[] {
  return [
    {
      kind: 'select',
      name: 'operation',
      label: text.operation,
      value: operation ?? '',
      options: OPERATIONS.map((value) => ({ value, label: OPERATION_WORDS[value] })),
    },
    { kind: 'text', name: 'actor', label: text.actor, value: actor },
    {
      kind: 'select',
      name: 'outcome',
      label: text.outcome,
      value: outcome ?? '',
      options: OUTCOMES.map((value) => ({ value, label: text.outcomes[value] })),
    },
    ...spanFields({ from, to }),
  ];
}

/** The query as parameters of an address. */
export function logParameters(query: LogQuery): Record<string, string | null> {
  return { ...query };
}
