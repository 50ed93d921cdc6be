import type { NextRequest } from 'next/server';
import { uploadSheet } from '../../sheet-upload';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { importReceipts } from '@/lib/receipts/import-receipts';

/** Takes a bank's file, and answers when every line has been entered. */
export async function POST(request: NextRequest): Promise<Response> {
  const principal = await currentPrincipal();
  return uploadSheet(request, {
    principal,
    sameOrigin: isSameOrigin(request.headers),
    permitted: principal?.kind === 'staff' && isPermitted('receipt.enter', principal),
    read: (file, staff) => importReceipts(file, staff, clock),
  });
}
