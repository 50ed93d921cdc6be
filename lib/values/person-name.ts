import { toHalfWidth, trimText } from '@/lib/values/digits';

export type PersonNameReading =
  { ok: true; name: string } | { ok: false; problem: 'empty' | 'too-long' | 'characters' };

const LONGEST_IN_BYTES = 120;
/** The bullets and dots that keyboards offer for the one of a minority name (买买提·吐尔逊). */
const MIDDLE_DOTS = /[\u0387\u2022\u2027\u2219\u22c5\u2e31\u30fb\uff65]/g;
/** A full stop between two Han characters is meant as the dot. */
const STOP_IN_HAN = /(\p{Script=Han}) ?\. ?(?=\p{Script=Han})/gu;
const SPACE_IN_HAN = /(\p{Script=Han}) (?=\p{Script=Han})/gu;
const LETTER = String.raw`(?=[\p{L}\p{M}〇])[\p{Script=Han}\p{Script=Latin}\p{Script=Tibetan}]`;
/** Begins with a letter, so that no sheet takes it for a formula; the Tibetan tsheg parts syllables. */
const NAME = new RegExp(String.raw`^(?=\p{L})(?:${LETTER})(?:${LETTER}|[\u0f0b\u0f0c· .'’-])*$`, 'u');

/**
 * Reads a person's name: Han of every plane, Tibetan, Latin, and "·", up to 120 bytes of UTF-8 (N-4). Spaces inside a
 * Han name fall away, every middle dot becomes "·". Refuses digits, control characters and all other signs.
 */
export function readPersonName(text: string): PersonNameReading {
  const name = trimText(toHalfWidth(text))
    .normalize('NFC')
    .replace(MIDDLE_DOTS, '·')
    .replace(STOP_IN_HAN, '$1·')
    .replace(/ ?·[ ·]*/g, '·')
    .replace(SPACE_IN_HAN, '$1');
  if (name === '') return { ok: false, problem: 'empty' };
  if (!NAME.test(name)) return { ok: false, problem: 'characters' };
  if (new TextEncoder().encode(name).length > LONGEST_IN_BYTES) return { ok: false, problem: 'too-long' };
  return { ok: true, name };
}
