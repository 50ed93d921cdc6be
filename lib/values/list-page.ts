/** What part of a list is asked for; read from the URL, so that a page can be sent to a colleague. */
export interface ListPage<Sort extends string = string> {
  /** From 1. */
  page: number;
  size: number;
  sort: Sort;
  descending: boolean;
}

/** One page of rows. `total` is exact up to the list's limit of counting; above it `more` is true and it is the limit. A list that is counted whole has no `more`. */
export interface Listed<Row> {
  rows: Row[];
  total: number;
  more?: boolean;
}

export type SearchParams = Record<string, string | string[] | undefined>;

export const PAGE_SIZES = [20, 50, 100, 200] as const;
const DEFAULT_SIZE = 50;
/** Lines of the log are counted no further than this. */
export const TOTAL_LIMIT = 10_000;
/** Matches of a search are counted no further than this: nobody turns twenty pages; a whole list's length is known without counting. */
export const SEARCH_LIMIT = 1_000;

/** Reads page, size and sort ("name" or "-name") from the URL; anything unknown falls back to the first page as it comes. */
export function readListPage<Sort extends string>(
  params: SearchParams,
  sorts: readonly [Sort, ...Sort[]],
): ListPage<Sort> {
  const typed = one(params, 'sort');
  const descending = typed.startsWith('-');
  const sort = sorts.find((known) => known === typed.replace(/^-/, '')) ?? sorts[0];
  const page = /^[1-9][0-9]{0,6}$/.test(one(params, 'page')) ? Number(one(params, 'page')) : 1;
  const size = PAGE_SIZES.find((known) => String(known) === one(params, 'size')) ?? DEFAULT_SIZE;
  return { page, size, sort, descending };
}

/** One value of the URL's query, trimmed and cut; '' where there is none. */
export function one(params: SearchParams, key: string): string {
  const value = params[key];
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim().slice(0, 200);
}
