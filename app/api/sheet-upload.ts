import type { NextRequest } from 'next/server';
import type { Principal, StaffPrincipal } from '@/lib/auth/principal';
import { clock } from '@/lib/gateways/clock';
import { storeUpload, type UploadBody } from '@/lib/gateways/storage';
import { spendUploadQuota } from '@/lib/operations/upload-quota';
import { sheetLimits } from '@/lib/sheets/sheet-limits';
import type { RefusalCode } from '@/lib/text/refusals';
import { newId } from '@/lib/values/ids';

const BYTES_OF_A_MEGABYTE = 1024 * 1024;

/** A workbook or CSV that lies on the disk. */
export interface UploadedSheet {
  id: string;
  progressKey: string;
  name: string;
  sha256: Buffer;
}

interface Upload {
  principal: Principal | null;
  sameOrigin: boolean;
  permitted: boolean;
  /** Reads the file and deletes it. */
  read: (file: UploadedSheet, staff: StaffPrincipal) => Promise<unknown>;
}

/** Takes a file for the centre: its bytes are the body, its name and the key of its progress stand in the query. Answers what became of it. */
export async function uploadSheet(
  request: NextRequest,
  { principal, sameOrigin, permitted, read }: Upload,
): Promise<Response> {
  if (!sameOrigin) return refused('foreign-origin', 403);
  if (principal?.kind !== 'staff') return refused('signed-out', 401);
  if (!permitted) return refused('not-permitted', 403);
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
  return answered(await read(file, principal));
}

function answered(report: unknown): Response {
  return Response.json(report, { headers: { 'Cache-Control': 'no-store' } });
}

function refused(code: RefusalCode, status: number): Response {
  return Response.json({ refused: code }, { status });
}
