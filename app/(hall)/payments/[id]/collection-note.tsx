import { Note } from '@/components/ui/note';
import type { lastCollection } from '@/lib/receipts/list-collections';
import { collectionText as text } from '@/lib/text/collections';

type Collection = NonNullable<Awaited<ReturnType<typeof lastCollection>>>;

/** That the bank has been told to collect the payment, or why it could not. */
export function CollectionNote({ collection: { state, sentOn, failure } }: { collection: Collection }) {
  if (state === 'sent') return <Note tone="info">{text.sent(sentOn)}</Note>;
  if (state === 'failed') return <Note tone="warning">{text.failed(sentOn, failure ?? '')}</Note>;
  return null;
}
