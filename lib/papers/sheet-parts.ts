import { encode } from 'uqr';
import { paperText as text } from '@/lib/text/papers';
import { CONTENT_WIDTH, INK, newPage, PAGE, rule, write, type Sheet } from './sheet';

const MILLIMETRE = 72 / 25.4;

/** Title and number at the head of the first page. */
export function heading(sheet: Sheet, { title, number }: { title: string; number: string }): void {
  sheet.y += write(sheet, title, {
    x: PAGE.margin,
    y: sheet.y,
    width: CONTENT_WIDTH,
    size: 19,
    weight: 'bold',
    align: 'center',
  });
  sheet.y += 6;
  write(sheet, number, { x: PAGE.width - PAGE.margin, y: sheet.y, size: 9, color: INK.soft, align: 'right' });
  sheet.y += 18;
  rule(sheet, sheet.y, { weight: 1.2 });
  sheet.y += 14;
}

/** Of the terms of a table, which stand above each other. */
const LABEL_WIDTH = 92;

export interface Fact {
  term: string;
  detail: string;
  /** Takes the whole line. */
  wide?: boolean;
  strong?: boolean;
}

/** 项目与内容, in two columns with hairlines between. */
export function factTable(sheet: Sheet, facts: readonly Fact[]): void {
  const half = CONTENT_WIDTH / 2;
  for (let place = 0; place < facts.length;) {
    const [first, second] = [facts[place], facts[place + 1]];
    if (!first) break;
    const alone = first.wide === true || second === undefined || second.wide === true;
    const heights = [factCell(sheet, first, { x: PAGE.margin, width: alone ? CONTENT_WIDTH : half - 10 })];
    if (!alone) heights.push(factCell(sheet, second, { x: PAGE.margin + half, width: half }));
    sheet.y += Math.max(...heights) + 7;
    rule(sheet, sheet.y, { weight: 0.4 });
    sheet.y += 7;
    place += alone ? 1 : 2;
  }
}

function factCell(sheet: Sheet, { term, detail, strong }: Fact, { x, width }: { x: number; width: number }): number {
  write(sheet, term, { x, y: sheet.y, color: INK.soft });
  // A long term pushes what it is the term of to the right, by itself.
  const label = Math.max(LABEL_WIDTH, sheet.doc.widthOfString(term) + 8);
  return write(sheet, detail === '' ? '—' : detail, {
    x: x + label,
    y: sheet.y,
    width: width - label,
    ...(strong ? { weight: 'bold' as const } : {}),
  });
}

/** A paragraph of a certificate, indented as such are. */
export function paragraph(sheet: Sheet, sentence: string): void {
  sheet.y += write(sheet, `　　${sentence}`, { x: PAGE.margin, y: sheet.y, width: CONTENT_WIDTH, size: 12 });
  sheet.y += 12;
}

export interface Proof {
  checkCode: string;
  /** The public page that takes the check code. */
  site: string;
  branch: string;
  issuedOn: string;
  /** Whether the centre's seal stands on it: it confirms what it has booked, not what is asked for. */
  sealed: boolean;
}

export const PROOF_HEIGHT = 38 * MILLIMETRE;

/** QR and check code at the left, the place of the seal at the right; on a new page where there is no room. */
export function proof(sheet: Sheet, { checkCode, site, branch, issuedOn, sealed }: Proof): void {
  if (sheet.y + PROOF_HEIGHT > PAGE.height - PAGE.bottom) newPage(sheet);
  const y = sheet.y + 8;
  const size = 28 * MILLIMETRE;
  qrCode(sheet, `${site}/${checkCode}`, { x: PAGE.margin, y, size });
  const x = PAGE.margin + size + 12;
  write(sheet, `${text.checkCode}　${checkCode}`, { x, y: y + 8, size: 12, weight: 'bold' });
  write(sheet, text.checkHow(site), { x, y: y + 30, width: 190, size: 8.5, color: INK.soft });
  if (sealed) seal(sheet, { branch, issuedOn, y });
  sheet.y = y + size + 10;
}

function qrCode(sheet: Sheet, content: string, { x, y, size }: { x: number; y: number; size: number }): void {
  const { data, size: modules } = encode(content, { border: 2 });
  const side = size / modules;
  for (const [row, cells] of data.entries()) {
    for (const [column, dark] of cells.entries()) {
      // A hair wider than it is, or viewers show white seams between the modules.
      if (dark) sheet.doc.rect(x + column * side, y + row * side, side + 0.05, side + 0.05);
    }
  }
  sheet.doc.fillColor('#000000').fill();
}

/** The place of the electronic seal; the centre's own image comes with its certificate. */
function seal(sheet: Sheet, { branch, issuedOn, y }: { branch: string; issuedOn: string; y: number }): void {
  const radius = 14 * MILLIMETRE;
  const x = PAGE.width - PAGE.margin - radius - 8;
  sheet.doc
    .circle(x, y + radius, radius)
    .lineWidth(1.6)
    .strokeColor(INK.seal)
    .stroke();
  for (const [place, words] of [branch, text.sealOf[0], text.sealOf[1]].entries()) {
    write(sheet, words, { x, y: y + radius - 20 + place * 14, size: 8.5, color: INK.seal, align: 'center' });
  }
  write(sheet, issuedOn, { x, y: y + 2 * radius + 6, size: 9, align: 'center' });
}

/** The line at the foot of each page. */
export function foot(sheet: Sheet, { left, page }: { left: string; page: string }): void {
  const y = PAGE.height - 40;
  rule(sheet, y - 6, { weight: 0.4 });
  write(sheet, left, { x: PAGE.margin, y, size: 8, color: INK.soft });
  write(sheet, page, { x: PAGE.width - PAGE.margin, y, size: 8, color: INK.soft, align: 'right' });
}
