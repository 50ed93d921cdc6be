import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DiscardFaulty } from './discard-faulty';
import { ImportRunning } from './import-running';
import { currentHall } from '../../../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { formatCount } from '@/components/table/format-count';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { getImport } from '@/lib/filings/get-import';
import { readAs } from '@/lib/operations/read';
import { changeRosterText, importText as text } from '@/lib/text/change-roster';
import { menuText } from '@/lib/text/frame';
import { importRefusalSentence } from '@/lib/text/import-refusals';
import { one, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.resultTitle };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** What became of an uploaded file; can be left and opened again while it is read. */
export default async function ImportResultPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { operator } = await currentHall();
  const found = /^[0-9a-f-]{36}$/.test(id)
    ? await readAs(operator, (tx) => getImport(tx, operator.unitId, id))
    : undefined;
  if (!found) return notFound();
  const same = one(await searchParams, 'same') !== '';
  return (
    <>
      <PageHeading
        title={text.resultTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: changeRosterText.title, href: '/change-roster' },
          { label: text.title, href: '/change-roster/import' },
          { label: text.resultTitle },
        ]}
        description={found.fileName}
      />
      {same && <Note tone="warning">{text.sameFile}</Note>}
      {found.state === 'done' ? (
        <Done id={id} kind={found.kind} good={found.goodRows ?? 0} faulty={found.faultyRows ?? 0} />
      ) : found.state === 'refused' || found.state === 'failed' ? (
        <Note
          tone="danger"
          title={text.refusedTitle}
          action={
            <LinkButton href="/change-roster/import" variant="primary">
              {text.again}
            </LinkButton>
          }
        >
          {importRefusalSentence(found.refusal ?? '', found.refusalValues ?? {})}
        </Note>
      ) : (
        <ImportRunning id={id} />
      )}
    </>
  );
}

function Done({ id, kind, good, faulty }: { id: string; kind: string; good: number; faulty: number }) {
  return (
    <>
      <Note tone={faulty > 0 ? 'warning' : 'success'} title={text.doneTitle(formatCount(good + faulty))}>
        {text.doneWords(formatCount(good), formatCount(faulty))}
      </Note>
      <div className="mt-4 flex flex-wrap gap-2">
        <LinkButton href="/change-roster" variant="primary">
          {text.view}
        </LinkButton>
        {faulty > 0 && (
          <>
            <LinkButton href="/change-roster?faulty=yes">{text.viewFaulty}</LinkButton>
            <LinkButton href={`/api/faulty/${kind}?import=${id}` as never} download prefetch={false}>
              {changeRosterText.downloadFaulty}
            </LinkButton>
            <DiscardFaulty count={formatCount(faulty)} />
          </>
        )}
        <LinkButton href="/change-roster/import">{text.again}</LinkButton>
      </div>
    </>
  );
}
