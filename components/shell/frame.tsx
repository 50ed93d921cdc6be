import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { AccessLetters } from '@/components/shell/access-letters';
import { FoldedMenu } from '@/components/shell/folded-menu';
import { HelpLink } from '@/components/shell/help-link';
import { Mark } from '@/components/shell/mark';
import type { MenuGroup } from '@/components/shell/menu';
import { MenuList } from '@/components/shell/menu-list';
import { frameText } from '@/lib/text/interface';

export interface FrameLinks {
  home: Route;
  notices: Route;
  help: Route;
  settings: Route;
}

export interface FrameProps {
  place: 'hall' | 'office';
  name: string;
  identity: ReactNode;
  links: FrameLinks;
  notices: number;
  menu: MenuGroup[];
  currentPath?: string;
  search?: ReactNode;
  month?: ReactNode;
  signOut: ReactNode;
  children: ReactNode;
}

/** What both frames share: band, menu, main. `place` chooses the ground. Use HallFrame or OfficeFrame. */
export function Frame(props: FrameProps) {
  const { place, name, identity, links, menu, currentPath, search, month, children } = props;
  return (
    <div data-place={place} className="min-h-dvh bg-ground text-ink">
      <AccessLetters />
      <a className="skip-link" href="#main">
        {frameText.skip}
      </a>
      <header className="band">
        <Link className="band-name" href={links.home} prefetch={false}>
          <Mark />
          {name}
        </Link>
        <div className="band-unit">{identity}</div>
        <div className="band-search">{search}</div>
        <BandLinks {...props} />
        <FoldedMenu>
          <div className="band-unit">{identity}</div>
          <nav aria-label={frameText.mainMenu}>
            <MenuList menu={menu} currentPath={currentPath} />
          </nav>
          <BandLinks {...props} />
        </FoldedMenu>
      </header>
      <div className="frame-body">
        <div className="side">
          <nav aria-label={frameText.mainMenu}>
            <MenuList menu={menu} currentPath={currentPath} />
          </nav>
        </div>
        <main id="main" tabIndex={-1} className="page">
          <div className="page-aside">
            {month}
            <HelpLink />
          </div>
          {children}
        </main>
      </div>
    </div>
  );
}

function BandLinks({ links, notices, signOut }: FrameProps) {
  return (
    <div className="band-links">
      <Link href={links.notices} prefetch={false} title={notices > 0 ? frameText.noticeCount(notices) : undefined}>
        {frameText.notices}
        {notices > 0 && <span className="band-count figures">{notices}</span>}
      </Link>
      <Link href={links.help} prefetch={false}>
        {frameText.help}
      </Link>
      <Link href={links.settings} prefetch={false}>
        {frameText.settings}
      </Link>
      {signOut}
    </div>
  );
}
