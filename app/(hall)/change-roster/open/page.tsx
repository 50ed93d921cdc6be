import type { Metadata } from 'next';
import { openFormSettings } from './limits';
import { OpenForm } from './open-form';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { currentHall } from '../../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { isPermitted } from '@/lib/auth/permissions';
import { openText } from '@/lib/text/change-roster';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';

export const metadata: Metadata = { title: openText.title };

/** 职工新开户受理 (SC-13) */
export default async function OpenPage() {
  const { operator, unit } = await currentHall();
  const permitted = isPermitted('open.save', operator);
  return (
    <>
      <PageHeading
        title={openText.title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: FILING_LIST_WORDS['change-roster'].title, href: '/change-roster' },
          { label: openText.title },
        ]}
      />
      <MonthNotes unit={unit} permitted={permitted} />
      {permitted && <OpenForm settings={openFormSettings(unit)} />}
    </>
  );
}
