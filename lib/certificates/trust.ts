import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

export interface Trust {
  anchors: readonly Uint8Array[];
  chain: readonly Uint8Array[];
  crls: readonly Uint8Array[];
}

interface TrustRow extends Record<string, unknown> {
  kind: 'anchor' | 'intermediate' | 'crl';
  der: Buffer;
}

/** What certificates are judged by: the pinned anchors, the authorities known below them, and the newest CRL of each. */
export async function readTrust(tx: Tx): Promise<Trust> {
  const rows = await tx.execute<TrustRow>(sql`select kind, der from certificate_trust()`);
  const ofKind = (kind: TrustRow['kind']) =>
    rows.filter((row) => row.kind === kind).map(({ der }) => Uint8Array.from(der));
  return { anchors: ofKind('anchor'), chain: ofKind('intermediate'), crls: ofKind('crl') };
}
