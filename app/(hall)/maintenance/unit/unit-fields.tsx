'use client';

import { TextField, type TextFieldProps } from '@/components/form/text-field';
import type { UnitEditField } from '@/lib/maintenance/edit-unit.input';
import { unitEditText as text } from '@/lib/text/maintenance';
import { unitText } from '@/lib/text/unit-queries';

type Wired = Pick<TextFieldProps, 'name' | 'onBlur' | 'defaultValue' | 'error'>;

/** 单位地址, 邮编, 固定电话, 电子邮箱, 发薪日, 备注. */
export function UnitFields({ field }: { field: (name: UnitEditField) => Wired }) {
  return (
    <>
      <TextField {...field('address')} label={unitText.address} maxLength={100} wide />
      <TextField {...field('postcode')} label={unitText.postcode} inputMode="numeric" />
      <TextField {...field('telephone')} label={unitText.telephone} inputMode="tel" />
      <TextField {...field('email')} label={unitText.email} hint={text.emailHint} inputMode="email" />
      <TextField {...field('payday')} label={unitText.payday} hint={text.paydayHint} inputMode="numeric" required />
      <TextField {...field('remark')} label={unitText.remark} maxLength={200} wide />
    </>
  );
}
