import type { NextRequest } from 'next/server';
import { uploadSheet } from '../../sheet-upload';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { importLoanFile } from '@/lib/people/import-loans';

/** Takes a file of loans, and answers what of it was imported. */
export async function POST(request: NextRequest): Promise<Response> {
  const principal = await currentPrincipal();
  return uploadSheet(request, {
    principal,
    sameOrigin: isSameOrigin(request.headers),
    permitted: principal?.kind === 'staff' && isPermitted('loans.import', principal),
    read: (file, staff) => importLoanFile(file, staff, clock),
  });
}
