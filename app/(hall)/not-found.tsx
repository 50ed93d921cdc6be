import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { errorText } from '@/lib/text/frame';

/** Something that is not there, or is another unit's: the same answer. */
export default function HallNotFound() {
  return (
    <>
      <h1 className="text-xl">{errorText.notFoundTitle}</h1>
      <EmptyState title={errorText.notFound} action={<LinkButton href="/">{errorText.home}</LinkButton>} />
    </>
  );
}
