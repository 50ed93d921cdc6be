import type { NextRequest } from 'next/server';
import { uploadSheet } from '../../sheet-upload';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { importWithdrawalFile } from '@/lib/withdrawals/import-withdrawals';

/** Takes a file of withdrawals, and answers that it waits for a second person, or what is wrong with it. */
export async function POST(request: NextRequest): Promise<Response> {
  const principal = await currentPrincipal();
  return uploadSheet(request, {
    principal,
    sameOrigin: isSameOrigin(request.headers),
    permitted: principal?.kind === 'staff' && isPermitted('withdrawals.import', principal),
    read: (file, staff) => importWithdrawalFile(file, staff, clock),
  });
}
