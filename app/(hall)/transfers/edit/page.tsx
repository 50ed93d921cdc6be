import type { Metadata } from 'next';
import { TransferForm } from './transfer-form';
import { currentHall } from '@/app/(hall)/current-hall';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { PageHeading } from '@/components/shell/page-heading';
import { isPermitted } from '@/lib/auth/permissions';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';
import { transferText as text } from '@/lib/text/transfers';

export const metadata: Metadata = { title: text.title };

/** 职工转移受理, 新增 (SC-33) */
export default async function NewTransferPage() {
  const { operator, unit } = await currentHall();
  const permitted = isPermitted('transfer.save', operator);
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: FILING_LIST_WORDS.transfers.title, href: '/transfers' },
          { label: text.title },
        ]}
        description={text.description}
      />
      <MonthNotes unit={unit} permitted={permitted} act="submit-transfers" />
      {permitted && <TransferForm />}
    </>
  );
}
