import { Readable } from 'node:stream';
import { readDocument } from '@/lib/gateways/documents';
import { offeredDownloads } from '@/lib/units/downloads';
import { isId } from '@/lib/values/is-id';
import { fileResponse } from '../../file-response';

/** A file of 下载中心, for anybody. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const offered = isId(id) ? (await offeredDownloads()).find((one) => one.id === id) : undefined;
  const file = offered && (await readDocument(offered.id));
  if (!file) return new Response(null, { status: 404 });
  return fileResponse(Readable.toWeb(file) as ReadableStream, offered.file_name);
}
