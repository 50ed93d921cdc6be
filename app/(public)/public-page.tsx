import Link from 'next/link';
import type { ReactNode } from 'react';
import { PublicFrame } from '@/components/shell/public-frame';
import { publicText } from '@/lib/text/login';

/** A page for anybody: the frame with its links and footer. The page with an introduction is the login itself. */
export function PublicPage({ intro, children }: { intro?: ReactNode; children: ReactNode }) {
  return (
    <PublicFrame
      home="/"
      links={
        <>
          {!intro && <Link href="/login">{publicText.login}</Link>}
          <Link href="/verify">{publicText.verify}</Link>
          <Link href="/help">{publicText.help}</Link>
        </>
      }
      footer={publicText.footer}
      intro={intro}
    >
      {children}
    </PublicFrame>
  );
}
