import { readDemoCertificate } from '@/lib/gateways/demo-certificates';

/** A certificate file of the demo, to try the login with; nothing outside the demo. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params;
  const bytes = await readDemoCertificate(name);
  if (!bytes) return new Response(null, { status: 404 });
  const headers = { 'Content-Type': 'application/x-pkcs12', 'Content-Disposition': `attachment; filename="${name}"` };
  return new Response(bytes, {
    headers: { ...headers, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}
