import type { Route } from 'next';
import Link from 'next/link';
import { DRAFT_COLUMNS } from '../../filings/draft-columns';
import { draftRows } from '../../filings/draft-rows';
import { SubmitPreview } from '../../filings/submit-preview';
import { sheetRows } from '../../sheet-rows';
import { SheetTable } from '@/components/display/sheet-table';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Pager } from '@/components/table/pager';
import { DescriptionList } from '@/components/ui/description-list';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import type { ApprovalContent } from '@/lib/approvals/approval-content';
import type { FilingList } from '@/lib/filings/lists';
import { approvalText as text, secondPersonText } from '@/lib/text/approvals';
import { operatorText, USER_STATUS_WORDS } from '@/lib/text/operators';
import { OPERATOR_ROLE_WORDS } from '@/lib/text/roles';
import { confirmText, remittanceText } from '@/lib/text/remittance';
import { PAYMENT_METHOD_WORDS } from '@/lib/text/terms';
import type { ListPage } from '@/lib/values/list-page';
import { fenToText, formatFen } from '@/lib/values/money';
import { formatMonthCompact, formatMonthSpan, formatMonthSpanProse } from '@/lib/values/month';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';

interface ApprovalContentProps<Content = ApprovalContent> {
  content: Content;
  address: string;
  page: ListPage;
}

type Of<Kind extends ApprovalContent['kind']> = Extract<ApprovalContent, { kind: Kind }>;

/** Exactly what was submitted: its lines, its sheet, its roster. */
export function ApprovalContentSection({ content, ...place }: ApprovalContentProps) {
  switch (content.kind) {
    case 'lines':
      return (
        <>
          <Section title={text.submittable}>
            <SubmitPreview
              list={content.list}
              shares={content.shares.map((share) => ({
                ...share,
                monthly: fenToText(share.monthly),
                change: fenToText(share.change),
              }))}
            />
          </Section>
          <Lines title={text.lines} list={content.list} content={content} {...place} />
        </>
      );
    case 'back-payments':
      return (
        <>
          <Section title={text.content}>
            <DescriptionList items={[{ term: text.method, detail: PAYMENT_METHOD_WORDS[content.method] }]} />
          </Section>
          <Lines title={text.backPayments} list="back-payment" content={content} {...place} />
        </>
      );
    case 'sheet':
      return <SheetSection {...content} />;
    case 'roster':
      return <RosterSection {...content} />;
    case 'choice':
      return (
        <Section title={text.content}>
          <p>{secondPersonText.turnOff}</p>
          <p className="text-soft">{secondPersonText.offAbout}</p>
        </Section>
      );
    case 'operator':
      return <OperatorSection {...content} />;
    case 'request':
      return (
        <Section title={text.request}>
          <DescriptionList
            items={[
              { term: text.employee, detail: content.name },
              { term: text.opinion, detail: content.opinion },
            ]}
          />
        </Section>
      );
  }
}

interface LinesProps extends ApprovalContentProps<Of<'lines'> | Of<'back-payments'>> {
  title: string;
  list: FilingList;
}

function Lines({ title, list, content, address, page }: LinesProps) {
  return (
    <Section title={title}>
      <DataTable
        caption={title}
        columns={DRAFT_COLUMNS[list].filter(({ kind }) => kind !== 'action')}
        rows={draftRows(content.rows, null)}
        firstNumber={(page.page - 1) * page.size + 1}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={content.totals.count} />
    </Section>
  );
}

function SheetSection({ sheet, deferred, first, last }: Of<'sheet'>) {
  return (
    <Section title={`${text.roster} · ${formatMonthSpanProse(first, last)}`}>
      {deferred && <Note tone="warning">{confirmText.deferredSaving(formatMonthSpanProse(first, last))}</Note>}
      <SheetTable month={formatMonthCompact(first)} sheet={sheetRows(sheet)} />
      <p className="mt-3">
        <Link href="/remittance/confirm">{text.seeChanges}</Link>
      </p>
    </Section>
  );
}

function RosterSection({ remittance, batch, method }: Of<'roster'>) {
  return (
    <Section title={text.roster}>
      <DescriptionList
        items={[
          { term: remittanceText.number, detail: <span className="figures">{remittance.number}</span> },
          { term: remittanceText.month, detail: formatMonthSpan(batch.first, batch.last) },
          { term: remittanceText.headsWithUnit, detail: formatCount(batch.heads) },
          { term: remittanceText.dueWithUnit, detail: formatFen(batch.due) },
          { term: remittanceText.capitals, detail: moneyInCapitals(batch.due), wide: true },
          { term: text.method, detail: PAYMENT_METHOD_WORDS[method] },
        ]}
      />
      <p className="mt-3">
        <Link href={`/remittance/${remittance.id}` as Route}>{text.seeRoster}</Link>
      </p>
    </Section>
  );
}

/** Before and after of an operator; what stays is told once. */
function OperatorSection({ login, before, after }: Of<'operator'>) {
  const was = before && shownOperator(before);
  const becomes = after && shownOperator(after);
  const shown = (key: keyof ReturnType<typeof shownOperator>) => {
    const [old, now] = [was?.[key] ?? null, becomes?.[key] ?? null];
    return old === null || now === null || old === now ? (now ?? old ?? '') : text.changed(old, now);
  };
  return (
    <Section title={text.content}>
      <DescriptionList
        items={[
          { term: operatorText.login, detail: <span className="figures">{login}</span> },
          { term: operatorText.name, detail: shown('name') },
          { term: operatorText.idNumber, detail: <span className="figures">{shown('idNumber')}</span> },
          { term: operatorText.phone, detail: <span className="figures">{shown('phone')}</span> },
          { term: operatorText.roles, detail: shown('roles') },
          { term: operatorText.status, detail: shown('status') },
        ]}
      />
      {after === null && <p className="mt-3">{text.resetOf}</p>}
    </Section>
  );
}

type ShownOperator = NonNullable<Of<'operator'>['after']>;

function shownOperator({ name, idNumberMask, phoneMask, roles, status }: ShownOperator) {
  return {
    name,
    idNumber: idNumberMask,
    phone: phoneMask,
    roles: roles.map((role) => OPERATOR_ROLE_WORDS[role]).join('、'),
    status: USER_STATUS_WORDS[status],
  };
}
