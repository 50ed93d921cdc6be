import { Readable } from 'node:stream';
import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { readJobFile } from '@/lib/gateways/job-files';
import { getJobFile } from '@/lib/jobs/list-jobs';
import { readAs } from '@/lib/operations/read';
import { isId } from '@/lib/values/is-id';
import { fileResponse } from '../../file-response';

interface Params {
  params: Promise<{ id: string }>;
}

/** The file of a job, for who started it. */
export async function GET(_request: NextRequest, { params }: Params): Promise<Response> {
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator') return new Response(null, { status: 401 });
  const { id } = await params;
  const job = isId(id) ? await readAs(principal, (tx) => getJobFile(tx, principal, id)) : undefined;
  const file = job && (await readJobFile(id));
  if (!file) return new Response(null, { status: 404 });
  return fileResponse(Readable.toWeb(file) as ReadableStream, job.fileName);
}
