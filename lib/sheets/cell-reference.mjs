import { ReadRefusal } from './read-refusal.mjs';

/**
 * The column, from 0, that the letters of a cell's name give: AB12 is in column 27.
 *
 * @param {string} reference
 */
export function columnOf(reference) {
  let column = 0;
  let index = 0;
  for (; index < reference.length; index += 1) {
    const letter = reference.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (index === 0 || index > 3) throw new ReadRefusal('damaged');
  return column - 1;
}
