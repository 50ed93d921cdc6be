import { answerRequest } from './action';
import { AnswerRequest } from './answer-request';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { requestToAnswerText as text } from '@/lib/text/transfers';
import { listRequestsToAnswer } from '@/lib/transfers/list-transfer-requests';
import { compareDays } from '@/lib/values/day';
import { formatInstant } from '@/lib/values/instant';

/** As many wait on the page at once; the next ones follow when these are answered. */
const SHOWN = 100;

const COLUMNS: Column[] = [
  { key: 'number', title: text.number, kind: 'code' },
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'idNumber', title: text.idNumber, kind: 'code' },
  { key: 'unit', title: text.unit, kind: 'text', wrap: true },
  { key: 'branch', title: text.branch, kind: 'text' },
  { key: 'requestedAt', title: text.requestedAt, kind: 'text' },
  { key: 'dueOn', title: text.dueOn, kind: 'day' },
  { key: 'actions', title: text.actions, kind: 'action' },
];

/** 收到的转入请求: other units' requests that wait for an answer; nothing where there are none (Q-82). */
export async function RequestsToAnswer() {
  const operator = await currentOperator();
  const asked = { states: ['waiting'], page: { page: 1, size: SHOWN } } as const;
  const { rows } = await readAs(operator, (tx) => listRequestsToAnswer(tx, operator.unitId, asked));
  if (rows.length === 0) return null;
  const permitted = isPermitted('transfer.answer-request', operator);
  const today = clock.today();
  return (
    <Section title={text.title}>
      <p className="mb-2 text-soft">{permitted ? text.note : text.noteForOthers}</p>
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        firstNumber={1}
        rows={rows.map((row) => {
          const unit = [row.unitNumber, row.unitName].filter(Boolean).join(' ');
          const overdue = compareDays(today, row.dueOn) > 0;
          return {
            id: row.id,
            label: row.name,
            cells: {
              number: row.accountNumber,
              name: row.name,
              idNumber: row.idNumberMask,
              unit,
              branch: row.branch,
              requestedAt: <span className="figures">{formatInstant(row.requestedAt)}</span>,
              dueOn: row.dueOn,
              actions: overdue ? (
                <Status tone="waiting">{text.overdue}</Status>
              ) : (
                permitted && <AnswerRequest id={row.id} name={row.name} unit={row.unitName} send={answerRequest} />
              ),
            },
          };
        })}
      />
    </Section>
  );
}
