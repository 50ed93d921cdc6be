import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import type { StoredProblem } from '@/db/schema/filings';
import { problemSentence } from '@/lib/text/problems';
import { ratioText as text } from '@/lib/text/ratio';

/** Why the unit cannot adjust its ratio now, whichever it chooses: said before anything is filled in. */
export function RatioObstacles({ obstacles }: { obstacles: StoredProblem[] }) {
  if (obstacles.length === 0) return null;
  return (
    <Note tone="warning" title={text.cannot} action={<LinkButton href="/ratio-adjustment">{text.toList}</LinkButton>}>
      {obstacles.map((obstacle) => (
        <p key={obstacle.code}>{problemSentence(obstacle)}</p>
      ))}
    </Note>
  );
}
