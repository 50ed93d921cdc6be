/**
 * The address with some of its query parameters changed; null or '' takes one out. `address` is a path with or without a query, as
 * /change-roster?sort=-name.
 */
export function withParameters(address: string, changes: Record<string, string | null>): string {
  const [path = '', query = ''] = address.split('?');
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') parameters.delete(name);
    else parameters.set(name, value);
  }
  const rest = parameters.toString();
  return rest === '' ? path : `${path}?${rest}`;
}

export type SortOrder = 'ascending' | 'descending';

/** How a column stands in a `sort` parameter: 'name' ascending, '-name' descending. */
export function sortOrder(sort: string | undefined, key: string): SortOrder | undefined {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : undefined;
}

/** Where a press on a column's title leads: ascending, descending, and back to the list's own order. */
export function sortAddress(address: string, sort: string | undefined, key: string): string {
  const next = { none: key, ascending: `-${key}`, descending: null }[sortOrder(sort, key) ?? 'none'];
  return withParameters(address, { sort: next, page: null });
}

/**
 * Where to go when the address asks for a page past the last one of a list that has rows: to the last, its other parameters kept. Null
 * when the page is there, and for an empty list, whose only page is the first.
 */
export function lastPageAddress(
  address: string,
  { page, size, totalRows }: { page: number; size: number; totalRows: number },
): string | null {
  const last = Math.ceil(totalRows / size);
  return totalRows === 0 || page <= last ? null : withParameters(address, { page: last === 1 ? null : String(last) });
}
