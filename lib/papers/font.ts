import { readFileSync } from 'node:fs';
import path from 'node:path';
import PDFDocument from 'pdfkit';

export type Weight = 'regular' | 'bold';

/** What of a font's machinery is used here; pdfkit's own types do not tell of it. */
interface LoadedFont {
  hasGlyphForCodePoint: (codePoint: number) => boolean;
}

const FILES: Record<Weight, string> = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
};

const holder = globalThis as typeof globalThis & { providentHallFonts?: Record<Weight, LoadedFont> };

/** The two fonts of every paper, read once for each process: ten megabytes and a sixth of a second each. */
export function fonts(): Record<Weight, LoadedFont> {
  return (holder.providentHallFonts ??= { regular: load(FILES.regular), bold: load(FILES.bold) });
}

/**
 * pdfkit takes a font that is open already, but only its own machinery opens one: a document that is thrown away does that.
 */
function load(file: string): LoadedFont {
  const folder = path.join(
    /* turbopackIgnore: true */ process.cwd(),
    'node_modules',
    '@expo-google-fonts',
    'noto-sans-sc',
  );
  const throwaway = new PDFDocument({ font: '', autoFirstPage: false });
  throwaway.font(readFileSync(path.join(folder, file)));
  return (throwaway as unknown as { _font: { font: LoadedFont } })._font.font;
}

/**
 * A text as the font can draw it: a character that it lacks stands as its number in Unicode, 〔U+20BB7〕, where there would be an empty box
 * otherwise. Rare characters of names are in the font but for very few.
 */
export function drawable(text: string): string {
  const { regular } = fonts();
  let drawn = '';
  for (const character of text.normalize('NFC')) {
    const codePoint = character.codePointAt(0) ?? 0;
    const known = codePoint === 10 || regular.hasGlyphForCodePoint(codePoint);
    drawn += known ? character : `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`;
  }
  return drawn;
}
