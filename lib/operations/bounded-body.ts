/** Enough for any form that is typed (bytes). */
const FORM_BYTES = 64 * 1024;

/**
 * The body of a request, to be read as text, JSON or a form; null when it is longer than `longest` bytes. No more than that is ever taken
 * in, whatever the request says of its length.
 */
export async function boundedBody(request: Request, longest = FORM_BYTES): Promise<Response | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    const part = next.value as Uint8Array;
    bytes += part.length;
    if (bytes > longest) {
      await reader?.cancel();
      return null;
    }
    parts.push(part);
  }
  const type = request.headers.get('content-type');
  return new Response(Buffer.concat(parts), type ? { headers: { 'Content-Type': type } } : undefined);
}
