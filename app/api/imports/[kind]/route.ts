import { createHash } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { IMPORTED_KINDS } from '@/lib/filings/filing';
import { startImport } from '@/lib/filings/import-filings';
import { runImport } from '@/lib/filings/run-import';
import { clock } from '@/lib/gateways/clock';
import { removeUpload, storeUpload, type StoredFile, type UploadBody } from '@/lib/gateways/storage';
import type { Answer } from '@/lib/operations/answer';
import { answerTo } from '@/lib/operations/expose';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { spendUploadQuota } from '@/lib/operations/upload-quota';
import { sheetLimits } from '@/lib/sheets/sheet-limits';
import { newId } from '@/lib/values/ids';

interface Params {
  params: Promise<{ kind: string }>;
}

/** Of an upload that was not taken, for the operation that refuses it. */
const NO_BYTES: StoredFile = { bytes: 0, sha256: createHash('sha256').digest() };

/**
 * Takes an uploaded file: its bytes are the body, `name`, `rows` (导入条数), the template with its `amount` (金额合计) and the request key
 * stand in the query. Answers as soon as it is stored; reading goes on without the browser. Of who may not import, nothing is stored.
 */
export async function POST(request: NextRequest, { params }: Params): Promise<Response> {
  const { kind: named } = await params;
  const kind = IMPORTED_KINDS.find((known) => known === named);
  if (!kind) return new Response(null, { status: 404 });
  const principal = await currentPrincipal();
  const sameOrigin = isSameOrigin(request.headers);
  const operator = principal?.kind === 'operator' && isPermitted(`${kind}.import`, principal) ? principal : null;
  const id = newId(clock.milliseconds());
  const taken = sameOrigin && operator;
  const length = request.headers.get('content-length');
  const refusal = taken ? await spendUploadQuota(operator, { length, longest: sheetLimits.fileBytes }, clock) : null;
  if (refusal) return Response.json({ ok: false, kind: 'refused', code: refusal, values: {} });
  const body = (request.body ?? new Blob([]).stream()) as UploadBody;
  const stored = taken ? await storeUpload(id, body, sheetLimits.fileBytes) : NO_BYTES;
  if (stored === null) return Response.json(tooLarge());
  const query = request.nextUrl.searchParams;
  const input = {
    id,
    fileName: query.get('name') ?? '',
    fileHash: stored.sha256.toString('hex'),
    declaredRows: Number(query.get('rows')),
    template: query.get('template') === 'annual' ? ('annual' as const) : ('lines' as const),
    declaredAmount: query.get('amount') ?? '',
  };
  const caller = () => Promise.resolve({ sameOrigin, principal });
  const answer = await answerTo(
    startImport(kind),
    { key: query.get('key') ?? '', who: query.get('who') ?? undefined, input },
    caller,
  );
  if (taken) {
    // After a bug the import may have been noted all the same: it is read, and where it was not noted, nothing is written.
    const started = answer.ok ? answer.result.id === id : answer.kind === 'failed';
    if (started) void runImport({ ...input, kind }, operator);
    else await removeUpload(id);
  }
  return Response.json(answer);
}

function tooLarge(): Answer<never> {
  return { ok: false, kind: 'invalid', fields: { file: 'file-too-large' } };
}
