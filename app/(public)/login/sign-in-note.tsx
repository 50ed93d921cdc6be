import type { SignInAnswer } from '@/app/session-request';
import { Note } from '@/components/ui/note';
import { loginText, SIGN_IN_PROBLEM_TITLES, SIGN_IN_PROBLEMS } from '@/lib/text/login';

/** Why nobody gets in where nothing that was typed is at fault, and what to do. */
export function SignInNote({ problem }: { problem: Exclude<SignInAnswer, 'done' | 'wrong'> }) {
  return (
    <Note tone={problem === 'no-agreement' ? 'warning' : 'danger'} live="alert" title={SIGN_IN_PROBLEM_TITLES[problem]}>
      <p>{SIGN_IN_PROBLEMS[problem]}</p>
      {problem === 'no-agreement' && (
        <>
          <p className="mt-2">{loginText.bring}</p>
          <ul className="list-disc pl-5">
            {loginText.agreementPapers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
}
