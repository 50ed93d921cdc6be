import type { AsyncCommand } from 'fast-check';
import { sql } from 'drizzle-orm';
import { daysBetween, type Day } from '@/lib/values/day';
import { monthOf } from '@/lib/values/month';
import { percent } from '@/lib/values/ratio';
import { sealLine } from '../change-roster';
import { backPayLine, baseLine, transferLine, unsealLine } from '../filing-kinds';
import { openLine } from '../hall';
import { rowsOf } from '../remittance';
import {
  command,
  dropLine,
  isNormalElsewhere,
  saveLine,
  submitLine,
  submitToReview,
  type Model,
  type Real,
  type Standing,
  type UnitIndex,
} from './month-commands';
import {
  backPayAmount,
  base,
  enter,
  filedNow,
  productOf,
  statusOf,
  wantsEvidence,
  wasPaid,
  wasPaidThere,
  yearOf,
  type ModelAccount,
  type ModelUnit,
} from './month-model';

type Command = AsyncCommand<Model, Real>;

function isOpen(unit: ModelUnit): boolean {
  return unit.state === 'open';
}

/** What must be refused is tried too, but seldom, so that runs get somewhere. */
export function isRare(yuan: number): boolean {
  return yuan % 20 === 0;
}

function accountOf({ model }: Standing, person: number): ModelAccount {
  const account = model.accounts.get(person);
  if (!account) throw new Error('the person has no account here');
  return account;
}

/** Whether something has come of an account, so that its opening is not taken back. */
function openingLasts({ model, other }: Standing, account: ModelAccount): boolean {
  const owed = model.backPayments.some((line) => line.account === account);
  return account.entries > 0 || owed || [...other.accounts.values()].some(({ mergedInto }) => mergedInto === account);
}

/** 开户 of a person on a base in whole yuan. */
export function openPerson(unit: UnitIndex, person: number, yuan: number): Command {
  return command(`open ${String(person)} on ${String(yuan)}`, unit, {
    when: (own) => isOpen(own) && (!['normal', 'sealed'].includes(statusOf(own, person)) || isRare(yuan)),
    async run(standing) {
      const { model, real } = standing;
      const line = openLine(real.firstPerson + person, { base: String(yuan) });
      const here = statusOf(model, person);
      const refused = here === 'normal' || here === 'sealed' || isNormalElsewhere(standing, person);
      const id = await saveLine(standing, { kind: 'open', line, refused });
      if (id === null) return;
      await submitLine(standing, { kind: 'open', id });
      const [row] = await rowsOf<{ number: string }>(real.owner, sql`select number from accounts where id = ${id}`);
      const before = model.accounts.get(person);
      const account: ModelAccount = {
        ...{ person, id, number: row?.number ?? '', name: line.name, base: base(yuan), mergedInto: null },
        ...{ status: 'normal', balance: 0n, entries: 0, product: 0n, productOn: real.today, remitted: null },
      };
      model.accounts.set(person, account);
      model.stack.push({
        ...{ kind: 'open', id, person },
        refused: () => (openingLasts(standing, account) ? 'not-revocable' : null),
        undo: () => (before ? model.accounts.set(person, before) : model.accounts.delete(person)),
      });
    },
  });
}

/** 封存 */
export function sealPerson(unit: UnitIndex, person: number): Command {
  return command(`seal ${String(person)}`, unit, {
    when: (own) => isOpen(own) && ['normal', 'sealed'].includes(statusOf(own, person)),
    async run(standing) {
      const { model } = standing;
      const account = accountOf(standing, person);
      const now = filedNow(model, person);
      const openedNow = now.includes('open') && !openingLasts(standing, account);
      const refused = account.status !== 'normal' || openedNow || now.includes('unseal');
      const id = await saveLine(standing, { kind: 'seal', line: sealLine(account), refused });
      if (id === null) return;
      await submitLine(standing, { kind: 'seal', id });
      account.status = 'sealed';
      model.stack.push({
        ...{ kind: 'seal', id, person },
        refused: () => (isNormalElsewhere(standing, person) ? 'normal-elsewhere-now' : null),
        undo: () => (account.status = 'normal'),
      });
    },
  });
}

/** 启封 on a base in whole yuan. */
export function unsealPerson(unit: UnitIndex, person: number, yuan: number): Command {
  return command(`unseal ${String(person)} on ${String(yuan)}`, unit, {
    when: (own) =>
      isOpen(own) && (statusOf(own, person) === 'sealed' || (statusOf(own, person) === 'normal' && isRare(yuan))),
    async run(standing) {
      const { model } = standing;
      const account = accountOf(standing, person);
      const refused =
        account.status !== 'sealed' || filedNow(model, person).includes('seal') || isNormalElsewhere(standing, person);
      const id = await saveLine(standing, {
        kind: 'unseal',
        line: unsealLine(account, { base: String(yuan) }),
        refused,
      });
      if (id === null) return;
      await submitLine(standing, { kind: 'unseal', id });
      const former = account.base;
      Object.assign(account, { status: 'normal', base: base(yuan) });
      model.stack.push({
        ...{ kind: 'unseal', id, person },
        refused: () => null,
        undo: () => Object.assign(account, { status: 'sealed', base: former }),
      });
    },
  });
}

/** 基数调整 to whole yuan; the second one in a fund year goes to the centre. */
export function adjustPerson(unit: UnitIndex, person: number, yuan: number): Command {
  return command(`adjust ${String(person)} to ${String(yuan)}`, unit, {
    when: (own) => isOpen(own) && ['normal', 'sealed'].includes(statusOf(own, person)),
    async run(standing) {
      const { model } = standing;
      const account = accountOf(standing, person);
      const refused = account.status !== 'normal' || account.base === base(yuan);
      const line = baseLine(account, { base: String(yuan) });
      const id = await saveLine(standing, { kind: 'base', line, refused });
      if (id === null) return;
      const years = model.adjusted.get(account) ?? [];
      if (years.includes(yearOf(model))) return submitToReview(standing, { kind: 'base', id });
      await submitLine(standing, { kind: 'base', id });
      const former = account.base;
      account.base = base(yuan);
      model.adjusted.set(account, [...years, yearOf(model)]);
      model.stack.push({
        ...{ kind: 'base', id, person },
        refused: () => null,
        undo: () => {
          account.base = former;
          model.adjusted.set(account, years);
        },
      });
    },
  });
}

/** 比例调整: one percent more for both. */
export function raiseRatio(unit: UnitIndex): Command {
  return command('raise the ratio', unit, {
    when: isOpen,
    async run(standing) {
      const { model } = standing;
      const [former, years] = [model.ratio, model.ratioYears];
      const raised = former / 100 + 1;
      const refused = raised > 12 || years.includes(yearOf(model));
      const line = { unitRatio: String(raised), ownRatio: String(raised), note: '' };
      const id = await saveLine(standing, { kind: 'ratio', line, refused });
      if (id === null) return;
      await submitLine(standing, { kind: 'ratio', id });
      model.ratio = percent(raised);
      model.ratioYears = [...years, yearOf(model)];
      model.stack.push({
        ...{ kind: 'ratio', id, person: null },
        refused: () => null,
        undo: () => Object.assign(model, { ratio: former, ratioYears: years }),
      });
    },
  });
}

/** 补缴 of the whole of a closed month; `back` counts from the last one. */
export function backPayPerson(unit: UnitIndex, person: number, back: number): Command {
  return command(`pay back ${String(person)}, ${String(back)} months ago`, unit, {
    when: (own) => isOpen(own) && statusOf(own, person) !== 'none' && own.rosters.size > back,
    async run(standing) {
      const { model, other } = standing;
      const account = accountOf(standing, person);
      const of = [...model.rosters.keys()].at(-1 - back);
      if (!of) throw new Error('that month is closed');
      const refused = wasPaid(model, account, of) || wasPaidThere(other, account, of);
      const id = await saveLine(standing, { kind: 'back-pay', line: backPayLine(account, { forMonth: of }), refused });
      if (id === null) return;
      if (wantsEvidence(model, account, of)) return dropLine(standing, { kind: 'back-pay', id });
      await submitLine(standing, { kind: 'back-pay', id });
      const line = {
        account,
        month: of,
        amount: backPayAmount(model, account, of),
        attached: false,
        paid: false,
        corrected: false,
      };
      model.backPayments.push(line);
      model.stack.push({
        ...{ kind: 'back-pay', id, person },
        refused: () => null,
        undo: () => model.backPayments.splice(model.backPayments.indexOf(line), 1),
      });
    },
  });
}

/** 职工转移 to the other unit, in whatever state the month is. */
export function transferPerson(unit: UnitIndex, person: number): Command {
  return command(`transfer ${String(person)}`, unit, {
    when: (own) => ['normal', 'sealed'].includes(statusOf(own, person)),
    async run(standing) {
      const { model, other, real } = standing;
      const account = accountOf(standing, person);
      const target = other.accounts.get(person);
      const waits = model.backPayments.some((line) => line.account === account && !line.paid);
      const refused = account.status !== 'sealed' || target?.status !== 'normal' || waits;
      const line = transferLine(account, { toUnit: real.numbers[unit === 0 ? 1 : 0] });
      const id = await saveLine(standing, { kind: 'transfer', line, refused });
      if (id === null || !target) return;
      await submitLine(standing, { kind: 'transfer', id });
      const moved = { amount: account.balance, product: productOf(account, real.today) };
      const isBooked = moved.amount > 0n || moved.product > 0n;
      if (isBooked) move(account, target, { ...moved, today: real.today });
      Object.assign(account, { status: 'merged', mergedInto: target });
      const [entries, filedIn] = [target.entries, monthOf(real.today)];
      model.stack.push({
        ...{ kind: 'transfer', id, person },
        refused() {
          // A transfer is of its calendar month.
          if (monthOf(real.today) !== filedIn) return 'revoke-month-over';
          return target.status !== 'normal' || (isBooked && target.entries !== entries) ? 'not-revocable' : null;
        },
        undo: () => {
          Object.assign(account, { status: 'sealed', mergedInto: null });
          const earned = moved.amount * BigInt(daysBetween(target.productOn, real.today));
          const back = { amount: moved.amount, product: moved.product + earned, today: real.today };
          if (isBooked) move(target, account, back);
        },
      });
    },
  });
}

/** What one transfer books: money and 积数, of which either may be nothing. */
function move(
  from: ModelAccount,
  to: ModelAccount,
  { amount, product, today }: { amount: bigint; product: bigint; today: Day },
): void {
  enter(from, today, { amount: -amount, product: -product });
  enter(to, today, { amount, product });
}
