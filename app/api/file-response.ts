const MEDIA_TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

/** A file as a download; its kind is known by the end of its name, which says nothing of anybody. */
export function fileResponse(body: BodyInit, fileName: string): Response {
  const mediaType = MEDIA_TYPES[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return new Response(body, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
