import type { SheetColumn } from './match-columns';
import type { WrittenColumn } from './written-column';

/** A column of an import: how a template shows it and how a file's header is recognised. */
export interface TemplateColumn extends SheetColumn, WrittenColumn {
  /** A month: what Excel made a date of is read as the month that the day lies in. */
  isMonth?: true;
  /** How to fill the column in: the note on its header, and its line on the notes sheet. */
  note?: string;
  /** The only values the column takes, offered as a list; without commas, together at most 250 characters. */
  choices?: readonly string[];
}

type Words = Pick<TemplateColumn, 'title' | 'synonyms'>;
type Shape = Partial<Omit<TemplateColumn, 'key' | keyof Words>>;

/** The columns of a sheet in the order of their words; each is text and required, unless its shape says otherwise. */
export function templateColumns<Key extends string>(
  words: Record<Key, Words>,
  shapes: Partial<Record<NoInfer<Key>, Shape>>,
): TemplateColumn[] {
  const keys = Object.keys(words) as Key[];
  return keys.map((key) => ({ key, ...words[key], kind: 'text', required: true, ...shapes[key] }));
}
