import { env } from '@/lib/env';

/** The public page that takes check codes, as people type it and as the QR leads to it. */
export function verifySite(): string {
  return new URL('/verify', env().NEXTAUTH_URL).href;
}
