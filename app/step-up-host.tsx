'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { onStepUpAsked } from './step-up-request';
import type { StepUpGroup } from '@/lib/auth/step-up';

const StepUpDialog = lazy(async () => ({ default: (await import('./step-up-dialog')).StepUpDialog }));

interface Question {
  group: StepUpGroup;
  answer: (proven: boolean) => void;
}

/** Where the question of `askForStepUp` is put: once in the frame of every page. The dialog comes when it is first needed. */
export function StepUpHost() {
  const [question, setQuestion] = useState<Question | null>(null);

  useEffect(() => onStepUpAsked((group) => new Promise((resolve) => setQuestion({ group, answer: resolve }))), []);

  if (question === null) return null;
  return (
    <Suspense>
      <StepUpDialog
        group={question.group}
        onEnd={(proven) => {
          setQuestion(null);
          question.answer(proven);
        }}
      />
    </Suspense>
  );
}
