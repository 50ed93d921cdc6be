import { z } from 'zod';

const text = z.string().max(200);

/** One line of 开户 as typed, '' where nothing was; base or monthly amount, whichever was typed last. */
export const openInput = z.strictObject({
  name: text,
  idType: text,
  idNumber: text,
  sex: text,
  phone: text,
  staffNumber: text,
  hiredOn: text,
  hireType: text,
  firstMonth: text,
  base: text,
  monthly: text,
});

export type OpenLine = z.infer<typeof openInput>;

export const EMPTY_OPEN_LINE: OpenLine = {
  name: '',
  idType: '01',
  idNumber: '',
  sex: '',
  phone: '',
  staffNumber: '',
  hiredOn: '',
  hireType: '',
  firstMonth: '',
  base: '',
  monthly: '',
};
