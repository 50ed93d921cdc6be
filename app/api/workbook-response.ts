/** An .xlsx as a download; the name says nothing of anybody. */
export function workbookResponse(body: BodyInit, title: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(title)}.xlsx`,
      'Cache-Control': 'no-store',
    },
  });
}
