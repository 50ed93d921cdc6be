'use client';

import { RowDecision } from './row-decision';
import { decideCertificateBinding, endCertificateBinding } from '../../action';
import { bindingText as text } from '@/lib/text/certificates';

interface BindingActionsProps {
  id: string;
  about: string;
  step: 'decide' | 'end';
}

/** What may be done with a binding next: its confirmation by a second person, or its end. */
export function BindingActions({ id, about, step }: BindingActionsProps) {
  if (step === 'end') {
    const choice = { label: text.end, about: `${about} ${text.endConfirm}`, danger: true, input: { id } };
    return <RowDecision door={endCertificateBinding} choice={choice} />;
  }
  return (
    <span className="flex gap-3">
      <RowDecision
        door={decideCertificateBinding}
        choice={{ label: text.confirm, about, input: { id, decision: 'confirm' } }}
      />
      <RowDecision
        door={decideCertificateBinding}
        choice={{ label: text.decline, about, danger: true, input: { id, decision: 'decline' } }}
      />
    </span>
  );
}
