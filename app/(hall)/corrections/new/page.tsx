import type { Metadata } from 'next';
import { ChooseAccount } from './choose-account';
import { CorrectionForm } from '../correction-form';
import { monthChoice } from '../month-choice';
import { Obstacles } from '../obstacles';
import { currentHall } from '@/app/(hall)/current-hall';
import { findAccount } from '@/app/(hall)/filings/account-scope';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { isPermitted } from '@/lib/auth/permissions';
import { correctableMonths } from '@/lib/corrections/correctable-months';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { correctionText as text } from '@/lib/text/corrections';
import { menuText } from '@/lib/text/frame';
import { one, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.newTitle };

/** 新增 of a correction: whose, which of his posted months, and why. */
export default async function NewCorrectionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const accountNumber = one(await searchParams, 'number');
  const { operator, unit } = await currentHall();
  const permitted = isPermitted('corrections.save', operator);
  const chosen = permitted ? await findAccount(operator, 'correction', { number: accountNumber, idNumber: '' }) : null;
  const offered =
    chosen &&
    (await readAs(operator, (tx) =>
      correctableMonths(tx, { unit, accountNumber: chosen.number, today: clock.today() }),
    ));
  return (
    <>
      <PageHeading
        title={text.newTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: text.title, href: '/corrections' },
          { label: text.newTitle },
        ]}
      />
      {!permitted && <Note tone="warning">{text.notPermitted}</Note>}
      {permitted && <ChooseAccount chosen={chosen} />}
      {offered && <Obstacles obstacles={offered.obstacles} />}
      {offered?.booked.length === 0 && <EmptyState title={text.nothingBookedTitle}>{text.nothingBooked}</EmptyState>}
      {chosen && offered?.obstacles.length === 0 && offered.booked.length > 0 && (
        <CorrectionForm
          key={chosen.number}
          accountNumber={chosen.number}
          months={offered.booked.map((booked) => monthChoice(booked))}
        />
      )}
    </>
  );
}
