import { shownPreview } from '@/app/(hall)/filings/shown-preview';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { FILING_KINDS } from '@/lib/filings/filing';
import { previewInput, previewLines } from '@/lib/filings/preview-lines';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { boundedBody } from '@/lib/operations/bounded-body';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { unitInForce } from '@/lib/units/unit-in-force';

interface Params {
  params: Promise<{ kind: string }>;
}

/** A grid of many lines. */
const LONGEST_BODY = 1024 * 1024;

/** What saving these lines would come to: amounts and faults, for a form that is still being filled in. It is posted and stores nothing. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const { kind: named } = await params;
  const kind = FILING_KINDS.find((known) => known === named);
  if (!kind) return new Response(null, { status: 404 });
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator') return new Response(null, { status: 401 });
  if (!isPermitted(`${kind}.save`, principal)) return new Response(null, { status: 403 });
  const body = await boundedBody(request, LONGEST_BODY);
  if (!body) return new Response(null, { status: 413 });
  const asked = previewInput(kind).safeParse(await body.json().catch(() => null));
  if (!asked.success) return new Response(null, { status: 400 });
  const lines = await readAs(principal, async (tx) => {
    const unit = await unitInForce(tx, principal.unitId);
    return previewLines(tx, { unit, clock }, { kind, ...asked.data });
  });
  return Response.json(shownPreview(lines), { headers: { 'Cache-Control': 'no-store' } });
}
