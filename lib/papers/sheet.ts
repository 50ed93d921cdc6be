import { PassThrough, type Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { drawable, fonts, type Weight } from './font';

export const PAGE = { width: 595.28, height: 841.89, margin: 51, top: 56, bottom: 60 } as const;
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.margin;
export const INK = { text: '#1c1b19', soft: '#5f5b55', rule: '#b9b3a8', seal: '#b3261e' } as const;

const TEXT_SIZE = 10.5;

/** A PDF under way: where the next thing goes, and on which page. */
export interface Sheet {
  doc: PDFKit.PDFDocument;
  y: number;
  page: number;
  /** Done at the top and the foot of each new page. */
  onPage: (sheet: Sheet) => void;
}

export interface Written {
  x: number;
  y: number;
  width?: number;
  size?: number;
  weight?: Weight;
  color?: string;
  align?: 'left' | 'center' | 'right';
}

/** Begins a PDF of A4 pages. What it holds comes out of `file` while it is written. */
export function openSheet(
  { title, author, at }: { title: string; author: string; at: Date },
  { manyTexts = false } = {},
): { sheet: Sheet; file: Readable } {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: '',
    lang: 'zh-CN',
    // What has been laid out is kept for the next time, which fills the memory where nothing comes twice.
    fontLayoutCache: !manyTexts,
    info: { Title: title, Author: author, CreationDate: at, ModDate: at },
  });
  const { regular, bold } = fonts();
  doc.registerFont('regular', regular as unknown as Buffer);
  doc.registerFont('bold', bold as unknown as Buffer);
  const file = doc.pipe(new PassThrough());
  return { sheet: { doc, y: 0, page: 0, onPage: () => undefined }, file };
}

/** Goes on with a new page. */
export function newPage(sheet: Sheet): void {
  sheet.doc.addPage({ size: 'A4', margin: 0 });
  sheet.page += 1;
  sheet.y = PAGE.top;
  sheet.onPage(sheet);
}

/** Writes a text; one with a width breaks into lines. Answers how high it became. */
export function write(sheet: Sheet, text: string, { x, y, width, align = 'left', ...look }: Written): number {
  const { doc } = sheet;
  const { size = TEXT_SIZE, weight = 'regular', color = INK.text } = look;
  const drawn = drawable(text);
  doc.font(weight).fontSize(size).fillColor(color);
  if (width === undefined) {
    const left = align === 'left' ? x : x - doc.widthOfString(drawn) / (align === 'center' ? 2 : 1);
    doc.text(drawn, left, y, { lineBreak: false });
    return doc.currentLineHeight();
  }
  const options = { width, align, lineGap: 2 };
  const height = doc.heightOfString(drawn, options);
  doc.text(drawn, x, y, options);
  return height;
}

/** A text as it fits into a width: whole and smaller, and only where that could not be read any more with … for its end. */
export function fitted(
  { doc }: Sheet,
  text: string,
  { width, size, smallest, weight = 'regular' }: { width: number; size: number; smallest: number; weight?: Weight },
): { text: string; size: number } {
  const drawn = drawable(text);
  const needed = doc.font(weight).fontSize(size).widthOfString(drawn);
  if (needed <= width) return { text: drawn, size };
  const scaled = (size * width) / needed;
  if (scaled >= smallest) return { text: drawn, size: scaled };
  doc.fontSize(smallest);
  const characters = [...drawn];
  while (characters.length > 1 && doc.widthOfString(`${characters.join('')}…`) > width) characters.pop();
  return { text: `${characters.join('')}…`, size: smallest };
}

/** A thin line across the content. */
export function rule(
  sheet: Sheet,
  y: number,
  { from = PAGE.margin, to = PAGE.width - PAGE.margin, weight = 0.6 } = {},
): void {
  sheet.doc.moveTo(from, y).lineTo(to, y).lineWidth(weight).strokeColor(INK.rule).stroke();
}
