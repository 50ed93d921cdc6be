import type { Route } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { lastPageAddress, withParameters } from '@/components/table/address';
import { formatCount } from '@/components/table/format-count';
import { PageSize } from '@/components/table/page-size';
import { tableText } from '@/lib/text/interface';

interface PagerProps {
  /** The address of the page with its query; `page` and `size` are changed in it. */
  address: string;
  page: number;
  size: number;
  totalRows: number;
  /** There are more rows than `totalRows`, and they were not counted. */
  more?: boolean;
  /** The size that stands for all rows, where they may be asked for at once. */
  allSize?: number;
  /** Tells two pagers on one page apart. */
  label?: string;
}

/**
 * How many rows there are, how many stand on a page, and the way to the other pages: 共 84 条  50 条/页 ‹ 1 2 ›. A page past the end, of an old
 * address or because rows have gone meanwhile, leads to the last: it would say that there are none.
 */
export function Pager({ address, page, size, totalRows, more = false, allSize, label = tableText.pager }: PagerProps) {
  const instead = lastPageAddress(address, { page, size, totalRows });
  if (instead !== null) redirect(instead as Route);
  const last = Math.max(1, Math.ceil(totalRows / size));
  return (
    <nav className="pager no-print" aria-label={label}>
      <span className="figures">{tableText[more ? 'rowsOver' : 'rows'](formatCount(totalRows))}</span>
      <PageSize address={address} size={size} all={allSize} />
      {last > 1 && (
        <ul>
          <li>
            <PageLink address={address} page={page > 1 ? page - 1 : undefined} label={tableText.previous}>
              <ChevronLeft aria-hidden="true" size="1rem" />
            </PageLink>
          </li>
          {shownPages(page, last).map((shown, index) => (
            <li key={shown ?? `gap-${index}`}>
              {shown === undefined ? (
                <span aria-hidden="true">…</span>
              ) : (
                <PageLink
                  address={address}
                  page={shown}
                  label={tableText.page(formatCount(shown))}
                  current={shown === page}
                >
                  {formatCount(shown)}
                </PageLink>
              )}
            </li>
          ))}
          <li>
            <PageLink address={address} page={page < last ? page + 1 : undefined} label={tableText.next}>
              <ChevronRight aria-hidden="true" size="1rem" />
            </PageLink>
          </li>
        </ul>
      )}
    </nav>
  );
}

interface PageLinkProps {
  address: string;
  page: number | undefined;
  label: string;
  current?: boolean;
  children: ReactNode;
}

function PageLink({ address, page, label, current, children }: PageLinkProps) {
  if (page === undefined) {
    return (
      <span className="pager-off" aria-disabled="true" role="link" aria-label={label}>
        {children}
      </span>
    );
  }
  const href = withParameters(address, { page: page === 1 ? null : String(page) }) as Route;
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      className="figures"
    >
      {children}
    </Link>
  );
}

/** The first, the last, and those around the present page; undefined where pages are left out. */
function shownPages(page: number, last: number): (number | undefined)[] {
  const near = Array.from({ length: last }, (_, index) => index + 1).filter(
    (candidate) => candidate === 1 || candidate === last || Math.abs(candidate - page) <= 2,
  );
  return near.flatMap((shown, index) => {
    const before = near[index - 1];
    return before !== undefined && shown - before > 1 ? [undefined, shown] : [shown];
  });
}
