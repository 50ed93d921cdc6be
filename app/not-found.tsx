import type { Metadata } from 'next';
import { PublicPage } from '@/app/(public)/public-page';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { errorText } from '@/lib/text/frame';

export const metadata: Metadata = { title: errorText.notFoundTitle };

/** An address that no page has. */
export default function NotFound() {
  return (
    <PublicPage>
      <h1 className="text-xl">{errorText.notFoundTitle}</h1>
      <EmptyState title={errorText.notFoundPage} action={<LinkButton href="/">{errorText.home}</LinkButton>} />
    </PublicPage>
  );
}
