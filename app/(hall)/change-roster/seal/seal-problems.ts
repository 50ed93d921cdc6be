import { lineFaults, problemsOf } from '@/app/door-problems';
import type { FormProblem } from '@/components/form/error-summary';
import { doorText } from '@/lib/text/doors';
import { problemSentence } from '@/lib/text/problems';

/** The fields that the dialog asks once for all: what is wrong there is the same for everybody. */
export const ASKED_ONCE: readonly string[] = ['leftOn', 'note'];

/** What the door said: once at its field of what is asked once, else of each person at fault by name, or of all. */
export function sealProblems(problem: Parameters<typeof problemsOf>[0]): FormProblem[] {
  const faults = lineFaults(problem);
  if (faults.length === 0) return problemsOf(problem);
  const ofAll = new Map<string, FormProblem>();
  const ofEach: FormProblem[] = [];
  for (const fault of faults) {
    const message = problemSentence(fault);
    if (ASKED_ONCE.includes(fault.field)) ofAll.set(fault.field, { field: fault.field, message });
    else ofEach.push({ message: doorText.line(fault.name, message) });
  }
  return [...ofAll.values(), ...ofEach];
}
