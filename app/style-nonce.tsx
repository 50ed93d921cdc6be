'use client';

import { useState } from 'react';

/**
 * Tells React Aria by which nonce it may add its style sheets. The document's own stays the right one: a page shown anew without loading
 * comes with another.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce);
  // A browser shows scripts an empty nonce where the document has one.
  return <meta property="csp-nonce" nonce={first} suppressHydrationWarning />;
}
