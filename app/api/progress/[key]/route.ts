import { setTimeout } from 'node:timers/promises';
import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import { progressOf } from '@/lib/operations/progress';

interface Params {
  params: Promise<{ key: string }>;
}

const EVERY_MILLISECONDS = 250;
const LONGEST_MILLISECONDS = 10 * 60 * 1000;

/** Server-sent events: how far an operation (its request key) or an import (its id) is, until it has ended. */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  if (!(await currentPrincipal())) return new Response(null, { status: 401 });
  const { key } = await params;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (data: unknown) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(data)}\n\n`));
      for (let waited = 0; waited < LONGEST_MILLISECONDS && !request.signal.aborted; waited += EVERY_MILLISECONDS) {
        const progress = progressOf(key);
        if (!progress && waited > 0) break;
        if (progress) send(progress);
        await setTimeout(EVERY_MILLISECONDS);
      }
      if (!request.signal.aborted) {
        send({ stage: 'done' });
        controller.close();
      }
    },
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}
