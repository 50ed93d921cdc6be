'use client';

import { decideCertificateAuthority, endCertificateAuthority } from '../../action';
import { RowDecision } from '../certificates/row-decision';
import { authorityText as text } from '@/lib/text/certificates';

interface AuthorityActionsProps {
  id: string;
  about: string;
  step: 'decide' | 'end';
}

/** What may be done with an authority next: its confirmation by a second person, or its end. */
export function AuthorityActions({ id, about, step }: AuthorityActionsProps) {
  if (step === 'end') {
    return (
      <RowDecision door={endCertificateAuthority} choice={{ label: text.end, about, danger: true, input: { id } }} />
    );
  }
  return (
    <span className="flex gap-3">
      <RowDecision
        door={decideCertificateAuthority}
        choice={{ label: text.confirm, about, input: { id, decision: 'confirm' } }}
      />
      <RowDecision
        door={decideCertificateAuthority}
        choice={{ label: text.decline, about, danger: true, input: { id, decision: 'decline' } }}
      />
    </span>
  );
}
