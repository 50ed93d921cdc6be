import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { dropDocument, headOfUpload, keepAsDocument } from '@/lib/gateways/documents';
import { removeUpload, storeUpload, type UploadBody } from '@/lib/gateways/storage';
import { answerTo } from '@/lib/operations/expose';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { DOWNLOAD_BYTES, isOffered, publishDownload } from '@/lib/units/downloads';
import { newId } from '@/lib/values/ids';

/** Of a file that was not taken, for the operation that refuses it. */
const NOT_TAKEN = { size: 1, hash: '0'.repeat(64) };

/** 发布 of a file: its bytes are the body; its kind, name, version and the request key stand in the query. Of who may not, nothing is stored. */
export async function POST(request: NextRequest): Promise<Response> {
  const principal = await currentPrincipal();
  const sameOrigin = isSameOrigin(request.headers);
  const taken = sameOrigin && principal?.kind === 'staff' && isPermitted('download.publish', principal);
  const id = newId(clock.milliseconds());
  const query = request.nextUrl.searchParams;
  const said = (name: string) => query.get(name) ?? '';
  const file = taken ? await takeFile(id, said('file'), request.body as UploadBody | null) : NOT_TAKEN;
  if (typeof file === 'string') return Response.json({ ok: false, kind: 'invalid', fields: { file } });
  const input = {
    id,
    kind: said('kind'),
    name: said('name'),
    version: said('version'),
    fileName: said('file'),
    ...file,
  };
  const caller = () => Promise.resolve({ sameOrigin, principal });
  const answer = await answerTo(publishDownload, { key: said('key'), input }, caller);
  // After a bug it may be offered all the same, so its bytes stay.
  const kept = answer.ok ? answer.result.id === id : answer.kind === 'failed';
  if (taken && !kept) await dropDocument(id);
  return Response.json(answer);
}

/** Stores the bytes, or says why they are not taken. */
async function takeFile(id: string, fileName: string, body: UploadBody | null) {
  const stored = await storeUpload(id, body ?? (new Blob([]).stream() as UploadBody), DOWNLOAD_BYTES);
  if (stored === null) return 'download-too-large';
  if (!isOffered(fileName, await headOfUpload(id))) {
    await removeUpload(id);
    return 'download-unknown';
  }
  await keepAsDocument(id);
  return { size: stored.bytes, hash: stored.sha256.toString('hex') };
}
