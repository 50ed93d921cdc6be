'use client';

import type { ShownPreview } from './shown-preview';
import type { FilingKind } from '@/lib/filings/filing';
import type { TypedLine } from '@/lib/filings/filing-kind';

/** What saving these lines would come to; null when the server did not say. */
export async function previewLines(
  kind: FilingKind,
  asked: { draft?: string; lines: readonly TypedLine[] },
): Promise<ShownPreview | null> {
  try {
    const body = JSON.stringify(asked);
    const response = await fetch(`/api/previews/${kind}`, { method: 'POST', body });
    return response.ok ? ((await response.json()) as ShownPreview) : null;
  } catch {
    return null;
  }
}
