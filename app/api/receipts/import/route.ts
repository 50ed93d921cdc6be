import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { storeUpload, type UploadBody } from '@/lib/gateways/storage';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { spendUploadQuota } from '@/lib/operations/upload-quota';
import { importReceipts, type ReceiptImport } from '@/lib/receipts/import-receipts';
import { sheetLimits } from '@/lib/sheets/sheet-limits';
import type { RefusalCode } from '@/lib/text/refusals';
import { newId } from '@/lib/values/ids';

const BYTES_OF_A_MEGABYTE = 1024 * 1024;

/** Takes a bank's file: its bytes are the body, its name and the key of its progress stand in the query. Answers when every line has been entered. */
export async function POST(request: NextRequest): Promise<Response> {
  const principal = await currentPrincipal();
  if (!isSameOrigin(request.headers)) return refused('foreign-origin', 403);
  if (principal?.kind !== 'staff') return refused('signed-out', 401);
  if (!isPermitted('receipt.enter', principal)) return refused('not-permitted', 403);
  const length = request.headers.get('content-length');
  const refusal = await spendUploadQuota(principal, { length, longest: sheetLimits.fileBytes }, clock);
  if (refusal) return refused(refusal, 429);
  if (!request.body) return answered({ ok: false, code: 'empty-file', values: {} });
  const id = newId(clock.milliseconds());
  const stored = await storeUpload(id, request.body as UploadBody, sheetLimits.fileBytes);
  if (stored === null) {
    const limit = String(sheetLimits.fileBytes / BYTES_OF_A_MEGABYTE);
    return answered({ ok: false, code: 'file-too-large', values: { limit } });
  }
  const query = request.nextUrl.searchParams;
  const file = { id, progressKey: query.get('key') ?? id, name: query.get('name') ?? '', sha256: stored.sha256 };
  return answered(await importReceipts(file, principal, clock));
}

function answered(report: ReceiptImport): Response {
  return Response.json(report, { headers: { 'Cache-Control': 'no-store' } });
}

function refused(code: RefusalCode, status: number): Response {
  return Response.json({ refused: code }, { status });
}
