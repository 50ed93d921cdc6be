import Link from 'next/link';
import { formatCount } from '@/components/table/format-count';
import { Note } from '@/components/ui/note';
import type { DraftCounts } from '@/lib/filings/draft-counts';
import { KINDS } from '@/lib/filings/kinds';
import { FILING_LIST_NAMES, FILING_LISTS } from '@/lib/filings/lists';
import type { SaveObstacle } from '@/lib/remittances/save-obstacles';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { refusalSentence } from '@/lib/text/refusals';
import { confirmText as text } from '@/lib/text/remittance';

interface ObstacleListProps {
  obstacles: SaveObstacle[];
  waiting: Pick<DraftCounts, 'draftsOf' | 'reviewsOf'>;
}

/** What keeps the month from being saved, each with the way to it; nothing while nothing does. */
export function ObstacleList({ obstacles, waiting }: ObstacleListProps) {
  if (obstacles.length === 0) return null;
  return (
    <Note tone="warning" title={text.blocked}>
      <ul>
        {obstacles.map(({ code, values }) => (
          <li key={code}>
            {refusalSentence(code, values)}
            {waysFrom(code, waiting).map(({ href, label }) => (
              <span key={href}>
                {' '}
                <Link href={href}>{label}</Link>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** The lists in which an obstacle is cleared away, with how many of their lines wait. */
function waysFrom(code: SaveObstacle['code'], { draftsOf, reviewsOf }: ObstacleListProps['waiting']) {
  if (code === 'back-pay-paid-meanwhile')
    return [{ href: '/back-payment/submitted' as const, label: text.toSubmittedBackPayments }];
  if (code !== 'drafts-left' && code !== 'reviews-left') return [];
  const drafts = code === 'drafts-left';
  const counts = drafts ? draftsOf : reviewsOf;
  // A transfer belongs to no month of the roster.
  const lists = FILING_LIST_NAMES.filter((list) => KINDS[FILING_LISTS[list][0]].acts.submit === 'submit-filings');
  return lists
    .filter((list) => counts[list] > 0)
    .map((list) => {
      const words = drafts ? text.toDrafts : text.toReviews;
      return {
        href: drafts ? (`/${list}` as const) : (`/${list}/submitted` as const),
        label: words(FILING_LIST_WORDS[list].title, formatCount(counts[list])),
      };
    });
}
