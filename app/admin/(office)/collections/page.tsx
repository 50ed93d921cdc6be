import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { recordFailedCollection, sendToBank } from '../../action';
import { OfficeHeading } from '../office-heading';
import { ConfirmButton } from '@/app/confirm-button';
import { ReasonButton } from '@/app/reason-button';
import { withParameters } from '@/components/table/address';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { listCollections, toCollect } from '@/lib/receipts/list-collections';
import { formatPaymentCode } from '@/lib/remittances/payment-code';
import { COLLECTION_STATE_WORDS, collectionText as text } from '@/lib/text/collections';
import { fieldText } from '@/lib/text/interface';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';

export const metadata: Metadata = { title: text.title };

const COLUMNS: Column[] = [
  { key: 'batch', title: text.batch, kind: 'code' },
  { key: 'number', title: text.number, kind: 'code', primary: true },
  { key: 'unitNumber', title: text.unitNumber, kind: 'code' },
  { key: 'payerName', title: text.payerName, kind: 'text' },
  { key: 'payerAccount', title: text.payerAccount, kind: 'code' },
  { key: 'code', title: text.code, kind: 'code' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'sentOn', title: text.sentOn, kind: 'day' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'failure', title: text.failure, kind: 'text', wrap: true },
  { key: 'actions', title: text.actions, kind: 'action' },
];

const TONES: Record<keyof typeof COLLECTION_STATE_WORDS, Tone> = {
  sent: 'waiting',
  collected: 'success',
  failed: 'danger',
};

type Listed = Awaited<ReturnType<typeof listCollections>>['rows'][number];

/** 托收指令: what waits to be collected by the bank, what was sent, and what became of it. */
export default async function CollectionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const staff = await currentStaff();
  const { listed, waiting } = await readAs(staff, async (tx) => ({
    listed: await listCollections(tx, page),
    waiting: await toCollect(tx),
  }));
  const [count, amount] = [formatCount(waiting.count), formatFen(waiting.amount)];
  const permitted = isPermitted('collections.send', staff);
  return (
    <>
      <OfficeHeading
        title={text.title}
        description={text.description}
        toolbar={
          <>
            <span className="self-center text-soft">{waiting.count > 0 ? text.waiting(count, amount) : text.none}</span>
            {permitted && waiting.count > 0 && (
              <ConfirmButton door={sendToBank} input={{}} label={text.send}>
                {text.sendAbout(count, amount)}
              </ConfirmButton>
            )}
          </>
        }
      />
      <Withheld numbers={waiting.held} title={text.heldTitle} about={text.held} />
      <Withheld numbers={waiting.paidElsewhere} title={text.elsewhereTitle} about={text.elsewhere} />
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        firstNumber={(page.page - 1) * page.size + 1}
        rows={listed.rows.map((row) => rowOf(row, permitted))}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager
        address={withParameters('/admin/collections', { size: one(params, 'size'), page: one(params, 'page') })}
        page={page.page}
        size={page.size}
        totalRows={listed.total}
      />
    </>
  );
}

interface WithheldProps {
  numbers: string[];
  title: (count: string) => string;
  about: (numbers: string) => string;
}

function Withheld({ numbers, title, about }: WithheldProps) {
  if (numbers.length === 0) return null;
  return (
    <div className="mb-3">
      <Note
        tone="warning"
        title={title(formatCount(numbers.length))}
        action={<LinkButton href="/admin/suspense">{text.toSuspense}</LinkButton>}
      >
        {about(numbers.join('、'))}
      </Note>
    </div>
  );
}

function rowOf({ instruction, unitNumber, number, code }: Listed, permitted: boolean): Row {
  const { id, batchNumber, payerName, payerAccount, amount, sentOn, state, failure } = instruction;
  const { fail: open, failTitle: title, failReason: reason, failReasonMissing: reasonMissing } = text;
  return {
    id,
    label: number,
    cells: {
      batch: batchNumber,
      number,
      unitNumber,
      payerName,
      payerAccount,
      code: formatPaymentCode(code),
      amount: formatFen(amount),
      sentOn,
      state: <Status tone={TONES[state]}>{COLLECTION_STATE_WORDS[state]}</Status>,
      failure,
      actions: permitted && (
        <span className="flex gap-3">
          <Link
            href={`/api/collections/${batchNumber}` as Route}
            prefetch={false}
            aria-label={`${text.download} ${number}`}
          >
            {text.download}
          </Link>
          {state === 'sent' && (
            <ReasonButton
              door={recordFailedCollection}
              input={{ id }}
              look="link"
              name={`${text.fail} ${number}`}
              words={{ open, title, confirm: open, reason, reasonMissing }}
            >
              {text.failAbout(payerName, formatFen(amount))}
            </ReasonButton>
          )}
        </span>
      ),
    },
  };
}
