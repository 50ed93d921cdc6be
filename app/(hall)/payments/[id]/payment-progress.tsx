import type { PaymentState } from '../../remittance/remittance-tone';
import { Steps, type StepState } from '@/components/ui/steps';
import { paymentText as text } from '@/lib/text/payments';

/** 待收款 → 已到账 → 已入账: money that fits is booked as it arrives, so the last two come together. */
const STATES: Record<PaymentState, [StepState, StepState, StepState]> = {
  due: ['current', 'todo', 'todo'],
  posted: ['done', 'done', 'done'],
  revoked: ['blocked', 'todo', 'todo'],
  expired: ['blocked', 'todo', 'todo'],
};

/** Where the money of a payment is. */
export function PaymentProgress({ state }: { state: PaymentState }) {
  const [due, arrived, posted] = STATES[state];
  return (
    <Steps
      label={text.steps}
      steps={[
        { title: text.stepNames.due, state: due },
        { title: text.stepNames.arrived, state: arrived },
        { title: text.stepNames.posted, state: posted },
      ]}
    />
  );
}
