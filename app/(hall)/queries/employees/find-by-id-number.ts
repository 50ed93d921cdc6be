'use client';

import { employeesText } from '@/lib/text/queries';
import { idNumberProblemText } from '@/lib/text/interface';
import { readIdNumber } from '@/lib/values/id-number';

export type Found = { ok: true; number: string } | { ok: false; signedOut: boolean; sentence: string };

/** Asks for the 职工账号 to an ID number; a number that cannot be one is not sent. */
export async function findByIdNumber(typed: string): Promise<Found> {
  const reading = readIdNumber(typed);
  if (!reading.ok) return { ok: false, signedOut: false, sentence: idNumberProblemText[reading.problem] };
  try {
    const response = await fetch('/queries/employees/find', {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ idNumber: reading.idNumber }),
    });
    if (!response.ok) return { ok: false, signedOut: response.status === 401, sentence: employeesText.failed };
    const { number } = (await response.json()) as { number: string | null };
    return number === null ? { ok: false, signedOut: false, sentence: employeesText.unknownId } : { ok: true, number };
  } catch {
    return { ok: false, signedOut: false, sentence: employeesText.unreachable };
  }
}
