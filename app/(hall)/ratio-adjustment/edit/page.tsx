import type { Metadata } from 'next';
import { RatioForm } from './ratio-form';
import { RatioObstacles } from './ratio-obstacles';
import { RatioPreview } from './ratio-preview';
import { ratioSettings } from './ratio-settings';
import { ratiosOf, readPreview } from './read-preview';
import { currentHall } from '@/app/(hall)/current-hall';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { isPermitted } from '@/lib/auth/permissions';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';
import { ratioText as text } from '@/lib/text/ratio';
import { one, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.newTitle };

const PATH = '/ratio-adjustment/edit';

/** 比例调整: a new application, with what it would come to (SC-23). */
export default async function NewRatioPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { operator, unit } = await currentHall();
  const permitted = isPermitted('ratio.save', operator);
  const line = ratiosOf(params);
  const { page, preview, obstacles } = await readPreview({ operator, unit }, { params, line });
  const address = withParameters(PATH, { unit: line.unitRatio, own: line.ownRatio, size: one(params, 'size') });
  const list = FILING_LIST_WORDS['ratio-adjustment'].title;
  return (
    <>
      <PageHeading
        title={text.newTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: list, href: '/ratio-adjustment' },
          { label: text.newTitle },
        ]}
      />
      <MonthNotes unit={unit} permitted={permitted} />
      <RatioObstacles obstacles={obstacles} />
      {obstacles.length === 0 && (
        <>
          {permitted && <RatioForm settings={ratioSettings(unit)} first={line} saved={ratiosOf({})} />}
          <RatioPreview preview={preview} page={page} address={address} />
        </>
      )}
    </>
  );
}
