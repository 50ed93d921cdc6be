'use client';

import type { SignInProblem } from '@/lib/auth/sign-in';

export type SignInAnswer = SignInProblem | 'done' | 'failed' | 'unreachable';

const KNOWN: Record<SignInProblem, true> = {
  wrong: true,
  'too-many-attempts': true,
  'no-agreement': true,
  disabled: true,
  'code-needed': true,
  'code-wrong': true,
  'code-too-many': true,
  'certificate-refused': true,
  'certificate-expired': true,
  'certificate-not-yet-valid': true,
  'certificate-revoked': true,
  'certificate-not-checked': true,
  'certificate-not-bound': true,
};

/**
 * Signs in by one of next-auth's three providers. These two requests are all of next-auth's own client that is needed here; that one
 * leaves the page when the network fails, and what was typed with it.
 */
export async function signIn(provider: 'unit' | 'staff' | 'ca', typed: Record<string, string>): Promise<SignInAnswer> {
  try {
    const response = await post(`/api/auth/callback/${provider}`, typed);
    const error = new URL(response.url, location.origin).searchParams.get('error');
    if (error === null) return response.ok ? 'done' : 'failed';
    return error in KNOWN ? (error as SignInProblem) : 'failed';
  } catch {
    return 'unreachable';
  }
}

/** Ends the session; false when nothing reached the server. */
export async function signOut(): Promise<boolean> {
  try {
    return (await post('/api/auth/signout', {})).ok;
  } catch {
    return false;
  }
}

/** Uses the session of `who` so that it goes on; `over` when it has ended or somebody else is signed in by now. */
export async function keepSession(who: string): Promise<'alive' | 'over' | 'unreachable'> {
  try {
    const response = await fetch('/api/session', { method: 'POST' });
    if (!response.ok) return 'unreachable';
    const answer = (await response.json()) as { who: string | null };
    return answer.who === who ? 'alive' : 'over';
  } catch {
    return 'unreachable';
  }
}

async function post(path: string, fields: Record<string, string>): Promise<{ ok: boolean; url: string }> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: location.origin, json: 'true' });
  const response = await fetch(path, { method: 'POST', body });
  const { url } = (await response.json()) as { url: string };
  return { ok: response.ok, url };
}
