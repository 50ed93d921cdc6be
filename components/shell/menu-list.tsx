'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Fragment } from 'react';
import { activeHref, type MenuGroup, type MenuItem } from '@/components/shell/menu';
import { frameText } from '@/lib/text/interface';

interface MenuListProps {
  menu: MenuGroup[];
  currentPath?: string;
}

/** The menu itself. A client leaf only because it must know where the reader is. */
export function MenuList({ menu, currentPath }: MenuListProps) {
  const path = usePathname();
  const active = activeHref(menu, currentPath ?? path);
  return (
    <ul className="menu">
      {menu.map((group) => (
        <li key={group.label} className={group.items ? 'menu-open' : undefined}>
          {group.href ? (
            <MenuLink item={{ ...group, href: group.href }} active={active} />
          ) : (
            <span className="menu-title">{group.label}</span>
          )}
          {group.items && (
            <ul>
              {group.items.map((item, index, { [index - 1]: before }) => (
                <Fragment key={item.href}>
                  {item.part && item.part !== before?.part && <li className="menu-part">{item.part}</li>}
                  <li data-part={item.part && ''}>
                    <MenuLink item={item} active={active} />
                  </li>
                </Fragment>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/**
 * The count stands beside the link, so that the link's name stays the menu's word. Nothing is fetched ahead: the menu is on every
 * page, and each of its entries is a page with queries of its own.
 */
function MenuLink({ item, active }: { item: MenuItem; active: string | undefined }) {
  return (
    <>
      <Link href={item.href} prefetch={false} aria-current={item.href === active ? 'page' : undefined}>
        {item.label}
      </Link>
      {item.count !== undefined && item.count > 0 && (
        <span className="menu-count">
          <span aria-hidden="true">{item.count}</span>
          <span className="sr-only">{frameText.pending(item.count)}</span>
        </span>
      )}
    </>
  );
}
