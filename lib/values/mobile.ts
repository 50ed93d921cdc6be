import { compactText } from '@/lib/values/digits';

export type MobileReading = { ok: true; mobile: string } | { ok: false; problem: 'empty' | 'not-mobile' };

/** Reads a mainland mobile number: 11 digits starting with 1 (N-5). Folds full width, spaces, dashes and +86 away. */
export function readMobile(text: string): MobileReading {
  const typed = compactText(text).replace(/[-–—]/g, '');
  if (typed === '') return { ok: false, problem: 'empty' };
  const mobile = /^(?:\+86|\(\+86\)|0086|86)?(1\d{10})$/.exec(typed)?.[1];
  return mobile === undefined ? { ok: false, problem: 'not-mobile' } : { ok: true, mobile };
}

/** For screens and logs: "100****9863". */
export function maskMobile(mobile: string): string {
  return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
}
