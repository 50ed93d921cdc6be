import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { removeRatioDocument } from '../../action';
import { RatioForm } from '../ratio-form';
import { RatioObstacles } from '../ratio-obstacles';
import { RatioPreview } from '../ratio-preview';
import { chosenRatios, ratioSettings } from '../ratio-settings';
import { ratiosOf, readPreview } from '../read-preview';
import { ArrivalNote } from '@/app/arrival-note';
import { currentHall } from '@/app/(hall)/current-hall';
import { DocumentsSection } from '@/app/(hall)/filings/documents-section';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { Note } from '@/components/ui/note';
import { isPermitted } from '@/lib/auth/permissions';
import { getDraft } from '@/lib/filings/get-draft';
import { listDocuments } from '@/lib/filings/filing-documents';
import { lowersRatio } from '@/lib/filings/ratio';
import { readAs } from '@/lib/operations/read';
import { documentsText } from '@/lib/text/documents';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';
import { ratioText as text } from '@/lib/text/ratio';
import { isId } from '@/lib/values/is-id';
import { one, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.editTitle };

interface EditRatioPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** 修改 of the saved application, and 资料上传 where it lowers a ratio (SC-23, SC-24, Q-44). */
export default async function EditRatioPage({ params, searchParams }: EditRatioPageProps) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const { operator, unit } = await currentHall();
  const found = isId(id)
    ? await readAs(operator, async (tx) => ({
        draft: await getDraft(tx, operator.unitId, id),
        documents: await listDocuments(tx, operator.unitId, id),
      }))
    : undefined;
  if (found?.draft?.kind !== 'ratio') return notFound();
  const { draft, documents } = found;
  const permitted = isPermitted('ratio.edit', operator);
  const line = ratiosOf(asked, draft.typed);
  const { page, preview, obstacles } = await readPreview({ operator, unit }, { params: asked, line, draft: id });
  const address = withParameters(`/ratio-adjustment/edit/${id}`, {
    unit: line.unitRatio,
    own: line.ownRatio,
    size: one(asked, 'size'),
  });
  const saved = chosenRatios(ratiosOf({}, draft.typed));
  const list = FILING_LIST_WORDS['ratio-adjustment'].title;
  return (
    <>
      <PageHeading
        title={text.editTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: list, href: '/ratio-adjustment' },
          { label: text.editTitle },
        ]}
      />
      <ArrivalNote />
      <MonthNotes unit={unit} permitted={permitted} />
      {draft.opinion && <Note tone="warning">{text.returned(draft.opinion)}</Note>}
      <RatioObstacles obstacles={obstacles} />
      {permitted && (
        <RatioForm
          settings={ratioSettings(unit)}
          first={line}
          saved={ratiosOf({}, draft.typed)}
          draft={{ id, version: draft.version, documented: documents.length > 0, problems: draft.problems }}
        />
      )}
      {saved && lowersRatio(saved, unit) && (
        <DocumentsSection
          filingId={id}
          documents={documents}
          hint={documentsText.ratioHint}
          remove={permitted ? removeRatioDocument : null}
          list="/ratio-adjustment"
        />
      )}
      <RatioPreview preview={preview} page={page} address={address} />
    </>
  );
}
