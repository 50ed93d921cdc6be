'use client';

import { problemSentence } from '@/lib/text/problems';
import { transferText as text } from '@/lib/text/transfers';

/** All that is shown of a 转入单位. */
export interface TargetUnit {
  number: string;
  name: string;
  branch: string;
}

export type FoundUnit = { ok: true; unit: TargetUnit } | { ok: false; signedOut: boolean; sentence: string };

/** 转入单位查询 by number or whole name. */
export async function findUnit(term: string): Promise<FoundUnit> {
  try {
    const response = await fetch('/api/units/find', { method: 'POST', body: new URLSearchParams({ term }) });
    if (!response.ok) return { ok: false, signedOut: response.status === 401, sentence: text.failed };
    const { unit } = (await response.json()) as { unit: TargetUnit | null };
    if (unit) return { ok: true, unit };
    return { ok: false, signedOut: false, sentence: problemSentence({ code: 'to-unit-unknown' }) };
  } catch {
    return { ok: false, signedOut: false, sentence: text.unreachable };
  }
}
