import type { PasswordSet } from '@/lib/auth/password-links';

export type NewPasswordAnswer = PasswordSet | { ok: false; problem: 'differ' | 'missing' | 'unreachable' };

/** Sends a new password with the secret of the link. */
export async function sendNewPassword(token: string, password: string): Promise<NewPasswordAnswer> {
  try {
    const response = await fetch('/api/password-links', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token, password }),
    });
    return response.ok ? ((await response.json()) as PasswordSet) : { ok: false, problem: 'unreachable' };
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
}
