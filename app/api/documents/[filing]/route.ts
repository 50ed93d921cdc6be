import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { addDocument, DOCUMENT_BYTES, documentTypeOf } from '@/lib/filings/filing-documents';
import { clock } from '@/lib/gateways/clock';
import { dropDocument, headOfUpload, keepAsDocument } from '@/lib/gateways/documents';
import { removeUpload, storeUpload, type UploadBody } from '@/lib/gateways/storage';
import { answerTo } from '@/lib/operations/expose';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { spendUploadQuota } from '@/lib/operations/upload-quota';
import { newId } from '@/lib/values/ids';
import { isId } from '@/lib/values/is-id';

interface Params {
  params: Promise<{ filing: string }>;
}

/** Of a document that was not taken, for the operation that refuses it. */
const NOT_TAKEN = { mediaType: 'application/pdf', size: 1, hash: '0'.repeat(64) };

/**
 * 资料上传: takes a document for a draft. Its bytes are the body, `name` and the request key stand in the query. What it is, its bytes say.
 * Of who may not upload, nothing is stored.
 */
export async function POST(request: NextRequest, { params }: Params): Promise<Response> {
  const { filing: filingId } = await params;
  if (!isId(filingId)) return new Response(null, { status: 404 });
  const principal = await currentPrincipal();
  const sameOrigin = isSameOrigin(request.headers);
  const permitted = principal?.kind === 'operator' && isPermitted('filings.add-document', principal);
  const taken = sameOrigin && permitted;
  const length = request.headers.get('content-length');
  const refusal = taken ? await spendUploadQuota(principal, { length, longest: DOCUMENT_BYTES }, clock) : null;
  if (refusal) return Response.json({ ok: false, kind: 'refused', code: refusal, values: {} });
  const id = newId(clock.milliseconds());
  const document = taken ? await takeDocument(id, request.body as UploadBody | null) : NOT_TAKEN;
  if (typeof document === 'string') {
    return Response.json({ ok: false, kind: 'invalid', fields: { file: document } });
  }
  const query = request.nextUrl.searchParams;
  const input = { id, filingId, fileName: query.get('name') ?? '', ...document };
  const caller = () => Promise.resolve({ sameOrigin, principal });
  const answer = await answerTo(
    addDocument,
    { key: query.get('key') ?? '', who: query.get('who') ?? undefined, input },
    caller,
  );
  // After a bug it may be with the filing all the same, so its bytes stay.
  const kept = answer.ok ? answer.result.id === id : answer.kind === 'failed';
  if (taken && !kept) await dropDocument(id);
  return Response.json(answer);
}

/** Stores the bytes and says what they are, or why they are not taken. */
async function takeDocument(id: string, body: UploadBody | null) {
  const stored = await storeUpload(id, body ?? (new Blob([]).stream() as UploadBody), DOCUMENT_BYTES);
  if (stored === null) return 'document-too-large';
  const mediaType = documentTypeOf(await headOfUpload(id));
  if (mediaType === null) {
    await removeUpload(id);
    return 'document-unknown';
  }
  await keepAsDocument(id);
  return { mediaType, size: stored.bytes, hash: stored.sha256.toString('hex') };
}
