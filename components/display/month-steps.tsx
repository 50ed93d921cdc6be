import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StepState } from '@/components/ui/steps';
import { monthText, progressText } from '@/lib/text/interface';

export type MonthStepKey = keyof typeof monthText.steps;

/** One step of the month: its state, what stands there or blocks it, and the one button of the step that is next. */
export interface MonthStep {
  key: MonthStepKey;
  state: StepState;
  note?: ReactNode;
  action?: ReactNode;
}

/** The month as five steps, 变更 → 核对 → 确认 → 缴款 → 入账, on the home page. */
export function MonthSteps({ steps }: { steps: MonthStep[] }) {
  return (
    <ol className="month-steps" aria-label={monthText.stepsLabel}>
      {steps.map((step, index) => (
        <li key={step.key} data-state={step.state} aria-current={step.action ? 'step' : undefined}>
          <div className="month-step-head">
            <span className="month-step-number figures" aria-hidden="true">
              <StepSign state={step.state} number={index + 1} />
            </span>
            <h3>{monthText.steps[step.key]}</h3>
            <span className="month-step-state">{progressText.states[step.state]}</span>
          </div>
          {step.note && <div className="month-step-note">{step.note}</div>}
          {step.action && <div className="month-step-action">{step.action}</div>}
        </li>
      ))}
    </ol>
  );
}

function StepSign({ state, number }: { state: StepState; number: number }) {
  if (state === 'done') return <Check size="0.9375rem" strokeWidth={2.5} />;
  if (state === 'blocked') return <TriangleAlert size="0.875rem" strokeWidth={2.25} />;
  return number;
}
