import type { Answer } from '@/lib/operations/answer';
import type { RefusalCode } from '@/lib/text/refusals';

type Refusal = Extract<Answer<unknown>, { kind: 'refused' }>;

/** What is wrong with one draft alone; whatever else is refused would be of the next one as well. */
const OF_ONE_DRAFT: readonly RefusalCode[] = ['not-found', 'too-many-documents'];

export interface SentToEach {
  refused: { filingId: string; problem: Refusal }[];
}

/** Sends something for one draft after the other, past those that refuse it. Where none takes it, the answer is that of the first. */
export async function sendToEach(
  filingIds: readonly string[],
  send: (filingId: string, place: number) => Promise<Answer<unknown>>,
): Promise<Answer<SentToEach>> {
  const refused: SentToEach['refused'] = [];
  for (const [place, filingId] of filingIds.entries()) {
    const answer = await send(filingId, place);
    if (answer.ok) continue;
    if (answer.kind !== 'refused' || !OF_ONE_DRAFT.includes(answer.code)) return answer;
    refused.push({ filingId, problem: answer });
  }
  const [first] = refused;
  return first && refused.length === filingIds.length ? first.problem : { ok: true, result: { refused } };
}
