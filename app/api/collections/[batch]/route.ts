import { Readable } from 'node:stream';
import type { NextRequest } from 'next/server';
import { workbookResponse } from '../../workbook-response';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { writeCollections } from '@/lib/exports/collections';
import { readAs } from '@/lib/operations/read';
import { collectionsOf } from '@/lib/receipts/list-collections';
import { collectionText } from '@/lib/text/collections';

interface Params {
  params: Promise<{ batch: string }>;
}

/** 下载指令文件: a batch of instructions for the bank, for the funds desk. */
export async function GET(_request: NextRequest, { params }: Params): Promise<Response> {
  const principal = await currentPrincipal();
  if (principal?.kind !== 'staff' || !isPermitted('collections.send', principal))
    return new Response(null, { status: 401 });
  const { batch } = await params;
  const rows = await readAs(principal, (tx) => collectionsOf(tx, batch));
  if (rows.length === 0) return new Response(null, { status: 404 });
  return workbookResponse(Readable.toWeb(writeCollections(rows)) as ReadableStream, collectionText.file(batch));
}
