import type { NextRequest } from 'next/server';
import type { Principal } from '@/lib/auth/principal';
import { clock } from '@/lib/gateways/clock';
import { dropDocument, headOfUpload, keepAsDocument } from '@/lib/gateways/documents';
import { removeUpload, storeUpload, type UploadBody } from '@/lib/gateways/storage';
import type { Answer, Sent } from '@/lib/operations/answer';
import { DOCUMENT_BYTES, documentTypeOf } from '@/lib/operations/document';
import type { Caller } from '@/lib/operations/expose';
import { spendUploadQuota } from '@/lib/operations/upload-quota';
import { newId } from '@/lib/values/ids';

/** Of a document that was not taken, for the operation that refuses it. */
const NOT_TAKEN = { mediaType: 'application/pdf', size: 1, hash: '0'.repeat(64) };

type Kept = Answer<{ id: string }>;

interface Upload {
  /** Has the document kept; the input is what was `said` of it, and the id, kind, size and hash of its bytes. */
  keep: (sent: Sent, caller: () => Promise<Caller>) => Promise<Kept>;
  principal: Principal | null;
  sameOrigin: boolean;
  permitted: boolean;
  said: Record<string, string>;
}

/**
 * Takes a document whose bytes are the body; its name and the request key stand in the query. What it is, its bytes say. Of who may not
 * upload it, nothing is stored; what the operation refuses is dropped again.
 */
export async function uploadDocument(
  request: NextRequest,
  { keep, principal, sameOrigin, permitted, said }: Upload,
): Promise<Response> {
  const taken = sameOrigin && principal !== null && permitted;
  const length = request.headers.get('content-length');
  const refusal = taken ? await spendUploadQuota(principal, { length, longest: DOCUMENT_BYTES }, clock) : null;
  if (refusal) return Response.json({ ok: false, kind: 'refused', code: refusal, values: {} });
  const id = newId(clock.milliseconds());
  const document = taken ? await takeDocument(id, request.body as UploadBody | null) : NOT_TAKEN;
  if (typeof document === 'string') {
    return Response.json({ ok: false, kind: 'invalid', fields: { file: document } });
  }
  const query = request.nextUrl.searchParams;
  const input = { id, fileName: query.get('name') ?? '', ...said, ...document };
  const caller = () => Promise.resolve({ sameOrigin, principal });
  const sent = { key: query.get('key') ?? '', who: query.get('who') ?? undefined, input };
  const answer = await keep(sent, caller);
  // After a bug it may have been kept all the same, so its bytes stay.
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
