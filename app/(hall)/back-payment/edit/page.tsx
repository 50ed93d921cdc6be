import type { Metadata } from 'next';
import { BackPayForm } from './back-pay-form';
import { NOTHING_TYPED, type BackPayTyping } from './back-pay-typing';
import { monthWords } from './month-words';
import { currentHall } from '@/app/(hall)/current-hall';
import { findAccount } from '@/app/(hall)/filings/account-scope';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { PageHeading } from '@/components/shell/page-heading';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { isPermitted } from '@/lib/auth/permissions';
import { backPaymentText as text } from '@/lib/text/back-payment';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';
import { one, type SearchParams } from '@/lib/values/list-page';
import { formatMonthCompact, readMonth } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

/** 新增 of 补缴; an opening or unsealing from an earlier month (B-4), and 欠缴查询, come here with the employee and the months filled in. */
export default async function NewBackPaymentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { operator, unit } = await currentHall();
  const permitted = isPermitted('back-pay.save', operator);
  const first = await proposal(operator, params);
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: FILING_LIST_WORDS['back-payment'].title, href: '/back-payment' },
          { label: text.title },
        ]}
      />
      <MonthNotes unit={unit} permitted={permitted} />
      {first.account && first.from !== '' && <Note tone="info">{text.proposed}</Note>}
      {unit.remittedMonth === null && (
        <Note tone="warning" action={<LinkButton href="/back-payment">{text.toList}</LinkButton>}>
          {text.nothingRemitted}
        </Note>
      )}
      {permitted && unit.remittedMonth !== null && (
        <BackPayForm first={first} months={monthWords(unit)} around={unit.remittedMonth} />
      )}
    </>
  );
}

/** What the address proposes: an account of the unit, and from which month to which. */
async function proposal(operator: OperatorPrincipal, params: SearchParams): Promise<BackPayTyping> {
  const number = one(params, 'account');
  const account = await findAccount(operator, 'back-pay', { number, idNumber: '' });
  const [from, to] = [readMonth(one(params, 'from')), readMonth(one(params, 'to'))];
  return {
    ...NOTHING_TYPED,
    asked: { ...NOTHING_TYPED.asked, number },
    account,
    from: from ? formatMonthCompact(from) : '',
    to: to ? formatMonthCompact(to) : '',
    backPayType: from && account ? 'full' : '',
  };
}
