import { z } from 'zod';
import { CHANGED_FIELDS, isEmployeeField, type ChangedField } from '@/lib/values/application-field';
import { readCreditCode } from '@/lib/values/credit-code';
import { compactText, trimText } from '@/lib/values/digits';
import { readIdNumber } from '@/lib/values/id-number';
import { readMobile } from '@/lib/values/mobile';
import { readPersonName } from '@/lib/values/person-name';

type Reading = { ok: true; value: string } | { ok: false; code: string };

/** Reads the new value of a field as typed; the code of the fault otherwise. */
export function readApplied(field: ChangedField, typed: string): Reading {
  if (trimText(typed) === '') return { ok: false, code: 'text-missing' };
  switch (field) {
    case 'creditCode': {
      const read = readCreditCode(typed);
      return read.ok ? { ok: true, value: read.code } : { ok: false, code: 'application-credit-code' };
    }
    case 'legalRepresentative':
    case 'employeeName': {
      const read = readPersonName(typed);
      return read.ok ? { ok: true, value: read.name } : { ok: false, code: 'application-person-name' };
    }
    case 'idNumber': {
      const read = readIdNumber(typed);
      return read.ok ? { ok: true, value: read.idNumber } : { ok: false, code: 'application-id-number' };
    }
    case 'phone': {
      const read = readMobile(typed);
      return read.ok ? { ok: true, value: read.mobile } : { ok: false, code: 'application-phone' };
    }
    case 'bankAccount': {
      const value = compactText(typed);
      return /^\d{8,32}$/.test(value) ? { ok: true, value } : { ok: false, code: 'application-bank-account' };
    }
    default:
      return { ok: true, value: trimText(typed) };
  }
}

/** 申请变更 as typed: which field of the unit, or of the employee with this 职工账号, shall become what, and why. */
export const applicationInput = z
  .strictObject({
    account: z.string().max(20),
    field: z.enum(CHANGED_FIELDS),
    after: z.string().max(120, 'text-too-long'),
    reason: z.string().trim().min(1, 'text-missing').max(200, 'text-too-long'),
  })
  .superRefine(({ account, field, after }, context) => {
    const read = readApplied(field, after);
    if (!read.ok) context.addIssue({ code: 'custom', path: ['after'], message: read.code });
    if (isEmployeeField(field) !== (account !== ''))
      context.addIssue({ code: 'custom', path: ['field'], message: 'not-valid' });
  });
