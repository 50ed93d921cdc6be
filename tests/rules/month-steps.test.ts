import { describe, expect, test } from 'vitest';
import { monthSteps, type MonthStanding } from '@/lib/remittances/month-steps';
import { monthNoteSentence } from '@/lib/text/home';
import { day } from '@/lib/values/day';
import { fenFromText } from '@/lib/values/money';
import { month } from '@/lib/values/month';

const OPEN: MonthStanding = {
  month: month('2019-08'),
  state: 'open',
  drafts: 0,
  inReview: 0,
  changes: 0,
  heads: 85,
  due: fenFromText('326984.00'),
  dueOn: day('2019-08-26'),
  tooFarAhead: false,
  deferredUntil: null,
  paymentDeadline: null,
  today: day('2019-08-20'),
};

/** "state:note" of each step, and the next act: short enough to read the whole table below. */
function shown(changed: Partial<MonthStanding>): string {
  const { steps, next } = monthSteps({ ...OPEN, ...changed });
  const told = steps.map(({ state, note }) => `${state}:${note.code}`).join(' ');
  return `${told} | ${next ? `${next.step}>${next.action}` : 'nothing'}`;
}

describe('the month as five steps', () => {
  const pay = 'todo:to-confirm todo:due-by todo:posts-by-itself';
  const saved = 'done:changed done:sheet done:confirmed';

  test.each<[string, Partial<MonthStanding>, string]>([
    ['nothing changed yet', {}, `current:nothing-changed todo:sheet ${pay} | change>change-roster`],
    [
      'drafts left',
      { drafts: 3, changes: 2 },
      `current:drafts-left blocked:settle-first ${pay} | change>change-roster`,
    ],
    [
      'reviews left',
      { inReview: 1, changes: 2 },
      `current:reviews-left blocked:settle-first ${pay} | change>await-review`,
    ],
    [
      'drafts and reviews left',
      { drafts: 1, inReview: 2 },
      `current:drafts-and-reviews-left blocked:settle-first ${pay} | change>change-roster`,
    ],
    ['nobody to pay for', { heads: 0 }, `current:nobody-to-pay blocked:settle-first ${pay} | change>change-roster`],
    ['changes submitted', { changes: 2 }, `done:changed current:sheet ${pay} | check>check-sheet`],
    [
      'the due day is past',
      { changes: 2, today: day('2019-08-27') },
      'done:changed current:sheet todo:to-confirm todo:overdue todo:posts-by-itself | check>check-sheet',
    ],
    [
      'the due day is today',
      { changes: 2, today: day('2019-08-26') },
      `done:changed current:sheet ${pay} | check>check-sheet`,
    ],
    [
      'payment is deferred',
      { changes: 2, deferredUntil: month('2019-10') },
      'done:changed current:sheet todo:to-confirm todo:deferred todo:posts-by-itself | check>check-sheet',
    ],
    [
      'too far ahead, changed',
      { changes: 2, tooFarAhead: true },
      'done:changed current:sheet blocked:too-far-ahead todo:due-by todo:posts-by-itself | nothing',
    ],
    [
      'too far ahead, unchanged',
      { tooFarAhead: true },
      'current:nothing-changed todo:sheet blocked:too-far-ahead todo:due-by todo:posts-by-itself | change>change-roster',
    ],
    [
      'saved',
      { state: 'saved', changes: 2 },
      `${saved} current:to-register todo:posts-by-itself | pay>register-payment`,
    ],
    [
      'saved without changes',
      { state: 'saved' },
      'done:unchanged done:sheet done:confirmed current:to-register todo:posts-by-itself | pay>register-payment',
    ],
    [
      'saved, drafts for later',
      { state: 'saved', changes: 2, drafts: 4 },
      `${saved} current:to-register todo:posts-by-itself | pay>register-payment`,
    ],
    [
      'money awaited',
      { state: 'due', changes: 2, paymentDeadline: day('2019-08-20') },
      `${saved} current:awaiting-money todo:posts-by-itself | pay>see-payment`,
    ],
    [
      'money late',
      { state: 'due', changes: 2, paymentDeadline: day('2019-08-19') },
      `${saved} blocked:payment-overdue todo:posts-by-itself | pay>see-payment`,
    ],
  ])('%s', (_, changed, expected) => {
    expect(shown(changed)).toBe(expected);
  });

  test('there is never more than one thing to do, and it stands where the month is', () => {
    for (const state of ['open', 'saved', 'due'] as const) {
      for (const drafts of [0, 2]) {
        for (const inReview of [0, 1]) {
          const { steps, next } = monthSteps({
            ...OPEN,
            state,
            drafts,
            inReview,
            changes: 1,
            paymentDeadline: day('2019-08-25'),
          });
          const under = steps.filter((step) => step.state === 'current');
          expect(under.map((step) => step.key)).toEqual([next?.step]);
        }
      }
    }
  });

  test('the sentences carry their numbers', () => {
    const { steps } = monthSteps({ ...OPEN, drafts: 3 });
    expect(steps.map((step) => monthNoteSentence(step.note))).toEqual([
      '有 3 条业务未提交。',
      '变更全部办结后才能核对汇缴。',
      '核对无误后保存本月清册。',
      '应在 2019-08-26（发薪日后 5 日）前缴款。',
      '中心匹配到账后记入职工账户。',
    ]);
    const due = monthSteps({ ...OPEN, state: 'due', paymentDeadline: day('2019-08-25') }).steps[3];
    expect(due && monthNoteSentence(due.note)).toBe('待收款：请在 2019-08-25 前缴款 326,984.00 元。');
  });
});
