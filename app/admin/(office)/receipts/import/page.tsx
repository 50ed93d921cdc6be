import type { Metadata } from 'next';
import { BankFileForm } from './bank-file-form';
import { PageHeading } from '@/components/shell/page-heading';
import { Note } from '@/components/ui/note';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { officeMenuText } from '@/lib/text/frame';
import { receiptImportText as text, receiptText } from '@/lib/text/office';
import { refusalSentence } from '@/lib/text/refusals';

export const metadata: Metadata = { title: text.title };

/** 导入到账文件: the bank's list of receipts, all at once. */
export default async function ImportReceiptsPage() {
  const staff = await currentStaff();
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: receiptText.title, href: '/admin/receipts' },
          { label: text.title },
        ]}
        description={text.description}
      />
      {isPermitted('receipt.enter', staff) ? (
        <BankFileForm />
      ) : (
        <Note tone="warning">{refusalSentence('not-permitted', {})}</Note>
      )}
    </>
  );
}
