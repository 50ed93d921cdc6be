import { spanFields } from './log-span';
import type { QueryField } from '@/components/table/query-bar';
import type { OperationName } from '@/lib/auth/permissions';
import type { LogQuery } from '@/lib/operations/list-log';
import { logText as text } from '@/lib/text/logs';
import { OPERATION_WORDS } from '@/lib/text/operations';

const OPERATIONS = Object.keys(OPERATION_WORDS) as OperationName[];
const OUTCOMES = ['done', 'refused'] as const;

/** The fields that ask for 操作日志, beside the unit's. */
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
