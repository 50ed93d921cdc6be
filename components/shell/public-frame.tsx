import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { AccessLetters } from '@/components/shell/access-letters';
import { Mark } from '@/components/shell/mark';
import { frameText } from '@/lib/text/interface';

interface PublicFrameProps {
  place?: 'hall' | 'office';
  home: Route;
  links?: ReactNode;
  footer?: ReactNode;
  /** What the hall is, beside the login form. */
  intro?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** The frame before the login: login, forgotten password, downloads, verification. `wide` for pages with a table. */
export function PublicFrame({ place = 'hall', home, links, footer, intro, wide = false, children }: PublicFrameProps) {
  return (
    <div data-place={place} className="flex min-h-dvh flex-col bg-ground text-ink">
      <AccessLetters />
      <a className="skip-link" href="#main">
        {frameText.skip}
      </a>
      <header className="band">
        <Link className="band-name" href={home}>
          <Mark />
          {place === 'office' ? frameText.office : frameText.hall}
        </Link>
        {links && <nav className="public-links">{links}</nav>}
      </header>
      <main id="main" tabIndex={-1} className={`public-page ${wide ? 'public-wide' : ''}`}>
        {intro ? (
          <div className="public-split">
            <div className="public-intro">{intro}</div>
            <div>{children}</div>
          </div>
        ) : (
          children
        )}
      </main>
      {footer && <footer className="public-footer">{footer}</footer>}
    </div>
  );
}
