import type { MonthState } from '@/lib/units/month-state';
import { compareDays, type Day } from '@/lib/values/day';
import { formatFen, type Fen } from '@/lib/values/money';
import { formatMonthProse, type Month } from '@/lib/values/month';

/** How a unit's open month stands: what the home page makes its five steps of. */
export interface MonthStanding {
  month: Month;
  state: MonthState;
  /** Lines not submitted, and lines in the centre's review. Both keep the month from being saved. */
  drafts: number;
  inReview: number;
  /** Filings of this month that are in effect. */
  changes: number;
  heads: number;
  due: Fen;
  /** Five days after payday. */
  dueOn: Day;
  /** The month may not be saved yet (P-4). */
  tooFarAhead: boolean;
  /** Up to which month payment is deferred. */
  deferredUntil: Month | null;
  paymentDeadline: Day | null;
  today: Day;
}

export type MonthStepKey = 'change' | 'check' | 'confirm' | 'pay' | 'post';

/** The one thing to do next: where its button leads. */
export type MonthAction = 'change-roster' | 'await-review' | 'check-sheet' | 'register-payment' | 'see-payment';

/** What stands at a step, or blocks it; the sentences are in lib/text/home.ts. */
export type MonthNoteCode =
  | 'nothing-changed'
  | 'changed'
  | 'unchanged'
  | 'drafts-left'
  | 'reviews-left'
  | 'drafts-and-reviews-left'
  | 'settle-first'
  | 'nobody-to-pay'
  | 'sheet'
  | 'to-confirm'
  | 'too-far-ahead'
  | 'confirmed'
  | 'due-by'
  | 'overdue'
  | 'deferred'
  | 'to-register'
  | 'awaiting-money'
  | 'payment-overdue'
  | 'posts-by-itself';

export interface MonthStep {
  key: MonthStepKey;
  state: 'done' | 'current' | 'todo' | 'blocked';
  note: { code: MonthNoteCode; values: Record<string, string> };
}

export interface MonthSteps {
  steps: MonthStep[];
  next: { step: MonthStepKey; action: MonthAction } | null;
}

/**
 * The month as five steps, 变更 → 核对 → 确认 → 缴款 → 入账: the state of each, what blocks it, and the one thing to do next (design
 * 10, RL-22). Pure.
 */
export function monthSteps(standing: MonthStanding): MonthSteps {
  return standing.state === 'open' ? whileOpen(standing) : onceSaved(standing);
}

function whileOpen(standing: MonthStanding): MonthSteps {
  const later = [
    standing.tooFarAhead
      ? blocked('confirm', 'too-far-ahead', { month: formatMonthProse(standing.month) })
      : todo('confirm', 'to-confirm'),
    payLater(standing),
    todo('post', 'posts-by-itself'),
  ];
  const obstacle = whatIsLeft(standing);
  if (obstacle) {
    const action = standing.drafts === 0 && standing.inReview > 0 ? 'await-review' : 'change-roster';
    return {
      steps: [current('change', ...obstacle), blocked('check', 'settle-first'), ...later],
      next: { step: 'change', action },
    };
  }
  if (standing.changes === 0) {
    return {
      steps: [current('change', 'nothing-changed'), todo('check', 'sheet', totals(standing)), ...later],
      next: { step: 'change', action: 'change-roster' },
    };
  }
  return {
    steps: [done('change', ...changesOf(standing)), current('check', 'sheet', totals(standing)), ...later],
    next: standing.tooFarAhead ? null : { step: 'check', action: 'check-sheet' },
  };
}

/** What keeps the roster from being checked. */
function whatIsLeft({ drafts, inReview, heads }: MonthStanding): Noted | null {
  const counts = { drafts: String(drafts), reviews: String(inReview) };
  if (drafts > 0) return [inReview > 0 ? 'drafts-and-reviews-left' : 'drafts-left', counts];
  if (inReview > 0) return ['reviews-left', counts];
  return heads === 0 ? ['nobody-to-pay'] : null;
}

function onceSaved(standing: MonthStanding): MonthSteps {
  const steps = [
    done('change', ...changesOf(standing)),
    done('check', 'sheet', totals(standing)),
    done('confirm', 'confirmed', totals(standing)),
  ];
  const waits = todo('post', 'posts-by-itself');
  switch (standing.state) {
    case 'due':
      return { steps: [...steps, awaitedPayment(standing), waits], next: { step: 'pay', action: 'see-payment' } };
    default:
      return {
        steps: [...steps, current('pay', 'to-register'), waits],
        next: { step: 'pay', action: 'register-payment' },
      };
  }
}

function awaitedPayment({ paymentDeadline, due, today }: MonthStanding): MonthStep {
  const values = { amount: formatFen(due), deadline: paymentDeadline ?? '' };
  const over = paymentDeadline !== null && compareDays(paymentDeadline, today) < 0;
  return over ? blocked('pay', 'payment-overdue', values) : current('pay', 'awaiting-money', values);
}

function payLater({ dueOn, today, deferredUntil }: MonthStanding): MonthStep {
  if (deferredUntil) return todo('pay', 'deferred', { until: formatMonthProse(deferredUntil) });
  return todo('pay', compareDays(dueOn, today) < 0 ? 'overdue' : 'due-by', { day: dueOn });
}

function changesOf({ changes }: MonthStanding): Noted {
  return changes > 0 ? ['changed', { count: String(changes) }] : ['unchanged'];
}

function totals({ heads, due }: MonthStanding): Record<string, string> {
  return { heads: String(heads), amount: formatFen(due) };
}

type Noted = [code: MonthNoteCode, values?: Record<string, string>];

function step(state: MonthStep['state'], key: MonthStepKey, [code, values = {}]: Noted): MonthStep {
  return { key, state, note: { code, values } };
}

function done(key: MonthStepKey, ...note: Noted): MonthStep {
  return step('done', key, note);
}

function current(key: MonthStepKey, ...note: Noted): MonthStep {
  return step('current', key, note);
}

function todo(key: MonthStepKey, ...note: Noted): MonthStep {
  return step('todo', key, note);
}

function blocked(key: MonthStepKey, ...note: Noted): MonthStep {
  return step('blocked', key, note);
}
