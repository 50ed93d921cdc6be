import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { errorText } from '@/lib/text/frame';

/** Something of the back office that is not there any more. */
export default function OfficeNotFound() {
  return (
    <>
      <h1 className="text-xl">{errorText.notFoundTitle}</h1>
      <EmptyState title={errorText.notFoundRecord} action={<LinkButton href="/admin">{errorText.desk}</LinkButton>} />
    </>
  );
}
