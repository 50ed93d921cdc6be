import { Readable } from 'node:stream';
import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { IMPORTED_KINDS } from '@/lib/filings/filing';
import { faultyWorkbook } from '@/lib/filings/faulty-workbook';
import { readAs } from '@/lib/operations/read';
import { WORKBOOK_NAMES } from '@/lib/text/import-refusals';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { isId } from '@/lib/values/is-id';
import { workbookResponse } from '../../workbook-response';

interface Params {
  params: Promise<{ kind: string }>;
}

/**
 * The unit's faulty drafts as a marked workbook, for who may import them again; `import` in the query narrows it to one file. Their numbers are
 * whole, as they were typed.
 */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator') return new Response(null, { status: 401 });
  const { kind } = await params;
  const known = IMPORTED_KINDS.find((code) => code === kind);
  const importId = request.nextUrl.searchParams.get('import');
  if (!known || (importId !== null && !isId(importId))) return new Response(null, { status: 404 });
  if (!isPermitted(`${known}.import`, principal)) return new Response(null, { status: 403 });
  const title = WORKBOOK_NAMES.faulty(FILING_KIND_WORDS[known]);
  const workbook = await readAs(principal, (tx) =>
    faultyWorkbook(tx, principal.unitId, { kind: known, importId, title }),
  );
  return workbookResponse(Readable.toWeb(workbook) as ReadableStream, title);
}
