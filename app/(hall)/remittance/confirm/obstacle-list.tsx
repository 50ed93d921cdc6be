import type { Route } from 'next';
import Link from 'next/link';
import { Note } from '@/components/ui/note';
import type { SaveObstacle } from '@/lib/remittances/save-obstacles';
import { refusalSentence, type RefusalCode } from '@/lib/text/refusals';
import { confirmText as text } from '@/lib/text/remittance';

/** Where each obstacle is cleared away. */
const WAYS: Partial<Record<RefusalCode, { href: Route; label: string }>> = {
  'drafts-left': { href: '/change-roster', label: text.toDrafts },
  'reviews-left': { href: '/change-roster/submitted', label: text.toReviews },
};

/** What keeps the month from being saved, each with the way to it; nothing while nothing does. */
export function ObstacleList({ obstacles }: { obstacles: SaveObstacle[] }) {
  if (obstacles.length === 0) return null;
  return (
    <Note tone="warning" title={text.blocked}>
      <ul>
        {obstacles.map(({ code, values }) => {
          const way = WAYS[code];
          return (
            <li key={code}>
              {refusalSentence(code, values)} {way && <Link href={way.href}>{way.label}</Link>}
            </li>
          );
        })}
      </ul>
    </Note>
  );
}
