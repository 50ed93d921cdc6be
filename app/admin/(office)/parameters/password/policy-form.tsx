'use client';

import { useRouter } from 'next/navigation';
import { changePasswordPolicy } from '../../../action';
import { leaveNote } from '@/app/arrival-note';
import { useDoorForm } from '@/app/use-door-form';
import { DateField } from '@/components/form/date-field';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { RadioGroup } from '@/components/form/radio-group';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { passwordPolicyInput } from '@/lib/auth/set-password-policy.input';
import { PASSWORD_POLICY_WORDS, passwordPolicyText as text } from '@/lib/text/password-policy';

/** The day and the rule. */
export function PolicyForm({ today }: { today: string }) {
  const router = useRouter();
  const { field, ...form } = useDoorForm({
    name: 'password-policy',
    door: changePasswordPolicy,
    schema: passwordPolicyInput,
    first: { fromOn: today, policy: 'long' },
    refusedFields: { 'password-policy-past': 'fromOn', 'nothing-changed': 'policy' },
    onDone({ fromOn, policy }) {
      leaveNote(text.done(fromOn, PASSWORD_POLICY_WORDS[policy]));
      router.push('/admin/parameters');
    },
  });
  return (
    <form noValidate className="grid max-w-xl gap-3" onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary problems={form.problems} attempt={form.attempt} />
      <DateField label={text.fromOn} required {...field('fromOn')} />
      <RadioGroup
        label={text.policy}
        required
        options={Object.entries(PASSWORD_POLICY_WORDS).map(([value, label]) => ({ value, label }))}
        {...field('policy')}
      />
      <FormActions>
        <LinkButton href="/admin/parameters">{text.back}</LinkButton>
        <Button type="submit" variant="primary" accessLetter="S" pending={form.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}
