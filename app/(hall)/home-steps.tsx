import type { Route } from 'next';
import Link from 'next/link';
import { MonthSteps } from '@/components/display/month-steps';
import { LinkButton } from '@/components/ui/link-button';
import { firstWaiting } from '@/lib/filings/draft-counts';
import type { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import type { MonthAction, MonthStep } from '@/lib/remittances/month-steps';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { homeText, MONTH_ACTION_WORDS, monthNoteSentence } from '@/lib/text/home';

type Glance = Pick<Awaited<ReturnType<typeof monthAtAGlance>>, 'steps' | 'next' | 'unit' | 'payment' | 'waiting'>;

/** The month as five steps with the one button of the next. Who may not act for the unit sees the steps only. */
export function HomeSteps({ glance, mayAct }: { glance: Glance; mayAct: boolean }) {
  const { steps, next } = glance;
  return (
    <MonthSteps
      steps={steps.map((step) => ({
        key: step.key,
        state: step.state,
        note: <StepNote step={step} mayAct={mayAct} />,
        action: mayAct && next?.step === step.key && (
          <LinkButton variant="primary" href={addressOf(next.action, glance)}>
            {MONTH_ACTION_WORDS[next.action](FILING_LIST_WORDS[firstWaiting(glance.waiting.draftsOf)].title)}
          </LinkButton>
        ),
      }))}
    />
  );
}

/** A month without changes needs no change roster (当月无变化, Q-50): the way past it is one link. */
function StepNote({ step, mayAct }: { step: MonthStep; mayAct: boolean }) {
  return (
    <>
      {monthNoteSentence(step.note)}
      {mayAct && step.note.code === 'nothing-changed' && (
        <>
          {' '}
          <Link href="/remittance/unchanged">{homeText.unchanged}</Link>
        </>
      )}
    </>
  );
}

function addressOf(action: MonthAction, { unit, payment, waiting }: Glance): Route {
  switch (action) {
    case 'change-roster':
      return `/${firstWaiting(waiting.draftsOf)}` as Route;
    case 'await-review':
      return `/${firstWaiting(waiting.reviewsOf)}/submitted` as Route;
    case 'check-sheet':
      return '/remittance/confirm';
    case 'register-payment':
      return `/remittance/register/${unit.remittanceId ?? ''}` as Route;
    case 'see-payment':
      return (payment ? `/payments/${payment.id}` : '/payments') as Route;
  }
}
