import type { DoorAnswer } from './use-door';
import type { FormProblem } from '@/components/form/error-summary';
import type { StepUpGroup } from '@/lib/auth/step-up';
import { doorText } from '@/lib/text/doors';
import { fieldProblemSentence } from '@/lib/text/fields';
import { problemSentence } from '@/lib/text/problems';
import { refusalSentence } from '@/lib/text/refusals';

type Problem = Exclude<DoorAnswer<unknown>, { ok: true }>;

/** A fault of one of the lines that were sent; `field` is the key of its column. */
export interface LineFault {
  line: number;
  name: string;
  code: string;
  field: string;
  values?: Record<string, string>;
}

/** The faults of single lines, where the answer names them. */
export function lineFaults(problem: Problem | null): LineFault[] {
  if (problem?.kind !== 'refused' || problem.code !== 'line-faulty') return [];
  return JSON.parse(problem.values.problems ?? '[]') as LineFault[];
}

/** What a form shows for an answer that was not a success: one sentence, or one for each fault. */
export function problemsOf(problem: Problem | null): FormProblem[] {
  if (problem === null) return [];
  switch (problem.kind) {
    case 'refused': {
      const faults = lineFaults(problem);
      if (faults.length === 0) return [{ message: refusalSentence(problem.code, problem.values) }];
      return faults.map((fault) => ({ field: fault.field, message: problemSentence(fault) }));
    }
    case 'invalid':
      return invalidProblems(problem.fields);
    case 'failed':
      return [{ message: doorText.failed(problem.reference) }];
    case 'unreachable':
      return [{ message: doorText.unreachable }];
  }
}

/** Each fault at its field: the last part of the path, as name in lines.0.name. What nobody can have typed is one sentence for the form. */
function invalidProblems(fields: Record<string, string>): FormProblem[] {
  const named = new Map<string, FormProblem>();
  for (const [path, code] of Object.entries(fields)) {
    const [field, message] = [path.split('.').at(-1), fieldProblemSentence(code)];
    if (message !== undefined) named.set(`${String(field)}:${message}`, { field, message });
  }
  return named.size > 0 ? [...named.values()] : [{ message: doorText.invalid }];
}

/** Problems that stand at a field, by its name. */
export function errorsByField(problems: readonly FormProblem[]): Record<string, string> {
  return Object.fromEntries(problems.flatMap(({ field, message }) => (field ? [[field, message]] : [])));
}

/** Whether the session has ended: what was typed is kept, and somebody must sign in again. */
export function isSignedOut(problem: Problem): boolean {
  return problem.kind === 'refused' && problem.code === 'signed-out';
}

/** What must be proven again before the same request can be done; null for any other answer. */
export function stepUpGroupOf(answer: DoorAnswer<unknown>): StepUpGroup | null {
  if (answer.ok || answer.kind !== 'refused' || answer.code !== 'step-up-needed') return null;
  return answer.values.group as StepUpGroup;
}

/** The approval that a second person has to give first; null for any other answer. */
export function approvalOf(answer: DoorAnswer<unknown>): string | null {
  if (answer.ok || answer.kind !== 'refused' || answer.code !== 'second-person-needed') return null;
  return answer.values.id ?? null;
}

/** To the login of where one is, the hall or the back office, and back to this page afterwards. */
export function signInAgain(): void {
  const { pathname, search } = window.location;
  const login = /^\/admin(\/|$)/.test(pathname) ? '/admin/login' : '/login';
  window.location.assign(`${login}?from=${encodeURIComponent(pathname + search)}`);
}
