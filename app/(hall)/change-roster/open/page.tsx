import type { Metadata } from 'next';
import { openFormSettings } from './limits';
import { OpenForm } from './open-form';
import { currentHall } from '../../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { changeRosterText, openText } from '@/lib/text/change-roster';
import { menuText } from '@/lib/text/frame';

export const metadata: Metadata = { title: openText.title };

/** 职工新开户受理 (SC-13) */
export default async function OpenPage() {
  const { unit } = await currentHall();
  return (
    <>
      <PageHeading
        title={openText.title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: changeRosterText.title, href: '/change-roster' },
          { label: openText.title },
        ]}
      />
      <OpenForm settings={openFormSettings(unit)} />
    </>
  );
}
