'use client';

import { CircleHelp } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { helpLinkText, helpTopicOf } from '@/lib/text/help-places';

/** At the same place on every page: the way to the help that explains it. */
export function HelpLink() {
  return (
    <Link className="help-link" href={`/help#${helpTopicOf(usePathname())}` as Route} prefetch={false}>
      <CircleHelp aria-hidden="true" size="1rem" strokeWidth={1.75} />
      {helpLinkText.open}
    </Link>
  );
}
