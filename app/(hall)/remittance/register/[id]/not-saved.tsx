import type { Route } from 'next';
import type { RemittanceState } from '../../remittance-tone';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { registerText as text, remittanceText } from '@/lib/text/remittance';
import { REMITTANCE_STATE_WORDS } from '@/lib/text/terms';

/** Why a roster takes no payment (any more), and where it goes on. */
export function NotSaved({ state, paymentId }: { state: RemittanceState; paymentId: string | null }) {
  const way = paymentId ? (
    <LinkButton href={`/payments/${paymentId}` as Route}>{remittanceText.toPayment}</LinkButton>
  ) : (
    <LinkButton href="/remittance">{remittanceText.back}</LinkButton>
  );
  return (
    <div className="mt-4">
      <Note tone="warning" title={text.notSaved} action={way}>
        {text.notSavedNote(REMITTANCE_STATE_WORDS[state])}
      </Note>
    </div>
  );
}
