import { z } from 'zod';
import { readCreditCode } from '@/lib/values/credit-code';
import { compactText } from '@/lib/values/digits';
import { readIdNumber } from '@/lib/values/id-number';
import { readMobile } from '@/lib/values/mobile';
import { readMonth } from '@/lib/values/month';
import { readPersonName } from '@/lib/values/person-name';
import { readPercent } from '@/lib/values/ratio';

const typed = z.string().trim().max(200, 'text-too-long');
const needed = typed.min(1, 'text-missing');
const percents = typed.refine((text) => readPercent(text).ok, 'unit-percent');

/** 单位开户 as typed, with the first 专管员. A credit code whose check digit does not fit needs to be confirmed (N-3). */
export const registerUnitInput = z
  .strictObject({
    name: needed,
    creditCode: typed.refine((text) => readCreditCode(text).ok, 'unit-credit-code'),
    creditCodeConfirmed: z.boolean(),
    branch: needed.max(60, 'text-too-long'),
    nature: typed,
    legalRepresentative: needed,
    address: typed,
    postcode: typed.refine((text) => /^(\d{6})?$/.test(compactText(text)), 'unit-postcode'),
    telephone: typed,
    collectionBank: needed,
    bankName: needed,
    bankAccount: typed.refine((text) => /^\d{8,32}$/.test(compactText(text)), 'unit-bank-account'),
    payday: typed.refine((text) => /^([1-9]|[12]\d|3[01])$/.test(compactText(text)), 'unit-payday'),
    unitRatio: percents,
    ownRatio: percents,
    firstMonth: typed.refine((text) => readMonth(text) !== null, 'parameters-month'),
    operatorName: typed.refine((text) => readPersonName(text).ok, 'operator-name'),
    operatorIdNumber: typed.refine((text) => readIdNumber(text).ok, 'operator-id-number'),
    operatorPhone: typed.refine((text) => readMobile(text).ok, 'operator-phone'),
  })
  .superRefine(({ creditCode, creditCodeConfirmed }, context) => {
    const reading = readCreditCode(creditCode);
    if (!reading.ok || reading.checkDigitMatches || creditCodeConfirmed) return;
    context.addIssue({ code: 'custom', path: ['creditCode'], message: 'unit-credit-code-check' });
  });

export type RegisterUnitInput = z.infer<typeof registerUnitInput>;
