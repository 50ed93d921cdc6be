import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { FILING_KINDS } from '@/lib/filings/filing';
import { startImport } from '@/lib/filings/import-filings';
import { runImport } from '@/lib/filings/run-import';
import { clock } from '@/lib/gateways/clock';
import { storeUpload, type UploadBody } from '@/lib/gateways/storage';
import type { Answer } from '@/lib/operations/answer';
import { answerTo } from '@/lib/operations/expose';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { sheetLimits } from '@/lib/sheets/sheet-limits';
import { newId } from '@/lib/values/ids';

interface Params {
  params: Promise<{ kind: string }>;
}

/**
 * Takes an uploaded file: its bytes are the body, `name`, `rows` (导入条数) and the request key stand in the query. Answers as
 * soon as it is stored; reading goes on without the browser.
 */
export async function POST(request: NextRequest, { params }: Params): Promise<Response> {
  const { kind: named } = await params;
  const kind = FILING_KINDS.find((known) => known === named);
  if (!kind) return new Response(null, { status: 404 });
  const principal = await currentPrincipal();
  const caller = () => Promise.resolve({ sameOrigin: isSameOrigin(request.headers), principal });
  const id = newId(clock.milliseconds());
  const mayStore = isSameOrigin(request.headers) && principal?.kind === 'operator' && request.body !== null;
  const body = mayStore ? (request.body as UploadBody) : null;
  const stored = body ? await storeUpload(id, body, sheetLimits.fileBytes) : undefined;
  if (stored === null) return Response.json(tooLarge());
  const query = request.nextUrl.searchParams;
  const input = {
    id,
    fileName: query.get('name') ?? '',
    fileHash: stored ? stored.sha256.toString('hex') : '',
    declaredRows: Number(query.get('rows')),
  };
  const answer = await answerTo(startImport(kind), { key: query.get('key') ?? '', input }, caller);
  if (answer.ok && principal?.kind === 'operator' && answer.result.id === id) {
    void runImport({ id, kind, fileName: input.fileName, declaredRows: input.declaredRows }, principal);
  }
  return Response.json(answer);
}

function tooLarge(): Answer<never> {
  return { ok: false, kind: 'invalid', fields: { file: 'file-too-large' } };
}
