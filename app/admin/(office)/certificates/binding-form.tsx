'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { EncodedField } from './encoded-field';
import { proposeCertificateBinding } from '../../action';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { bindingInput } from '@/lib/certificates/manage-certificates.input';
import { bindingText as text } from '@/lib/text/certificates';

const REFUSED_FIELDS = {
  'certificate-unreadable': 'certificate',
  'certificate-known': 'certificate',
  'certificate-not-good': 'certificate',
  'certificate-operator-unknown': 'operator',
};

/** 登记绑定: whose certificate it is, for a second person to confirm. */
export function BindingForm() {
  const [saved, setSaved] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const router = useRouter();
  const { field, ...binding } = useDoorForm({
    name: 'certificate-binding',
    door: proposeCertificateBinding,
    schema: bindingInput,
    first: { operator: '', certificate: '' },
    refusedFields: REFUSED_FIELDS,
    onDone({ title }) {
      setSaved(text.saved(title));
      setRound((before) => before + 1);
      binding.begin();
      router.refresh();
    },
  });
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void binding.submit(event)}>
      <ErrorSummary problems={binding.problems} attempt={binding.attempt} />
      {saved && binding.problems.length === 0 && (
        <Note live="status" tone="success">
          {saved}
        </Note>
      )}
      <FormSection title={text.propose}>
        <TextField {...field('operator')} label={text.operator} hint={text.operatorHint} required wide />
        <EncodedField
          key={round}
          area={{ ...field('certificate'), label: text.certificate, hint: text.certificateHint }}
          fileLabel={text.file}
          kinds={['.cer', '.crt', '.pem', '.der']}
          onContent={(content) => binding.form.setValue('certificate', content)}
        />
      </FormSection>
      <FormActions>
        <Button type="submit" variant="primary" accessLetter="S" pending={binding.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}
