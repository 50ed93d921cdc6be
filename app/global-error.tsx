'use client';

import { WentWrong } from '@/app/went-wrong';
import '@/app/globals.css';

/** The root of the page itself failed. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <main className="px-4">
          <WentWrong error={error} retry={retry} home="/" />
        </main>
      </body>
    </html>
  );
}
