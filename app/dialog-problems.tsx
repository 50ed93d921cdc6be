import type { FormProblem } from '@/components/form/error-summary';

interface DialogProblemsProps {
  problems: readonly FormProblem[];
  /** The fields of the dialog: what is wrong there is said there. */
  fields?: readonly string[];
}

/** What a door said, under the words of the dialog that asked it. */
export function DialogProblems({ problems, fields = [] }: DialogProblemsProps) {
  return problems
    .filter(({ field }) => field === undefined || !fields.includes(field))
    .map(({ message }) => (
      <p key={message} role="alert" className="field-error">
        {message}
      </p>
    ));
}
