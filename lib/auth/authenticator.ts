import { Secret, TOTP } from 'otpauth';
import type { Clock } from '@/lib/gateways/clock';

const ISSUER = 'Provident Hall';
const SECRET_BYTES = 20;
const STEP_MILLISECONDS = 30_000;
/** Phones go a little fast or slow: the code before and the one after are taken, too. */
const STEPS_AROUND = 1;

/** A new secret for an authenticator, in base32 as it is typed there (RFC 6238: SHA-1, six digits, 30 seconds). */
export function newAuthenticatorSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the QR code says: an authenticator that reads it needs nothing typed. */
export function authenticatorAddress(secret: string, login: string): string {
  return totpOf(secret, login).toString();
}

/** The number of the 30-second step whose code this is; null for what is none of those that count now. */
export function stepOfCode({ secret, code }: { secret: string; code: string }, clock: Clock): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const delta = totpOf(secret).validate({ token: code, timestamp: clock.milliseconds(), window: STEPS_AROUND });
  return delta === null ? null : Math.floor(clock.milliseconds() / STEP_MILLISECONDS) + delta;
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_MILLISECONDS / 1000,
    secret: Secret.fromBase32(secret),
  });
}
