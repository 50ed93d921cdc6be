'use client';

import { useState } from 'react';
import { PaperButton } from '../../paper-button';
import { SelectField, type Option } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { PAPER_WORDS, papersText as text } from '@/lib/text/papers';

/** 职工缴存证明 and 职工对账单 of one person, by the account. */
export function EmployeePapers({ years, number }: { years: Option[]; number: string }) {
  const [account, setAccount] = useState(number);
  const [year, setYear] = useState(years[0]?.value ?? '');
  return (
    <div className="grid gap-3">
      <div className="grid max-w-3xl gap-3 sm:grid-cols-2">
        <TextField
          name="accountNumber"
          label={text.accountNumber}
          hint={text.accountHint}
          value={account}
          maxLength={20}
          onChange={(event) => setAccount(event.currentTarget.value)}
        />
        <SelectField
          name="year"
          label={text.year}
          options={years}
          placeholder={null}
          value={year}
          onChange={(event) => setYear(event.currentTarget.value)}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <PaperButton
          paper={{ kind: 'employee-certificate', accountNumber: account }}
          label={text.issue(PAPER_WORDS['employee-certificate'])}
        />
        <PaperButton
          paper={{ kind: 'statement', accountNumber: account, year: Number(year) }}
          label={text.issue(PAPER_WORDS.statement)}
        />
      </div>
    </div>
  );
}
