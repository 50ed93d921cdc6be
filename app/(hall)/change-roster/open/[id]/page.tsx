import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { openFormSettings } from '../limits';
import { OpenForm } from '../open-form';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { currentHall } from '../../../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { Note } from '@/components/ui/note';
import { isPermitted } from '@/lib/auth/permissions';
import { getDraft } from '@/lib/filings/get-draft';
import { EMPTY_OPEN_LINE, type OpenLine } from '@/lib/filings/open.input';
import { readIdType } from '@/lib/filings/read-identity';
import { readAs } from '@/lib/operations/read';
import { openText } from '@/lib/text/change-roster';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: openText.editTitle };

/** 修改 of a saved opening, as it was typed, its faults at their fields. */
export default async function EditOpeningPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { operator, unit } = await currentHall();
  const draft = isId(id) ? await readAs(operator, (tx) => getDraft(tx, operator.unitId, id)) : undefined;
  if (draft?.kind !== 'open') return notFound();
  const permitted = isPermitted('open.edit', operator);
  return (
    <>
      <PageHeading
        title={openText.editTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: FILING_LIST_WORDS['change-roster'].title, href: '/change-roster' },
          { label: openText.editTitle },
        ]}
      />
      <MonthNotes unit={unit} permitted={permitted} />
      {draft.opinion && <Note tone="warning">{openText.returned(draft.opinion)}</Note>}
      {permitted && (
        <OpenForm
          settings={openFormSettings(unit)}
          draft={{ id, version: draft.version, line: lineOf(draft.typed), problems: draft.problems }}
        />
      )}
    </>
  );
}

/** A workbook's line may name its document type by word, or not at all. */
function lineOf(typed: Partial<OpenLine>): OpenLine {
  return { ...EMPTY_OPEN_LINE, ...typed, idType: readIdType(typed.idType ?? '') ?? EMPTY_OPEN_LINE.idType };
}
