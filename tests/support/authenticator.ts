import { Secret, TOTP } from 'otpauth';

/** What an authenticator with this secret shows at that moment. */
export function codeAt(secret: string, milliseconds: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: milliseconds });
}
