import { getServerSession } from 'next-auth';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { database } from '@/db/client';
import { clock } from '@/lib/gateways/clock';
import { authOptions } from './next-auth';
import type { OperatorPrincipal, Principal, StaffPrincipal } from './principal';
import { hashToken, readSession } from './session';

/** Who the request's cookie belongs to, by the session row; null for nobody. Once per request. */
export const currentPrincipal = cache(async function currentPrincipal(): Promise<Principal | null> {
  const token = (await getServerSession(authOptions()))?.token;
  if (!token) return null;
  return database().inTransaction({ actor: 'session' }, (tx) => readSession(tx, hashToken(token), clock));
});

/** The operator of this request; anybody else is sent to the hall's login. */
export async function currentOperator(): Promise<OperatorPrincipal> {
  const principal = await currentPrincipal();
  if (principal?.kind === 'operator') return principal;
  return redirect('/login');
}

/** The staff member of this request; anybody else is sent to the back office's login. */
export async function currentStaff(): Promise<StaffPrincipal> {
  const principal = await currentPrincipal();
  if (principal?.kind === 'staff') return principal;
  return redirect('/admin/login');
}
