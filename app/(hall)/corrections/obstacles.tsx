import { Note } from '@/components/ui/note';
import type { CorrectionObstacle } from '@/lib/corrections/correction';
import { refusalSentence } from '@/lib/text/refusals';

/** What forbids a correction of this account, whichever months. */
export function Obstacles({ obstacles }: { obstacles: CorrectionObstacle[] }) {
  return (
    <div className="grid gap-2">
      {obstacles.map(({ code, values }) => (
        <Note key={code} tone="warning">
          {refusalSentence(code, values)}
        </Note>
      ))}
    </div>
  );
}
