import { Check, TriangleAlert } from 'lucide-react';
import { progressText } from '@/lib/text/interface';

export type StepState = 'done' | 'current' | 'todo' | 'blocked';
export interface Step {
  title: string;
  state: StepState;
  note?: string;
}

/** Where the reader is in a piece of work of several steps, as 第 3 步，共 5 步. */
export function Steps({ label = progressText.steps, steps }: { label?: string; steps: Step[] }) {
  const at = steps.findIndex((step) => step.state === 'current' || step.state === 'blocked');
  // Narrow screens name one step only: when all is done, the last.
  const named = at < 0 ? steps.length - 1 : at;
  return (
    <div className="steps">
      <p className={at < 0 ? 'steps-words sm:hidden' : 'steps-words'}>
        {progressText.step(named + 1, steps.length)}
        <span className="sm:sr-only">：{steps[named]?.title}</span>
      </p>
      <ol aria-label={label}>
        {steps.map((step, index) => (
          <li key={step.title} data-state={step.state} aria-current={index === at ? 'step' : undefined}>
            <span className="steps-number figures" aria-hidden="true">
              <StepSign state={step.state} number={index + 1} />
            </span>
            <span className="steps-title">{step.title}</span>
            <span className="sr-only">{progressText.states[step.state]}</span>
            {step.note && <span className="steps-note">{step.note}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

function StepSign({ state, number }: { state: StepState; number: number }) {
  if (state === 'done') return <Check size="0.8125rem" strokeWidth={2.5} />;
  if (state === 'blocked') return <TriangleAlert size="0.8125rem" strokeWidth={2.25} />;
  return number;
}
