import Link from 'next/link';
import type { ReactNode } from 'react';
import { PublicFrame } from '@/components/shell/public-frame';
import { downloadsText } from '@/lib/text/downloads';
import { publicText } from '@/lib/text/login';

interface PublicPageProps {
  intro?: ReactNode;
  /** With a table. */
  wide?: boolean;
  children: ReactNode;
}

/** A page for anybody: the frame with its links and footer. The page with an introduction is the login itself. */
export function PublicPage({ intro, wide, children }: PublicPageProps) {
  return (
    <PublicFrame
      home="/"
      links={
        <>
          {!intro && <Link href="/login">{publicText.login}</Link>}
          <Link href="/downloads">{downloadsText.title}</Link>
          <Link href="/verify">{publicText.verify}</Link>
          <Link href="/help">{publicText.help}</Link>
        </>
      }
      footer={publicText.footer}
      intro={intro}
      wide={wide}
    >
      {children}
    </PublicFrame>
  );
}
