'use client';

import Link from 'next/link';
import { RadioGroup } from '@/components/form/radio-group';
import { Button } from '@/components/ui/button';
import { resetText as text } from '@/lib/text/reset-password';

/** ① 请选择账号类型 */
export function ChooseKind({ onChosen }: { onChosen: () => void }) {
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onChosen();
      }}
    >
      <RadioGroup
        name="kind"
        label={text.kind}
        options={[{ value: 'unit', label: text.unitKind }]}
        defaultValue="unit"
      />
      <div className="flex items-center gap-4">
        <Button type="submit" variant="primary">
          {text.start}
        </Button>
        <Link href="/login">{text.toLogin}</Link>
      </div>
    </form>
  );
}
