'use client';

import { useRef, useState, type SubmitEvent } from 'react';
import { sendStep, type ResetProblemCode } from './reset-request';
import { usePuzzle, type PuzzleState } from './use-puzzle';
import { typedText } from '@/app/typed-text';
import { ErrorSummary } from '@/components/form/error-summary';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Status } from '@/components/ui/status';
import { RESET_PROBLEMS, resetText as text } from '@/lib/text/reset-password';

interface VerifyAccountProps {
  onVerified: (account: { identifier: string; phone: string }) => void;
}

/** ② 验证账号: the account, and a puzzle that the browser solves by itself. What is answered is the same for every account. */
export function VerifyAccount({ onVerified }: VerifyAccountProps) {
  const puzzle = usePuzzle();
  const [problem, setProblem] = useState<ResetProblemCode | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [pending, setPending] = useState(false);
  const sending = useRef(false);
  const shown = problem && RESET_PROBLEMS[problem];

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const identifier = typedText(new FormData(event.currentTarget), 'identifier');
    const missing = identifier === '' ? 'identifier-missing' : puzzle.solved ? null : 'puzzle-unsolved';
    setProblem(missing);
    setAttempt((before) => before + 1);
    if (missing || sending.current) return;
    sending.current = true;
    setPending(true);
    const answer = await sendStep<{ phone: string }>('begin', { identifier, puzzle: puzzle.solved });
    sending.current = false;
    setPending(false);
    if (answer.ok) return onVerified({ identifier, phone: answer.phone });
    setProblem(answer.problem);
    setAttempt((before) => before + 1);
    // Each puzzle is good once.
    puzzle.another();
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void send(event)}>
      <p>{text.accountHint}</p>
      <ErrorSummary problems={shown ? [shown] : []} attempt={attempt} />
      <TextField
        name="identifier"
        label={text.identifier}
        hint={text.identifierNote}
        required
        maxLength={100}
        autoComplete="username"
        error={shown?.field === 'identifier' ? shown.message : undefined}
      />
      <PuzzleLine state={puzzle.state} onAnother={puzzle.another} />
      <div>
        <Button type="submit" variant="primary" pending={pending || puzzle.state === 'working'}>
          {text.next}
        </Button>
      </div>
    </form>
  );
}

function PuzzleLine({ state, onAnother }: { state: PuzzleState; onAnother: () => void }) {
  const tone = state === 'solved' ? 'success' : state === 'working' ? 'info' : 'danger';
  return (
    <div className="field" role="group" aria-label={text.puzzle}>
      <span className="field-label" data-required>
        {text.puzzle}
      </span>
      <div className="field-body flex flex-wrap items-center gap-3">
        <span role="status" className="min-w-0 flex-1">
          <Status tone={tone}>{text.puzzleStates[state]}</Status>
        </span>
        <Button size="small" onClick={onAnother}>
          {text.anotherPuzzle}
        </Button>
      </div>
    </div>
  );
}
