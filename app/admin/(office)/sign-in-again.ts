'use client';

/** To the back office's login, and back to this page afterwards. */
export function signInAgain(): void {
  const from = window.location.pathname + window.location.search;
  window.location.assign(`/admin/login?from=${encodeURIComponent(from)}`);
}
