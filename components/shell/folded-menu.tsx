'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Menu } from 'lucide-react';
import { frameText } from '@/lib/text/interface';

/** The menu of narrow screens, folded into the band. The key closes it when the reader has gone to another page. */
export function FoldedMenu({ children }: { children: ReactNode }) {
  const path = usePathname();
  return (
    <details key={path} className="folded">
      <summary>
        <Menu aria-hidden="true" size="1.125rem" strokeWidth={1.75} />
        {frameText.menu}
      </summary>
      <div className="folded-panel">{children}</div>
    </details>
  );
}
