interface Kept {
  /** For whom the page was drawn; missing where that is nobody's matter. */
  who?: string | undefined;
  typed: unknown;
}

/** What was typed in a page drawn for `who`, as a tab keeps it. */
export function keptFor(who: string | undefined, typed: unknown): string {
  return JSON.stringify({ who, typed } satisfies Kept);
}

/** What a page drawn for `here` may have of it: null of what was typed for somebody else. */
export function givenTo(here: string | undefined, kept: string): unknown {
  const { who, typed } = JSON.parse(kept) as Kept;
  const isOthers = who !== undefined && here !== undefined && who !== here;
  return isOthers ? null : typed;
}
