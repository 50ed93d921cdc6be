import type { Route } from 'next';
import { notFound } from 'next/navigation';
import type { DraftDoors } from './doors';
import { DiscardFaulty } from './discard-faulty';
import { rememberOwnHeaders } from './action';
import { ImportRunning } from './import-running';
import { listTrail } from './list-trail';
import { MapHeaders } from './map-headers';
import { currentHall } from '../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { formatCount } from '@/components/table/format-count';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { isPermitted } from '@/lib/auth/permissions';
import { summarizeDrafts, type DraftShare } from '@/lib/filings/draft-summary';
import { getImport, sameFileBefore } from '@/lib/filings/get-import';
import type { FilingList } from '@/lib/filings/lists';
import { KINDS } from '@/lib/filings/kinds';
import { stampDrafts } from '@/lib/filings/seen-drafts';
import { readAs } from '@/lib/operations/read';
import { filingsText, importText as text, importTitle } from '@/lib/text/filings';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { importRefusalSentence } from '@/lib/text/import-refusals';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { monthAllows } from '@/lib/units/month-state';
import { formatInstant } from '@/lib/values/instant';
import { isId } from '@/lib/values/is-id';

interface ImportResultPageProps {
  list: FilingList;
  discard: DraftDoors['discard'];
  params: Promise<{ id: string }>;
}

/** What became of an uploaded file; can be left and opened again while it is read. */
export async function ImportResultPage({ list, discard, params }: ImportResultPageProps) {
  const { id } = await params;
  const { operator, unit } = await currentHall();
  const found = isId(id) ? await readAs(operator, (tx) => getImport(tx, operator.unitId, id)) : undefined;
  if (!found) return notFound();
  const permitted = isPermitted(`${found.kind}.import`, operator);
  const maySubmit = permitted && monthAllows(KINDS[found.kind].acts.submit, unit.monthState);
  const [before, shares, seen] = await readAs(operator, async (tx) => [
    await sameFileBefore(tx, operator.unitId, found),
    await summarizeDrafts(tx, operator.unitId, { list, importId: id }),
    await stampDrafts(tx, operator.unitId, { list, importId: id }),
  ]);
  return (
    <>
      <PageHeading
        title={text.resultTitle}
        trail={listTrail(
          list,
          { label: importTitle(list), href: `/${list}/import` as Route },
          { label: text.resultTitle },
        )}
        description={text.about(found.fileName, FILING_KIND_WORDS[found.kind], formatInstant(found.startedAt))}
      />
      {before && (
        <Note
          tone="warning"
          action={<LinkButton href={`/${list}/import/${before.id}` as Route}>{text.seeSameFile}</LinkButton>}
        >
          {text.sameFile(formatInstant(before.startedAt))}
        </Note>
      )}
      {found.state === 'done' ? (
        <Done {...{ list, discard, found, permitted, maySubmit }} left={linesLeft(shares)} seen={seen.faulty} />
      ) : found.state === 'refused' || found.state === 'failed' ? (
        <Refused list={list} found={found} permitted={permitted} />
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

interface RefusedProps {
  list: FilingList;
  found: Found;
  permitted: boolean;
}

function Refused({ list, found, permitted }: RefusedProps) {
  const [code, values] = [found.refusal ?? '', found.refusalValues ?? {}];
  const unknown = JSON.parse(values.unknown ?? '[]') as string[];
  return (
    <>
      <Note
        tone="danger"
        title={text.refusedTitle}
        action={
          permitted && (
            <LinkButton href={`/${list}/import` as Route} variant="primary">
              {text.again}
            </LinkButton>
          )
        }
      >
        {importRefusalSentence(code, values)}
      </Note>
      {permitted && unknown.length > 0 && (
        <MapHeaders
          kind={found.kind}
          columns={KINDS[found.kind].columns.map(({ key, title }) => ({ key, title }))}
          unknown={unknown}
          remember={rememberOwnHeaders}
        />
      )}
    </>
  );
}

interface DoneProps {
  list: FilingList;
  discard: DraftDoors['discard'];
  found: Found;
  left: { good: number; faulty: number };
  /** Which faulty drafts are left. */
  seen: string;
  permitted: boolean;
  /** The list that the button leads to has its 提交. */
  maySubmit: boolean;
}

function Done({ list, discard, found, left, seen, permitted, maySubmit }: DoneProps) {
  const [good, faulty] = [found.goodRows ?? 0, found.faultyRows ?? 0];
  const unchanged = (found.foundRows ?? 0) - good - faulty;
  return (
    <>
      <Note tone={faulty > 0 ? 'warning' : 'success'} title={text.doneTitle(formatCount(good + faulty))}>
        {text.doneWords(formatCount(good), formatCount(faulty))}
        {unchanged > 0 && <p>{text.unchanged(formatCount(unchanged))}</p>}
        {good + faulty > 0 && left.good + left.faulty === 0 && <p>{text.nothingLeft}</p>}
      </Note>
      <div className="mt-4 flex flex-wrap gap-2">
        <LinkButton href={`/${list}` as Route} variant="primary">
          {maySubmit && left.good > 0 ? text.view : text.toRoster(FILING_LIST_WORDS[list].title)}
        </LinkButton>
        {left.faulty > 0 && (
          <>
            <LinkButton href={`/${list}?faulty=yes&import=${found.id}` as Route}>{text.viewFaulty}</LinkButton>
            {permitted && (
              <>
                <LinkButton href={`/api/faulty/${found.kind}?import=${found.id}` as Route} download prefetch={false}>
                  {filingsText.downloadFaulty}
                </LinkButton>
                <DiscardFaulty {...{ list, discard, seen }} importId={found.id} count={formatCount(left.faulty)} />
              </>
            )}
          </>
        )}
        {permitted && <LinkButton href={`/${list}/import` as Route}>{text.again}</LinkButton>}
      </div>
    </>
  );
}
