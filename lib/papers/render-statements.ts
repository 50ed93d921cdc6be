import type { Readable } from 'node:stream';
import { setImmediate as giveWay } from 'node:timers/promises';
import type { Tx } from '@/db/client';
import { PAPER_TITLES, paperText as text } from '@/lib/text/papers';
import { drawStatement } from './draw-statement';
import type { Paper } from './paper';
import { versionsOf } from './render-paper';
import { openSheet } from './sheet';
import { statementLines, type StatementLine } from './statement-facts';

const DRAWN_AT_ONCE = 20;

/** Statements of many people in one PDF, one after the other; other requests are let in between. */
export async function renderStatements(
  tx: Tx,
  papers: readonly Paper[],
  { site, at, onDrawn }: { site: string; at: Date; onDrawn: (count: number) => void },
): Promise<Readable> {
  const lines = await linesByAccount(tx, papers);
  const { sheet, file } = openSheet({ title: PAPER_TITLES.statement, author: text.author, at });
  for (const [place, paper] of papers.entries()) {
    drawStatement(sheet, { paper, site }, lines.get(paper.accountId ?? '') ?? []);
    onDrawn(place + 1);
    if (place % DRAWN_AT_ONCE === DRAWN_AT_ONCE - 1) await giveWay();
  }
  sheet.doc.end();
  return file;
}

async function linesByAccount(tx: Tx, papers: readonly Paper[]): Promise<Map<string, StatementLine[]>> {
  const [unitId] = papers.map((paper) => paper.unitId);
  const found = unitId ? await statementLines(tx, unitId, papers.map(versionsOf)) : [];
  const grouped = new Map<string, StatementLine[]>();
  for (const line of found) {
    const own = grouped.get(line.account_id);
    if (own) own.push(line);
    else grouped.set(line.account_id, [line]);
  }
  return grouped;
}
