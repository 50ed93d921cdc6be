import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TransferForm } from '../transfer-form';
import type { TransferTyping } from '../use-transfer';
import { currentHall } from '@/app/(hall)/current-hall';
import { findAccount } from '@/app/(hall)/filings/account-scope';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { PageHeading } from '@/components/shell/page-heading';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { isPermitted } from '@/lib/auth/permissions';
import { getDraft } from '@/lib/filings/get-draft';
import type { TransferLine } from '@/lib/filings/transfer.input';
import { readAs } from '@/lib/operations/read';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';
import { DEFAULT_TRANSFER_REASON } from '@/lib/text/terms';
import { transferText as text } from '@/lib/text/transfers';
import { unitsNamed } from '@/lib/transfers/targets';
import { trimText } from '@/lib/values/digits';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.editTitle };

/** 修改 of a saved transfer (SC-34): the unit and the employee are found anew, so that what is shown is so now. */
export default async function EditTransferPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { operator, unit } = await currentHall();
  const draft = isId(id) ? await readAs(operator, (tx) => getDraft(tx, operator.unitId, id)) : undefined;
  if (draft?.kind !== 'transfer') return notFound();
  const permitted = isPermitted('transfer.edit', operator);
  const typing = await typingOf(operator, draft.typed);
  return (
    <>
      <PageHeading
        title={text.editTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: FILING_LIST_WORDS.transfers.title, href: '/transfers' },
          { label: text.editTitle },
        ]}
        description={text.description}
      />
      <MonthNotes unit={unit} permitted={permitted} act="submit-transfers" />
      {permitted && <TransferForm draft={{ id, version: draft.version, typing, problems: draft.problems }} />}
    </>
  );
}

async function typingOf(operator: OperatorPrincipal, typed: Partial<TransferLine>): Promise<TransferTyping> {
  const { accountNumber = '', idNumber = '', name = '', toUnit = '', reason = '' } = typed;
  const [unit] = await readAs(operator, (tx) => unitsNamed(tx, [trimText(toUnit)]));
  return {
    term: toUnit,
    unit: unit ? { number: unit.number, name: unit.name, branch: unit.branch } : null,
    asked: { number: accountNumber, name, idNumber },
    account: await findAccount(operator, 'transfer', { number: accountNumber, idNumber }),
    reason: trimText(reason) || DEFAULT_TRANSFER_REASON,
  };
}
