'use client';

import { ChevronDown } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { withParameters } from '@/components/table/address';
import { tableText } from '@/lib/text/interface';

const SIZES = [20, 50, 100, 200];
/** In the address: all rows on one page. */
const ALL = 'all';

interface PageSizeProps {
  address: string;
  size: number;
  /** The size that stands for all rows, where they may be asked for at once. */
  all?: number;
}

/** The list of page sizes; choosing one goes to the first page of that size. */
export function PageSize({ address, size, all }: PageSizeProps) {
  const router = useRouter();
  return (
    <span className="control page-size figures">
      <select
        aria-label={tableText.perPage}
        autoComplete="off"
        value={size === all ? ALL : size}
        onChange={(event) =>
          router.push(withParameters(address, { size: event.currentTarget.value, page: null }) as Route, {
            scroll: false,
          })
        }
      >
        {SIZES.map((option) => (
          <option key={option} value={option}>
            {tableText.perPageOption(String(option))}
          </option>
        ))}
        {all !== undefined && <option value={ALL}>{tableText.allRows}</option>}
      </select>
      <ChevronDown aria-hidden="true" size="1rem" className="control-chevron" />
    </span>
  );
}
