import { Note } from '@/components/ui/note';
import type { lastCollection } from '@/lib/receipts/list-collections';
import { collectionText as text, type AfterFailure } from '@/lib/text/collections';

type Collection = NonNullable<Awaited<ReturnType<typeof lastCollection>>>;

interface CollectionNoteProps {
  collection: Collection;
  next: AfterFailure;
}

/** That the bank has been told to collect the payment, or why it could not. */
export function CollectionNote({ collection: { state, sentOn, failure }, next }: CollectionNoteProps) {
  if (state === 'sent') return <Note tone="info">{text.sent({ day: sentOn, next })}</Note>;
  if (state === 'failed')
    return <Note tone="warning">{text.failed({ day: sentOn, reason: failure ?? '', next })}</Note>;
  return null;
}
