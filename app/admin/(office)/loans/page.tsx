import type { Metadata } from 'next';
import { LoanFileForm } from './loan-file-form';
import { OfficeHeading } from '../office-heading';
import { Note } from '@/components/ui/note';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { loanImportText as text } from '@/lib/text/loan-import';
import { refusalSentence } from '@/lib/text/refusals';

export const metadata: Metadata = { title: text.title };

/** 导入还款信息: what the loan business knows, for units to look at (SC-45). */
export default async function LoansPage() {
  const staff = await currentStaff();
  return (
    <>
      <OfficeHeading title={text.title} description={text.description} />
      {isPermitted('loans.import', staff) ? (
        <LoanFileForm />
      ) : (
        <Note tone="warning">{refusalSentence('not-permitted', {})}</Note>
      )}
    </>
  );
}
