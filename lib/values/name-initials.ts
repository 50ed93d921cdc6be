import { pinyin } from 'pinyin-pro';

const OPTIONS = { pattern: 'first', toneType: 'none', type: 'array' } as const;
const HAN = /\p{Script=Han}/u;
/** Family names of two characters that are read otherwise than one by one. */
const DOUBLE_NAMES: Record<string, string> = { 单于: 'cy', 尉迟: 'yc', 万俟: 'mq', 长孙: 'zs', 澹台: 'tt' };

const given = new Map<string, string>();
const family = new Map<string, string>();

/**
 * 拼音首字母: the letters that a name is looked up by. Each Han character gives the first letter of its reading, the first one read as a
 * family name (曾 is z); Latin letters stand for themselves, without accents; all else gives nothing: 扎西·次仁 is zxcr.
 */
export function initialsOf(name: string): string {
  const double = DOUBLE_NAMES[name.slice(0, 2)];
  if (double !== undefined) return double + lettersOf([...name.slice(2)], given);
  const [first = '', ...rest] = name;
  return lettersOf([first], family) + lettersOf(rest, given);
}

/** What was typed as letters to look up by, or null where it is a name in characters. */
export function typedInitials(typed: string): string | null {
  return /^[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M}'’. -]*$/u.test(typed)
    ? initialsOf(typed.normalize('NFC'))
    : null;
}

function lettersOf(characters: readonly string[], known: Map<string, string>): string {
  return characters.map((character) => letterOf(character, known)).join('');
}

/** A reading is looked up once: there are some thousand characters and millions of names. */
function letterOf(character: string, known: Map<string, string>): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const read = HAN.test(character)
    ? (pinyin(character, { ...OPTIONS, surname: known === family ? 'head' : 'off' })[0] ?? '')
    : character;
  const letter = read
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  known.set(character, letter);
  return letter;
}
