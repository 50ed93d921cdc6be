import { Readable } from 'node:stream';
import { currentPrincipal } from '@/lib/auth/current';
import type { Principal } from '@/lib/auth/principal';
import { getDocument } from '@/lib/filings/get-document';
import { readDocument } from '@/lib/gateways/documents';
import { readAs } from '@/lib/operations/read';
import { isId } from '@/lib/values/is-id';

interface Params {
  params: Promise<{ filing: string; id: string }>;
}

/** A document of a filing as a download, for the unit that filed it and for those at the centre who review and decide. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const principal = await currentPrincipal();
  if (!principal) return new Response(null, { status: 401 });
  if (!mayRead(principal)) return new Response(null, { status: 403 });
  const { filing: filingId, id } = await params;
  if (!isId(filingId) || !isId(id)) return new Response(null, { status: 404 });
  const unitId = principal.kind === 'operator' ? principal.unitId : null;
  const document = await readAs(principal, (tx) => getDocument(tx, { unitId, filingId, id }));
  const bytes = document && (await readDocument(id));
  if (!bytes) return new Response(null, { status: 404 });
  return new Response(Readable.toWeb(bytes) as ReadableStream, {
    headers: {
      'Content-Type': document.mediaType,
      'Content-Length': String(document.size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encoded(document.fileName)}`,
      'X-Content-Type-Options': 'nosniff',
      // Somebody else made this file: whatever it holds, it gets no rights of the hall.
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  });
}

/** A file's name for a header: encodeURIComponent leaves some signs alone that mean something there. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function mayRead(principal: Principal): boolean {
  return principal.kind === 'operator' || principal.roles.some((role) => role === 'reviewer' || role === 'counter');
}
