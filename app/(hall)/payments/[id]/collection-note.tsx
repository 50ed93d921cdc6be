import { Note } from '@/components/ui/note';
import type { lastCollection } from '@/lib/receipts/list-collections';
import { collectionText as text } from '@/lib/text/collections';

type Collection = NonNullable<Awaited<ReturnType<typeof lastCollection>>>;

interface CollectionNoteProps {
  collection: Collection;
  /** The bank may be told again: no money that came for the payment lies in suspense. */
  again: boolean;
}

/** That the bank has been told to collect the payment, or why it could not. */
export function CollectionNote({ collection: { state, sentOn, failure }, again }: CollectionNoteProps) {
  if (state === 'sent') return <Note tone="info">{text.sent(sentOn)}</Note>;
  if (state === 'failed')
    return <Note tone="warning">{text.failed({ day: sentOn, reason: failure ?? '', again })}</Note>;
  return null;
}
