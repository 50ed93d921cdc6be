/** How somebody meets the words on a page: what a screen reader would call it. */
export type Shape = 'heading' | 'button' | 'field' | 'column' | 'row' | 'term' | 'list' | 'choice' | 'text';

/** A screen, button or field of the hall's operation manual of 2019, and where it is in the product. */
export interface Row {
  id: string;
  /** In the manual's words, its slips of the pen corrected. */
  words: string;
  /** On the page; the manual's words unless the product has a better one. */
  shown: string;
  shape: Shape;
  /** A place of `places.ts`: who is there and how one gets there. */
  at: string;
}

/** Rows of one place that look alike; a pair is the manual's word and the product's. */
export function rows(
  id: string,
  at: string,
  shape: Shape,
  ...words: (string | readonly [manual: string, product: string])[]
): Row[] {
  return words.map((one) => {
    const [manual, product] = typeof one === 'string' ? [one, one] : one;
    return { id, words: manual, shown: product, shape, at };
  });
}
