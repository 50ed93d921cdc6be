'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { proposeCertificateAuthority } from '../../action';
import { EncodedField } from '../certificates/encoded-field';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { SelectField } from '@/components/form/select-field';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { authorityInput } from '@/lib/certificates/manage-certificates.input';
import { authorityText as text } from '@/lib/text/certificates';

const REFUSED_FIELDS = {
  'certificate-unreadable': 'certificate',
  'certificate-known': 'certificate',
  'certificate-no-authority': 'certificate',
};

/** 登记签发机构, for a second person to confirm. */
export function AuthorityForm() {
  const [saved, setSaved] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const router = useRouter();
  const { field, ...authority } = useDoorForm({
    name: 'certificate-authority',
    door: proposeCertificateAuthority,
    schema: authorityInput,
    first: { role: 'anchor', certificate: '' },
    refusedFields: REFUSED_FIELDS,
    onDone({ title }) {
      setSaved(text.saved(title));
      setRound((before) => before + 1);
      authority.begin();
      router.refresh();
    },
  });
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void authority.submit(event)}>
      <ErrorSummary problems={authority.problems} attempt={authority.attempt} />
      {saved && authority.problems.length === 0 && (
        <Note live="status" tone="success">
          {saved}
        </Note>
      )}
      <FormSection title={text.propose}>
        <SelectField
          {...field('role')}
          label={text.role}
          required
          options={Object.entries(text.roles).map(([value, label]) => ({ value, label }))}
        />
        <EncodedField
          key={round}
          area={{ ...field('certificate'), label: text.certificate, hint: text.certificateHint }}
          fileLabel={text.file}
          kinds={['.cer', '.crt', '.pem', '.der']}
          onContent={(content) => authority.form.setValue('certificate', content)}
        />
      </FormSection>
      <FormActions>
        <Button type="submit" variant="primary" accessLetter="S" pending={authority.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}
