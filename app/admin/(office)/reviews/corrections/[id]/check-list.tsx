import { PlainList } from '@/components/ui/plain-list';
import { Status } from '@/components/ui/status';
import type { reviewChecks } from '@/lib/corrections/judge-correction';
import { correctionCheckWords, correctionDeskText as text } from '@/lib/text/corrections';
import { refusalSentence } from '@/lib/text/refusals';

/** What is checked, and what stands in the way now. */
export function CheckList({ checks }: { checks: Awaited<ReturnType<typeof reviewChecks>> }) {
  return (
    <PlainList
      items={checks.map(({ check, obstacle }) => ({
        id: check,
        content: correctionCheckWords(check),
        state: obstacle ? (
          <Status tone="danger">{refusalSentence(obstacle.code, obstacle.values)}</Status>
        ) : (
          <Status tone="success">{text.passed}</Status>
        ),
      }))}
    />
  );
}
