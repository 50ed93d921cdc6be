import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { removeBackPaymentDocument } from '../../action';
import { BackPayForm } from '../back-pay-form';
import { NOTHING_TYPED, type BackPayTyping } from '../back-pay-typing';
import { monthWords } from '../month-words';
import { ArrivalNote } from '@/app/arrival-note';
import { currentHall } from '@/app/(hall)/current-hall';
import { findAccount } from '@/app/(hall)/filings/account-scope';
import { DocumentsSection } from '@/app/(hall)/filings/documents-section';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { PageHeading } from '@/components/shell/page-heading';
import { Note } from '@/components/ui/note';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { isPermitted } from '@/lib/auth/permissions';
import type { BackPayLine } from '@/lib/filings/back-pay.input';
import { getDraft } from '@/lib/filings/get-draft';
import { listDocuments } from '@/lib/filings/filing-documents';
import { undocumentedDrafts } from '@/lib/filings/undocumented-drafts';
import { readAs } from '@/lib/operations/read';
import { backPaymentText as text } from '@/lib/text/back-payment';
import { documentsText } from '@/lib/text/documents';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';
import { BACK_PAY_REASONS, BACK_PAY_TYPE_WORDS } from '@/lib/text/terms';
import { toHalfWidth, trimText } from '@/lib/values/digits';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.editTitle };

/** 修改 of a saved back payment, and 资料上传 where it goes to the centre. */
export default async function EditBackPaymentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { operator, unit } = await currentHall();
  const found = isId(id)
    ? await readAs(operator, async (tx) => ({
        draft: await getDraft(tx, operator.unitId, id),
        documents: await listDocuments(tx, operator.unitId, id),
        others: await undocumentedDrafts(tx, operator.unitId, id),
      }))
    : undefined;
  if (found?.draft?.kind !== 'back-pay') return notFound();
  const { draft, documents, others } = found;
  const permitted = isPermitted('back-pay.edit', operator);
  const wanted = documents.length > 0 || draft.problems.some(({ code }) => code === 'documents-missing');
  return (
    <>
      <PageHeading
        title={text.editTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: FILING_LIST_WORDS['back-payment'].title, href: '/back-payment' },
          { label: text.editTitle },
        ]}
      />
      <ArrivalNote />
      <MonthNotes unit={unit} permitted={permitted} />
      {draft.opinion && <Note tone="warning">{text.returned(draft.opinion)}</Note>}
      {permitted && (
        <BackPayForm
          first={await typingOf(operator, draft.typed)}
          months={monthWords(unit)}
          around={unit.remittedMonth ?? unit.openMonth}
          draft={{ id, version: draft.version, problems: draft.problems }}
        />
      )}
      {wanted && (
        <DocumentsSection
          filingId={id}
          documents={documents}
          hint={documentsText.backPayHint}
          remove={permitted ? removeBackPaymentDocument : null}
          list="/back-payment"
          others={others}
        />
      )}
    </>
  );
}

/** A workbook's line may name its type and reason by word. */
async function typingOf(operator: OperatorPrincipal, typed: Partial<BackPayLine>): Promise<BackPayTyping> {
  const { accountNumber = '', idNumber = '', name = '', forMonth = '', ...rest } = typed;
  const account = await findAccount(operator, 'back-pay', { number: accountNumber, idNumber });
  return {
    ...NOTHING_TYPED,
    ...rest,
    backPayType: codeOf(BACK_PAY_TYPE_WORDS, rest.backPayType ?? ''),
    reason: codeOf(BACK_PAY_REASONS, rest.reason ?? ''),
    asked: { number: accountNumber, name, idNumber },
    account,
    from: forMonth,
    to: forMonth,
  };
}

/** The code of a word of a dictionary, or of the code itself; '' for anything else. */
function codeOf(words: Record<string, string>, typed: string): string {
  const plain = toHalfWidth(trimText(typed));
  return Object.entries(words).find(([code, word]) => code === plain || toHalfWidth(word) === plain)?.[0] ?? '';
}
