import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EditForm } from './edit-form';
import { currentHall } from '../../../current-hall';
import { openFormSettings } from '@/app/(hall)/change-roster/open/limits';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { PageHeading } from '@/components/shell/page-heading';
import { Note } from '@/components/ui/note';
import { draftedAccount } from '@/lib/filings/drafted-account';
import { getDraft, type Draft } from '@/lib/filings/get-draft';
import type { BaseLine } from '@/lib/filings/base.input';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { baseAdjustmentText as text } from '@/lib/text/base-adjustment';
import { openText } from '@/lib/text/change-roster';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';
import { isId } from '@/lib/values/is-id';
import { formatFen, readMoney } from '@/lib/values/money';

export const metadata: Metadata = { title: text.editTitle };

/** 修改 of a saved adjustment, as it was typed, its faults at their fields. */
export default async function EditAdjustmentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { operator, unit } = await currentHall();
  if (!isId(id)) return notFound();
  const [draft, account] = await readAs(operator, async (tx) => [
    await getDraft(tx, operator.unitId, id),
    await draftedAccount(tx, operator.unitId, id),
  ]);
  if (draft?.kind !== 'base') return notFound();
  const permitted = isPermitted('base.edit', operator);
  return (
    <>
      <PageHeading
        title={text.editTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: FILING_LIST_WORDS['base-adjustment'].title, href: '/base-adjustment' },
          { label: text.editTitle },
        ]}
      />
      <MonthNotes unit={unit} permitted={permitted} />
      {draft.opinion && <Note tone="warning">{openText.returned(draft.opinion)}</Note>}
      {permitted && (
        <EditForm
          settings={openFormSettings(unit)}
          draft={{
            id,
            version: draft.version,
            line: lineOf(draft, account),
            problems: draft.problems,
            former: account ? { base: formatFen(account.base), monthly: formatFen(account.monthly) } : null,
          }}
        />
      )}
    </>
  );
}

/** As typed; who is known is named by his account, so that no ID number travels without need. */
function lineOf({ typed }: Draft, account: { number: string; name: string } | undefined): BaseLine {
  const [base, monthly] = [shown(typed.base), shown(typed.monthly)];
  if (account) return { accountNumber: account.number, idNumber: '', name: account.name, base, monthly };
  return {
    accountNumber: typed.accountNumber ?? '',
    idNumber: typed.idNumber ?? '',
    name: typed.name ?? '',
    base,
    monthly,
  };
}

/** An amount as the fields show it; what is none stays as it was typed. */
function shown(typed = ''): string {
  const reading = readMoney(typed);
  return reading.ok ? formatFen(reading.fen) : typed;
}
