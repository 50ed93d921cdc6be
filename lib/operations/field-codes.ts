import type { z } from 'zod';

/** Our own messages are codes, as reason-missing; zod's are English sentences. */
const CODE = /^[a-z]+(?:-[a-z]+)*$/;

/**
 * What is wrong with an input: path of the field, as lines.0.name, -> code of lib/text/fields.ts. Where the schema names none, a text that
 * is too long or missing has a code of its own, and everything else, which no form lets anybody send, is not-valid.
 */
export function fieldCodes(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), codeOf(issue)]));
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (CODE.test(issue.message)) return issue.message;
  if (issue.code === 'too_big' && issue.origin === 'string') return 'text-too-long';
  if (issue.code === 'too_small' && issue.origin === 'string') return 'text-missing';
  return 'not-valid';
}
