'use client';

import { useRouter } from 'next/navigation';
import { decideOnApplication } from '../../../action';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextAreaField } from '@/components/form/text-area-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { applicationDeskText as text } from '@/lib/text/maintenance';

/** 审批意见, 通过 and 不通过; what is decided is shown on this page afterwards. */
export function DecideApplication({ id }: { id: string }) {
  const router = useRouter();
  const { field, ...decision } = useDoorForm({
    name: `decide:${id}`,
    door: decideOnApplication,
    first: { opinion: '', decision: 'approve' },
    toInput: (typed) => ({ ...typed, id }),
    refusedFields: { 'opinion-missing': 'opinion' },
    onDone: () => router.refresh(),
  });

  function decide(choice: 'approve' | 'reject') {
    decision.form.setValue('decision', choice);
    void decision.submit();
  }

  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary problems={decision.problems} attempt={decision.attempt} />
      <FormSection title={text.decision} columns={1}>
        <TextAreaField {...field('opinion')} label={text.opinion} hint={text.opinionHint} maxLength={500} />
      </FormSection>
      <FormActions>
        <LinkButton href="/admin/applications">{text.back}</LinkButton>
        <Button variant="danger" pending={decision.pending} onClick={() => decide('reject')}>
          {text.reject}
        </Button>
        <Button variant="primary" pending={decision.pending} onClick={() => decide('approve')}>
          {text.approve}
        </Button>
      </FormActions>
    </form>
  );
}
