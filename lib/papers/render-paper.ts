import type { Readable } from 'node:stream';
import type { Tx } from '@/db/client';
import { paperText as text, PAPER_TITLES } from '@/lib/text/papers';
import { beginPaper, type Drawn } from './begin-paper';
import { drawCertificate } from './draw-certificates';
import { drawNotice, drawVoucher } from './draw-payments';
import { drawRoster, type Volume } from './draw-roster';
import { drawStatement } from './draw-statement';
import type { Paper } from './paper';
import { openSheet, type Sheet } from './sheet';
import { statementLines } from './statement-facts';

/**
 * A paper as PDF, drawn from what its row says; the same whenever it is asked for. `site` is the public page that takes check codes. Throws
 * when the row does not say any more what it said when the paper was given out.
 */
export async function renderPaper(tx: Tx, drawn: Drawn): Promise<Readable> {
  const { paper } = drawn;
  const about = { title: PAPER_TITLES[paper.kind], author: text.author, at: paper.issuedAt };
  const { sheet, file } = openSheet(about, { manyTexts: paper.kind === 'roster' });
  await drawPaper(tx, sheet, drawn);
  sheet.doc.end();
  return file;
}

/** One volume of a long roster as PDF. */
export async function renderRosterVolume(tx: Tx, drawn: Drawn, volume: Volume): Promise<Readable> {
  const about = { title: PAPER_TITLES.roster, author: text.author, at: drawn.paper.issuedAt };
  const { sheet, file } = openSheet(about, { manyTexts: true });
  await drawRoster(tx, sheet, { ...drawn, volume });
  sheet.doc.end();
  return file;
}

async function drawPaper(tx: Tx, sheet: Sheet, drawn: Drawn): Promise<void> {
  const { paper } = drawn;
  if (paper.kind === 'roster') return drawRoster(tx, sheet, drawn);
  if (paper.kind === 'statement') {
    const lines = await statementLines(tx, paper.unitId, [versionsOf(paper)]);
    return drawStatement(sheet, drawn, lines);
  }
  beginPaper(sheet, paper, 1);
  if (paper.kind === 'voucher') return drawVoucher(tx, sheet, drawn);
  if (paper.kind === 'notice') return drawNotice(sheet, drawn);
  return drawCertificate(sheet, drawn);
}

/** Which lines of the ledger a statement has. */
export function versionsOf({ accountId, content }: Paper) {
  return {
    accountId: accountId ?? '',
    firstVersion: Number(content.firstVersion),
    lastVersion: Number(content.lastVersion),
  };
}
