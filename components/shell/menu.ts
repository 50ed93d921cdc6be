import type { Route } from 'next';

/** One entry of the menu at the left. `count` is the number of things that wait there; entries of one `part` stand together under it. */
export interface MenuItem {
  href: Route;
  label: string;
  count?: number;
  part?: string;
}

/** An entry of the first level: a link, or a title over its own entries, or both. */
export interface MenuGroup {
  label: string;
  href?: Route;
  count?: number;
  items?: MenuItem[];
}

/** The entry a path belongs to: the longest one that is the path or stands above it. The first one, home, only by its exact path. */
export function activeHref(menu: MenuGroup[], path: string): string | undefined {
  return menu
    .flatMap((group) => [group.href, ...(group.items ?? []).map((item) => item.href)])
    .filter((href) => href !== undefined)
    .filter((href) => href === path || (href !== menu[0]?.href && path.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
