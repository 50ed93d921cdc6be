import { getServerSession } from 'next-auth';
import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { database } from '@/db/client';
import { clock } from '@/lib/gateways/clock';
import { loginAddress, REQUEST_PATH, type Login } from './login-address';
import { authOptions } from './next-auth';
import type { OperatorPrincipal, Principal, StaffPrincipal } from './principal';
import { hashToken, readSession } from './session';

const currentToken = cache(async function currentToken(): Promise<string | null> {
  return (await getServerSession(authOptions()))?.token ?? null;
});

/** Who the request's cookie belongs to, by the session row; null for nobody. Once per request. */
export const currentPrincipal = cache(async function currentPrincipal(): Promise<Principal | null> {
  const token = await currentToken();
  if (!token) return null;
  return database().inTransaction({ actor: 'session' }, (tx) => readSession(tx, hashToken(token), clock));
});

/** Whether this browser was signed in and its session ended by itself: it idled out, grew too old, or was revoked. */
export async function hasTimedOut(): Promise<boolean> {
  return (await currentToken()) !== null && (await currentPrincipal()) === null;
}

/** The operator of this request; anybody else is sent to the hall's login, and back here from it. */
export async function currentOperator(): Promise<OperatorPrincipal> {
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator') return toLogin('/login');
  if (principal.mustChangePassword) redirect('/renew-password');
  return principal;
}

/** The operator of this request, also one who must change his password first. For the page where he does, and no other. */
export async function currentOperatorToRenew(): Promise<OperatorPrincipal> {
  const principal = await currentPrincipal();
  return principal?.kind === 'operator' ? principal : toLogin('/login');
}

/**
 * The staff member of this request; anybody else is sent to the back office's login, and back here from it. Who must have a second factor first is
 * sent there.
 */
export async function currentStaff(): Promise<StaffPrincipal> {
  const principal = await currentPrincipal();
  if (principal?.kind !== 'staff') return toLogin('/admin/login');
  if (principal.mustEnrol) redirect('/admin/second-factor');
  return principal;
}

/** The staff member of this request, also one who must have a second factor first. For the page where he gets it, and no other. */
export async function currentStaffToEnrol(): Promise<StaffPrincipal> {
  const principal = await currentPrincipal();
  return principal?.kind === 'staff' ? principal : toLogin('/admin/login');
}

async function toLogin(login: Login): Promise<never> {
  const path = (await headers()).get(REQUEST_PATH) ?? '';
  return redirect(loginAddress(login, path) as Route);
}
