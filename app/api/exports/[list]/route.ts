import { Readable } from 'node:stream';
import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { exportNow } from '@/lib/exports/export-now';
import { startedFull } from '@/lib/exports/full-export';
import { EXPORT_FORMATS, EXPORT_NAMES, EXPORTED_LISTS } from '@/lib/exports/lists';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { exportText } from '@/lib/text/exports';
import { isId } from '@/lib/values/is-id';
import { fileResponse } from '../../file-response';

interface Params {
  params: Promise<{ list: string }>;
}

/** 导出 of a short list; a long one is written by a job. */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator' || !isPermitted('exports.start', principal))
    return new Response(null, { status: 401 });
  const { list: named } = await params;
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const list = EXPORT_NAMES.find((known) => known === named);
  const format = EXPORT_FORMATS.find((known) => known === asked.format);
  if (asked.full !== undefined && list === 'employees') return fullExport(principal, asked.full);
  if (!list || !format) return new Response(null, { status: 404 });
  const file = await exportNow(principal, { list, format, asked: { params: asked, today: clock.today() } });
  if (!file) return new Response(null, { status: 413 });
  return fileResponse(Readable.toWeb(file) as ReadableStream, exportText.fileName(EXPORTED_LISTS[list].title, format));
}

/** The list in full that its reader has started just now: what it is of, the log says. */
async function fullExport(principal: OperatorPrincipal, logId: string): Promise<Response> {
  const started = isId(logId)
    ? await readAs(principal, (tx) => startedFull(tx, { operator: principal, logId, clock }))
    : undefined;
  if (!started) return new Response(null, { status: 404 });
  const { format, query } = started;
  const params = Object.fromEntries(new URLSearchParams(query));
  const asked = { params, today: clock.today(), full: true };
  const file = await exportNow(principal, { list: 'employees', format, asked });
  if (!file) return new Response(null, { status: 413 });
  const title = exportText.fullTitle(EXPORTED_LISTS.employees.title);
  return fileResponse(Readable.toWeb(file) as ReadableStream, exportText.fileName(title, format));
}
