import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { DOCUMENT_BYTES, documentTypeOf } from '@/lib/filings/filing-documents';
import { clock } from '@/lib/gateways/clock';
import { dropDocument, headOfUpload, keepAsDocument } from '@/lib/gateways/documents';
import { removeUpload, storeUpload, type UploadBody } from '@/lib/gateways/storage';
import { answerTo } from '@/lib/operations/expose';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { signAgreement } from '@/lib/units/sign-agreement';
import { newId } from '@/lib/values/ids';
import { isId } from '@/lib/values/is-id';

/** Of a scan that was not taken, for the operation that refuses it. */
const NOT_TAKEN = { mediaType: 'application/pdf', size: 1, hash: '0'.repeat(64) };

/** 签订网上自主协议: the scan is the body, its name, the day and the request key stand in the query. Of who may not, nothing is stored. */
export async function POST(request: NextRequest, { params }: { params: Promise<{ unit: string }> }): Promise<Response> {
  const { unit: unitId } = await params;
  if (!isId(unitId)) return new Response(null, { status: 404 });
  const principal = await currentPrincipal();
  const sameOrigin = isSameOrigin(request.headers);
  const taken = sameOrigin && principal?.kind === 'staff' && isPermitted('unit.sign-agreement', principal);
  const id = newId(clock.milliseconds());
  const scan = taken ? await takeScan(id, request.body as UploadBody | null) : NOT_TAKEN;
  if (typeof scan === 'string') return Response.json({ ok: false, kind: 'invalid', fields: { file: scan } });
  const query = request.nextUrl.searchParams;
  const said = { fileName: query.get('name') ?? '', signedOn: query.get('signedOn') ?? '' };
  const caller = () => Promise.resolve({ sameOrigin, principal });
  const answer = await answerTo(
    signAgreement,
    { key: query.get('key') ?? '', input: { id, unitId, ...said, ...scan } },
    caller,
  );
  // After a bug it may be with the unit all the same, so its bytes stay.
  const kept = answer.ok ? answer.result.id === id : answer.kind === 'failed';
  if (taken && !kept) await dropDocument(id);
  return Response.json(answer);
}

/** Stores the bytes and says what they are, or why they are not taken. */
async function takeScan(id: string, body: UploadBody | null) {
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
