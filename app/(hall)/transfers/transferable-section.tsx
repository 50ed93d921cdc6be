import { RequestTransfer } from './request-transfer';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { transferableText as text } from '@/lib/text/transfers';
import { listTransferable } from '@/lib/transfers/list-transfer-requests';
import { compareDays, type Day } from '@/lib/values/day';

const COLUMNS: Column[] = [
  { key: 'number', title: text.number, kind: 'code' },
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'idNumber', title: text.idNumber, kind: 'code' },
  { key: 'unit', title: text.unit, kind: 'text' },
  { key: 'state', title: text.state, kind: 'status', wrap: true },
  { key: 'actions', title: text.actions, kind: 'action' },
];

/** 可转入: who was opened here and is sealed elsewhere, with 请求转入; nothing where there is nobody. */
export async function TransferableSection() {
  const operator = await currentOperator();
  const rows = await readAs(operator, (tx) => listTransferable(tx, operator.unitId));
  if (rows.length === 0) return null;
  const permitted = isPermitted('transfer.request', operator);
  return (
    <Section title={text.title}>
      <p className="mb-2 text-soft">{permitted ? text.note : text.noteForOthers}</p>
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        firstNumber={1}
        rows={rows.map(({ accountId, number, name, idNumberMask, unitName, request }) => ({
          id: accountId,
          label: name,
          cells: {
            number,
            name,
            idNumber: idNumberMask,
            unit: unitName,
            state: <RequestState dueOn={request?.dueOn ?? null} />,
            actions: permitted && (
              <RequestTransfer accountId={accountId} name={name} unit={unitName} requestId={request?.id ?? null} />
            ),
          },
        }))}
      />
    </Section>
  );
}

/** How the request stands; after its last day it is the centre's to decide. */
function RequestState({ dueOn }: { dueOn: Day | null }) {
  if (dueOn === null) return <Status tone="neutral">{text.none}</Status>;
  const overdue = compareDays(clock.today(), dueOn) > 0;
  return <Status tone="waiting">{overdue ? text.overdue(dueOn) : text.waiting(dueOn)}</Status>;
}
