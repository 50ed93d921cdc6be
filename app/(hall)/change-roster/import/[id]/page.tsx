import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { DiscardFaulty } from './discard-faulty';
import { ImportRunning } from './import-running';
import { currentHall } from '../../../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { formatCount } from '@/components/table/format-count';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { summarizeDrafts, type DraftShare } from '@/lib/filings/draft-summary';
import { getImport, sameFileBefore } from '@/lib/filings/get-import';
import { readAs } from '@/lib/operations/read';
import { changeRosterText, importText as text } from '@/lib/text/change-roster';
import { menuText } from '@/lib/text/frame';
import { importRefusalSentence } from '@/lib/text/import-refusals';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { formatInstant } from '@/lib/values/instant';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.resultTitle };

/** What became of an uploaded file; can be left and opened again while it is read. */
export default async function ImportResultPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { operator } = await currentHall();
  const found = isId(id) ? await readAs(operator, (tx) => getImport(tx, operator.unitId, id)) : undefined;
  if (!found) return notFound();
  const [before, shares] = await readAs(operator, async (tx) => [
    await sameFileBefore(tx, operator.unitId, found),
    await summarizeDrafts(tx, operator.unitId, { list: 'change-roster', importId: id }),
  ]);
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
        description={text.about(found.fileName, FILING_KIND_WORDS[found.kind], formatInstant(found.startedAt))}
      />
      {before && (
        <Note
          tone="warning"
          action={<LinkButton href={`/change-roster/import/${before.id}` as Route}>{text.seeSameFile}</LinkButton>}
        >
          {text.sameFile(formatInstant(before.startedAt))}
        </Note>
      )}
      {found.state === 'done' ? (
        <Done found={found} left={linesLeft(shares)} />
      ) : found.state === 'refused' || found.state === 'failed' ? (
        <Refused code={found.refusal ?? ''} values={found.refusalValues ?? {}} />
      ) : (
        <ImportRunning id={id} />
      )}
    </>
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof getImport>>>;

/** How many of an import's lines still wait as drafts. */
function linesLeft(shares: DraftShare[]): { good: number; faulty: number } {
  const lines = (faulty: boolean) =>
    shares.filter((share) => (share.outcome === 'faulty') === faulty).reduce((sum, share) => sum + share.lines, 0);
  return { good: lines(false), faulty: lines(true) };
}

function Refused({ code, values }: { code: string; values: Record<string, string> }) {
  return (
    <Note
      tone="danger"
      title={text.refusedTitle}
      action={
        <LinkButton href="/change-roster/import" variant="primary">
          {text.again}
        </LinkButton>
      }
    >
      {importRefusalSentence(code, values)}
    </Note>
  );
}

function Done({ found, left }: { found: Found; left: { good: number; faulty: number } }) {
  const [good, faulty] = [found.goodRows ?? 0, found.faultyRows ?? 0];
  return (
    <>
      <Note tone={faulty > 0 ? 'warning' : 'success'} title={text.doneTitle(formatCount(good + faulty))}>
        {text.doneWords(formatCount(good), formatCount(faulty))}
        {left.good + left.faulty === 0 && <p>{text.nothingLeft}</p>}
      </Note>
      <div className="mt-4 flex flex-wrap gap-2">
        <LinkButton href="/change-roster" variant="primary">
          {left.good > 0 ? text.view : text.toRoster}
        </LinkButton>
        {left.faulty > 0 && (
          <>
            <LinkButton href={`/change-roster?faulty=yes&import=${found.id}` as Route}>{text.viewFaulty}</LinkButton>
            <LinkButton href={`/api/faulty/${found.kind}?import=${found.id}` as Route} download prefetch={false}>
              {changeRosterText.downloadFaulty}
            </LinkButton>
            <DiscardFaulty importId={found.id} count={formatCount(left.faulty)} />
          </>
        )}
        <LinkButton href="/change-roster/import">{text.again}</LinkButton>
      </div>
    </>
  );
}
