'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { importCertificateCrl } from '../../action';
import { EncodedField } from '../certificates/encoded-field';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { crlInput } from '@/lib/certificates/manage-certificates.input';
import { authorityText as text } from '@/lib/text/certificates';

const REFUSED_FIELDS = {
  'crl-unreadable': 'crl',
  'crl-no-authority': 'crl',
  'crl-not-fresh': 'crl',
  'crl-older': 'crl',
};

/** 导入吊销列表 of an authority in force. */
export function CrlForm() {
  const [saved, setSaved] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const router = useRouter();
  const { field, ...crl } = useDoorForm({
    name: 'certificate-crl',
    door: importCertificateCrl,
    schema: crlInput,
    first: { crl: '' },
    refusedFields: REFUSED_FIELDS,
    onDone({ authority, revoked }) {
      setSaved(text.imported(authority, revoked));
      setRound((before) => before + 1);
      crl.begin();
      router.refresh();
    },
  });
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void crl.submit(event)}>
      <ErrorSummary problems={crl.problems} attempt={crl.attempt} />
      {saved && crl.problems.length === 0 && (
        <Note live="status" tone="success">
          {saved}
        </Note>
      )}
      <FormSection title={text.importCrl}>
        <EncodedField
          key={round}
          area={{ ...field('crl'), label: text.crlField, hint: text.crlHint }}
          fileLabel={text.crlFile}
          kinds={['.crl', '.pem', '.der']}
          onContent={(content) => crl.form.setValue('crl', content)}
        />
      </FormSection>
      <FormActions>
        <Button type="submit" pending={crl.pending}>
          {text.importCrl}
        </Button>
      </FormActions>
    </form>
  );
}
