import type { NextRequest } from 'next/server';
import { uploadDocument } from '../../upload-document';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { signAgreement } from '@/lib/units/sign-agreement';
import { answerTo } from '@/lib/operations/expose';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { isId } from '@/lib/values/is-id';

/** 签订网上自主协议: takes the scan; the day on which it was signed stands in the query. */
export async function POST(request: NextRequest, { params }: { params: Promise<{ unit: string }> }): Promise<Response> {
  const { unit: unitId } = await params;
  if (!isId(unitId)) return new Response(null, { status: 404 });
  const principal = await currentPrincipal();
  return uploadDocument(request, {
    keep: (sent, caller) => answerTo(signAgreement, sent, caller),
    principal,
    sameOrigin: isSameOrigin(request.headers),
    permitted: principal?.kind === 'staff' && isPermitted('unit.sign-agreement', principal),
    said: { unitId, signedOn: request.nextUrl.searchParams.get('signedOn') ?? '' },
  });
}
