import { shareOf } from '@/lib/contributions/amounts';
import { daysBetween, type Day } from '@/lib/values/day';
import { fen, yuan, type Fen } from '@/lib/values/money';
import { addMonths, fundYearOf, month, monthRange, type Month } from '@/lib/values/month';
import { percent, type BasisPoints } from '@/lib/values/ratio';

/** One account of a person at a unit, as a plain book would keep it. */
export interface ModelAccount {
  /** Whose it is; who comes back after a transfer has another one. */
  person: number;
  id: string;
  number: string;
  name: string;
  status: 'normal' | 'sealed' | 'merged';
  base: Fen;
  balance: bigint;
  entries: number;
  /** 积数 up to the day of the last entry. */
  product: bigint;
  productOn: Day;
  remitted: Month | null;
  mergedInto: ModelAccount | null;
}

interface ModelFiling {
  kind: 'open' | 'seal' | 'unseal' | 'base' | 'ratio' | 'back-pay' | 'transfer';
  id: string;
  person: number | null;
  /** What taking it back does to the model. */
  undo: () => void;
  /** Whether it can be taken back now, or the refusal. */
  refused: () => string | null;
}

interface BackPayment {
  account: ModelAccount;
  month: Month;
  amount: bigint;
  /** Attached to the saved roster. */
  attached: boolean;
  paid: boolean;
  /** Taken back by 错缴更正. */
  corrected: boolean;
}

/** A unit of the model. */
export interface ModelUnit {
  ratio: BasisPoints;
  openMonth: Month;
  state: 'open' | 'saved' | 'due';
  /** The live account of each person of the run, by his place. */
  accounts: Map<number, ModelAccount>;
  stack: ModelFiling[];
  backPayments: BackPayment[];
  /** Who was on the roster of each closed month, the unit's ratio then, and every account's base. */
  rosters: Map<Month, { people: Map<ModelAccount, bigint>; ratio: BasisPoints; bases: Map<ModelAccount, Fen> }>;
  frozen: { people: Map<ModelAccount, bigint>; due: bigint; months: number } | null;
  adjusted: Map<ModelAccount, string[]>;
  /** The months of each account that 错缴更正 took back. */
  corrected: Map<ModelAccount, Month[]>;
  ratioYears: string[];
  suspense: bigint;
  /** Whether a receipt of too little has named the payment that is due: then it is not taken back. */
  arrived: boolean;
}

export const FIRST_MONTH = month('2019-08');

/** A unit at 5% + 5% that has paid nothing yet. */
export function newModelUnit(): ModelUnit {
  return {
    ratio: percent(5),
    openMonth: FIRST_MONTH,
    state: 'open',
    accounts: new Map(),
    stack: [],
    backPayments: [],
    rosters: new Map(),
    frozen: null,
    adjusted: new Map(),
    corrected: new Map(),
    ratioYears: [],
    suspense: 0n,
    arrived: false,
  };
}

/** Both shares together, in whole yuan each. */
export function monthlyOf(base: Fen, ratio: BasisPoints): bigint {
  return 2n * shareOf(base, ratio, yuan(1));
}

/** Which fund year the unit's open month lies in. */
export function yearOf(unit: ModelUnit): string {
  return fundYearOf(unit.openMonth).from;
}

export function statusOf(unit: ModelUnit, person: number): ModelAccount['status'] | 'none' {
  return unit.accounts.get(person)?.status ?? 'none';
}

export function filedNow(unit: ModelUnit, person: number): ModelFiling['kind'][] {
  return unit.stack.filter((filing) => filing.person === person).map(({ kind }) => kind);
}

/** Everybody who pays the open month, and what. */
export function payers(unit: ModelUnit): Map<ModelAccount, bigint> {
  const paying = [...unit.accounts.values()].filter(({ status }) => status === 'normal');
  return new Map(paying.map((account) => [account, monthlyOf(account.base, unit.ratio)]));
}

function sum(amounts: Iterable<bigint>): bigint {
  return [...amounts].reduce((total, amount) => total + amount, 0n);
}

/** Freezes the open month and those after it; says what is due. Months with nothing due are closed at once. */
export function save(unit: ModelUnit, months: number, today: Day): bigint {
  const people = payers(unit);
  const back = unit.backPayments.filter(({ paid }) => !paid);
  const due = BigInt(months) * sum(people.values()) + sum(back.map(({ amount }) => amount));
  for (const line of back) line.attached = true;
  unit.frozen = { people, due, months };
  unit.state = 'saved';
  if (due === 0n) post(unit, today);
  return due;
}

/** Opens the month again. */
export function reopen(unit: ModelUnit): void {
  for (const line of unit.backPayments) line.attached = false;
  unit.frozen = null;
  unit.arrived = false;
  unit.state = 'open';
}

/** Books the frozen months, a line for each person, and opens the next one. */
export function post(unit: ModelUnit, today: Day): void {
  if (!unit.frozen) throw new Error('nothing is frozen');
  const { people, months } = unit.frozen;
  const closed = monthRange(unit.openMonth, addMonths(unit.openMonth, months - 1));
  for (const [account, amount] of people) {
    if (amount > 0n) enter(account, today, { amount: BigInt(months) * amount });
    account.remitted = closed.at(-1) ?? null;
  }
  for (const line of unit.backPayments.filter(({ attached, paid }) => attached && !paid)) {
    enter(line.account.mergedInto ?? line.account, today, line);
    line.paid = true;
  }
  const bases = new Map([...unit.accounts.values()].map((account) => [account, account.base]));
  for (const each of closed) unit.rosters.set(each, { people, ratio: unit.ratio, bases });
  unit.frozen = null;
  unit.arrived = false;
  unit.stack = [];
  unit.state = 'open';
  unit.openMonth = addMonths(unit.openMonth, months);
}

/** 积数 as it is on a day (I-3): what the balance was times the days it stood. */
export function productOf({ balance, product, productOn }: ModelAccount, today: Day): bigint {
  return product + balance * BigInt(daysBetween(productOn, today));
}

/** One entry: so much, and what 积数 a transfer moves. */
export function enter(
  account: ModelAccount,
  today: Day,
  { amount, product = 0n }: { amount: bigint; product?: bigint },
): void {
  account.product = productOf(account, today) + product;
  account.productOn = today;
  account.balance += amount;
  account.entries += 1;
}

/** What the month's back payment of an account comes to: base and ratio of that month, the base of its first one for those before (B-3). */
export function backPayAmount(unit: ModelUnit, account: ModelAccount, of: Month): bigint {
  const since = [...unit.rosters].filter(([closed, { bases }]) => closed >= of && bases.has(account));
  const inForce = since[0]?.[1].bases.get(account) ?? account.base;
  return monthlyOf(inForce, unit.rosters.get(of)?.ratio ?? unit.ratio);
}

/** Whether so many months of one person, not paid yet, want evidence. */
export function wantsEvidence(unit: ModelUnit, account: ModelAccount, of: Month): boolean {
  const unpaid = unit.backPayments.filter((line) => line.account.person === account.person && !line.paid);
  return new Set([...unpaid.map((line) => line.month), of]).size > 3;
}

/** Whether the month was paid for the person, by a roster or made up in full for whichever of his accounts, and not taken back. */
export function wasPaid(unit: ModelUnit, { person }: ModelAccount, of: Month): boolean {
  const rostered = [...(unit.rosters.get(of)?.people.keys() ?? [])].filter((account) => account.person === person);
  const made = unit.backPayments.filter((line) => line.account.person === person && line.month === of);
  return rostered.some((account) => !isCorrected(unit, account, of)) || made.some(({ corrected }) => !corrected);
}

/** Whether the other unit's books hold the whole month for the person: on its roster, or made up there and paid (B-5, C-4). */
export function wasPaidThere(other: ModelUnit, { person }: ModelAccount, of: Month): boolean {
  const rostered = [...(other.rosters.get(of)?.people.keys() ?? [])].filter((account) => account.person === person);
  const made = other.backPayments.filter((line) => line.account.person === person && line.month === of && line.paid);
  return rostered.some((account) => !isCorrected(other, account, of)) || made.some(({ corrected }) => !corrected);
}

/** What the books hold of the account for the month: its roster, and what was made up and paid. */
export function bookedFor(unit: ModelUnit, account: ModelAccount, of: Month): bigint {
  const paid = madeUp(unit, account, of).filter((line) => line.paid);
  return (unit.rosters.get(of)?.people.get(account) ?? 0n) + sum(paid.map(({ amount }) => amount));
}

function madeUp(unit: ModelUnit, account: ModelAccount, of: Month): BackPayment[] {
  return unit.backPayments.filter((line) => line.account === account && line.month === of && !line.corrected);
}

export function isCorrected(unit: ModelUnit, account: ModelAccount, of: Month): boolean {
  return unit.corrected.get(account)?.includes(of) ?? false;
}

/** Takes all that was booked for the month back, into the unit's suspense. */
export function correct(unit: ModelUnit, account: ModelAccount, { of, today }: { of: Month; today: Day }): void {
  const amount = bookedFor(unit, account, of);
  enter(account, today, { amount: -amount });
  unit.suspense += amount;
  for (const line of madeUp(unit, account, of)) line.corrected = true;
  unit.corrected.set(account, [...(unit.corrected.get(account) ?? []), of]);
}

export function base(yuanAmount: number): Fen {
  return fen(BigInt(yuanAmount) * 100n);
}
