import type { NextRequest } from 'next/server';
import { uploadDocument } from '../../upload-document';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { addDocument } from '@/lib/filings/filing-documents';
import { answerTo } from '@/lib/operations/expose';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { isId } from '@/lib/values/is-id';

interface Params {
  params: Promise<{ filing: string }>;
}

/** 资料上传: takes a document for a draft. */
export async function POST(request: NextRequest, { params }: Params): Promise<Response> {
  const { filing: filingId } = await params;
  if (!isId(filingId)) return new Response(null, { status: 404 });
  const purpose = request.nextUrl.searchParams.get('purpose');
  const principal = await currentPrincipal();
  return uploadDocument(request, {
    keep: (sent, caller) => answerTo(addDocument, sent, caller),
    principal,
    sameOrigin: isSameOrigin(request.headers),
    permitted: principal?.kind === 'operator' && isPermitted('filings.add-document', principal),
    said: { filingId, ...(purpose !== null && { purpose }) },
  });
}
