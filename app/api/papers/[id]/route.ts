import { Readable } from 'node:stream';
import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { MOST_PEOPLE_NOW } from '@/lib/jobs/issue-roster';
import { readAs } from '@/lib/operations/read';
import { getPaper } from '@/lib/papers/list-papers';
import { renderPaper } from '@/lib/papers/render-paper';
import { verifySite } from '@/lib/papers/verify-site';
import { PAPER_WORDS } from '@/lib/text/papers';
import { isId } from '@/lib/values/is-id';
import { fileResponse } from '../../file-response';

interface Params {
  params: Promise<{ id: string }>;
}

/** A paper as PDF, for the unit that it was given to. */
export async function GET(_request: NextRequest, { params }: Params): Promise<Response> {
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator' || !isPermitted('papers.issue', principal))
    return new Response(null, { status: 401 });
  const { id } = await params;
  if (!isId(id)) return new Response(null, { status: 404 });
  const printed = await readAs(principal, async (tx) => {
    const paper = await getPaper(tx, principal.unitId, id);
    // So long a roster is drawn by a job only.
    if (paper?.kind === 'roster' && (paper.heads ?? 0) > MOST_PEOPLE_NOW) return 'too-long';
    return paper && { paper, file: await renderPaper(tx, { paper, site: verifySite() }) };
  });
  if (printed === 'too-long') return new Response(null, { status: 413 });
  if (!printed) return new Response(null, { status: 404 });
  const { paper, file } = printed;
  return fileResponse(Readable.toWeb(file) as ReadableStream, `${PAPER_WORDS[paper.kind]}-${paper.number}.pdf`);
}
