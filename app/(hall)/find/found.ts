/** One thing that the palette found: where it leads, what it is, and a word about it. */
export interface Found {
  href: string;
  label: string;
  note: string;
}

/** What was found, under one heading. */
export interface FoundGroup {
  key: 'menu' | 'people' | 'months' | 'papers';
  items: Found[];
}
