import { newPuzzle } from '@/lib/auth/proof-of-work';
import { clock } from '@/lib/gateways/clock';

/** 换一张: a new puzzle for the browser. */
export async function GET(): Promise<Response> {
  return Response.json(await newPuzzle(clock), { headers: { 'Cache-Control': 'no-store' } });
}
