import type { MonthState } from '@/lib/units/month-state';

/** What a month's state is called in a sentence: 2019年8月缴款清册… */
export const MONTH_STATE_WORDS: Record<MonthState, string> = {
  open: '尚未保存',
  saved: '已保存',
  due: '待收款',
};
