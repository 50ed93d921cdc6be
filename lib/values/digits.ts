/** Characters nobody sees and that come along with copied text: zero-width, soft hyphen, direction marks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Nothing to fold, drop or collapse: most of what a workbook holds. */
const PLAIN = /^[!-~\u4e00-\u9fff·]*$/;

/** Folds full-width ASCII ("５，３９０") and the ideographic space to their half-width forms; leaves all else alone. */
export function toHalfWidth(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** Drops invisible characters and outer white space; every inner run of spaces becomes one space. Line breaks stay. */
export function trimText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(/[^\S\r\n]+/g, ' ')
    .trim();
}

/** Half-width text without any white space or invisible character: what a typed number or code is read from. */
export function compactText(text: string): string {
  if (PLAIN.test(text)) return text;
  return toHalfWidth(text).replace(INVISIBLE, '').replace(/\s+/g, '');
}
