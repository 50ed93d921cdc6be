'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { SelectField } from '@/components/form/select-field';
import { withParameters } from '@/components/table/address';
import { confirmText as text } from '@/lib/text/remittance';

interface LastMonthProps {
  first: string;
  last: string;
  choices: string[];
}

/** 终止年月 of what is saved together; choosing one shows its sum. It is kept in the address. */
export function LastMonth({ first, last, choices }: LastMonthProps) {
  const router = useRouter();
  return (
    <div className="mb-4 grid max-w-md gap-2">
      <SelectField
        name="to"
        label={text.lastMonth}
        hint={text.lastMonthHint(first)}
        placeholder={null}
        autoComplete="off"
        value={last}
        onChange={({ currentTarget: { value } }) =>
          router.push(withParameters('/remittance/confirm', { to: value === first ? '' : value }) as Route, {
            scroll: false,
          })
        }
        options={choices.map((month, place) => ({
          value: month,
          label: text.lastMonthOption(month, String(place + 1)),
        }))}
      />
    </div>
  );
}
