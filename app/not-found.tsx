import type { Metadata } from 'next';
import { NotThere } from '@/app/not-there';
import { errorText } from '@/lib/text/frame';

export const metadata: Metadata = { title: errorText.notFoundTitle };

/** An address that no page has. Next sends this along with every page, so it has no frame of its own. */
export default function NotFound() {
  return (
    <main className="public-page">
      <NotThere sentence={errorText.notFoundPage} home="/" homeName={errorText.home} />
    </main>
  );
}
