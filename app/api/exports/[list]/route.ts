import { Readable } from 'node:stream';
import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { exportNow } from '@/lib/exports/export-now';
import { EXPORTED_LISTS } from '@/lib/exports/lists';
import { startedExport } from '@/lib/exports/started-export';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { exportText } from '@/lib/text/exports';
import { isId } from '@/lib/values/is-id';
import { fileResponse } from '../../file-response';

interface Params {
  params: Promise<{ list: string }>;
}

/** The file of a short list that its reader has just started to export: what it is of, the log says. A long one is written by a job. */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator' || !isPermitted('exports.start', principal))
    return new Response(null, { status: 401 });
  const logId = request.nextUrl.searchParams.get('log') ?? '';
  const started = isId(logId)
    ? await readAs(principal, (tx) => startedExport(tx, { operator: principal, logId, clock }))
    : undefined;
  if (started?.list !== (await params).list) return new Response(null, { status: 404 });
  const { list, format, query, reason } = started;
  const full = reason !== null;
  const asked = { params: Object.fromEntries(new URLSearchParams(query)), today: clock.today(), full };
  const file = await exportNow(principal, { list, format, asked });
  if (!file) return new Response(null, { status: 413 });
  const { title } = EXPORTED_LISTS[list];
  const name = exportText.fileName(full ? exportText.fullTitle(title) : title, format);
  return fileResponse(Readable.toWeb(file) as ReadableStream, name);
}
