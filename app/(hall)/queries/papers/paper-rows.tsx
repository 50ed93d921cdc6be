import { declarePaperVoid } from './action';
import { RevokePaper } from '@/app/revoke-paper';
import type { Row } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import type { listPapers } from '@/lib/papers/list-papers';
import { PAPER_WORDS, papersText as text } from '@/lib/text/papers';
import { formatInstant } from '@/lib/values/instant';

/** Papers that were given out as rows: each can be fetched again, and declared void while it is not. */
export function paperRows(papers: Awaited<ReturnType<typeof listPapers>>['rows'], mayRevoke: boolean): Row[] {
  return papers.map(({ paper, person }) => ({
    id: paper.id,
    label: `${PAPER_WORDS[paper.kind]} ${paper.number}`,
    cells: {
      kind: PAPER_WORDS[paper.kind],
      number: paper.number,
      about: person ?? text.unit,
      at: formatInstant(paper.issuedAt),
      state:
        paper.revokedAt === null ? (
          <Status tone="success">{text.valid}</Status>
        ) : (
          <span title={paper.revokeReason ?? undefined}>
            <Status tone="danger">{text.revoked}</Status>
          </span>
        ),
      file: paper.revokedAt === null && (
        <span className="inline-flex gap-3">
          <a href={`/api/papers/${paper.id}`} download>
            {text.download}
          </a>
          {mayRevoke && (
            <RevokePaper door={declarePaperVoid} id={paper.id} kind={PAPER_WORDS[paper.kind]} number={paper.number} />
          )}
        </span>
      ),
    },
  }));
}
