import { sql } from 'drizzle-orm';
import type { BACK_PAY_TYPES, StoredProblem } from '@/db/schema/filings';
import { sharesOf } from '@/lib/contributions/amounts';
import { COLUMN_SYNONYMS, COLUMN_WORDS } from '@/lib/text/columns';
import { BACK_PAY_REASONS, BACK_PAY_TYPE_WORDS } from '@/lib/text/terms';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { toHalfWidth, trimText } from '@/lib/values/digits';
import { fen, fenToText, readMoney, subtractFen, sumFen, ZERO, type Fen } from '@/lib/values/money';
import { readMonth, type Month } from '@/lib/values/month';
import { basisPoints, type BasisPoints } from '@/lib/values/ratio';
import { namesWhere } from './application';
import { backPayInput, type BackPayLine } from './back-pay.input';
import { checkBackPayments } from './check-back-payments';
import { lineRead, problem, type ReadLine } from './draft-line';
import { IN_OPEN_MONTH, type FilingKindDefinition } from './filing-kind';
import { ACCOUNT_COLUMNS, accountProblems, accountValues, findOwnAccounts, type OwnAccount } from './own-accounts';
import { paidMonths, type PaidMonth } from './paid-months';

type BackPayType = (typeof BACK_PAY_TYPES)[number];

/**
 * 补缴: what a person is still owed for one month that the unit has already remitted (B-1 to B-8, Q-75 to Q-81). Full, deferral and
 * difference amounts follow from a base and the ratios of that month; 不定额 are typed. Paid with the open month or alone. More
 * than three months, 不定额 and a base outside the limits need evidence and go to the centre.
 */
export const backPay: FilingKindDefinition = {
  kind: 'back-pay',
  ...IN_OPEN_MONTH,
  input: backPayInput,
  columns: [
    ...ACCOUNT_COLUMNS,
    {
      key: 'forMonth',
      kind: 'text',
      title: COLUMN_WORDS.backPayMonth,
      synonyms: COLUMN_SYNONYMS.backPayMonth,
      isMonth: true,
      required: true,
    },
    {
      key: 'backPayType',
      kind: 'text',
      title: COLUMN_WORDS.backPayType,
      synonyms: COLUMN_SYNONYMS.backPayType,
      required: true,
      choices: Object.values(BACK_PAY_TYPE_WORDS),
    },
    { key: 'base', kind: 'amount', title: COLUMN_WORDS.base, synonyms: COLUMN_SYNONYMS.base, required: false },
    {
      key: 'unitShare',
      kind: 'amount',
      title: COLUMN_WORDS.unitBackPay,
      synonyms: COLUMN_SYNONYMS.unitBackPay,
      required: false,
    },
    {
      key: 'ownShare',
      kind: 'amount',
      title: COLUMN_WORDS.ownBackPay,
      synonyms: COLUMN_SYNONYMS.ownBackPay,
      required: false,
    },
    {
      key: 'reason',
      kind: 'text',
      title: COLUMN_WORDS.backPayReason,
      synonyms: COLUMN_SYNONYMS.backPayReason,
      required: true,
      choices: Object.values(BACK_PAY_REASONS),
    },
    { key: 'note', kind: 'text', title: COLUMN_WORDS.note, synonyms: COLUMN_SYNONYMS.note, required: false },
  ],

  async read(tx, { unit }, lines) {
    const typed = lines as readonly BackPayLine[];
    const accounts = await findOwnAccounts(tx, unit, typed);
    const months = typed.map((line) => readMonth(line.forMonth));
    const paid = await paidMonths(
      tx,
      unit,
      accounts.map((account, place) => ({ accountId: account?.accountId ?? null, month: months[place] ?? null })),
    );
    return typed.map((line, place) =>
      readLine(line, {
        ...{ unit, account: accounts[place] ?? null, month: months[place] ?? null },
        paid: months[place] ? paid[place] : undefined,
      }),
    );
  },

  retype(line) {
    return {
      accountNumber: '',
      idNumber: '',
      name: line.name ?? '',
      forMonth: line.forMonth ?? '',
      backPayType: line.backPayType ?? '',
      base: line.base === null ? '' : fenToText(line.base),
      unitShare: line.backPayType === 'free' && line.unitShare !== null ? fenToText(line.unitShare) : '',
      ownShare: line.backPayType === 'free' && line.ownShare !== null ? fenToText(line.ownShare) : '',
      reason: line.reason ?? '',
      note: line.note ?? '',
    };
  },

  check: checkBackPayments,

  // Its effect is its money, which is booked when it has been paid.
  apply: () => Promise.resolve(),

  revocableLater: true,
  irrevocable: (tx, application) =>
    namesWhere(tx, application, sql`f.remittance_id is not null or f.payment_id is not null`),

  revert: () => Promise.resolve(),
};

interface ReadFor {
  unit: UnitInForce;
  account: OwnAccount | null;
  month: Month | null;
  paid: PaidMonth | undefined;
}

function readLine(line: BackPayLine, { unit, account, month, paid }: ReadFor): ReadLine {
  const type = oneOf(line.backPayType, BACK_PAY_TYPE_WORDS);
  const reason = oneOf(line.reason, BACK_PAY_REASONS);
  const ratios = {
    unitRatio: basisPoints(paid?.unitRatio ?? unit.unitRatio),
    ownRatio: basisPoints(paid?.ownRatio ?? unit.ownRatio),
  };
  const amounts = type === null ? NOTHING : readAmounts(line, { type, unit, account, paid, ratios });
  const problems: StoredProblem[] = [...accountProblems(line, account), ...amounts.problems];
  if (month === null) problems.push(problem('month-not-a-month', 'forMonth'));
  if (type === null) problems.push(problem('back-pay-type-unknown', 'backPayType'));
  if (reason === null) problems.push(problem('back-pay-reason-unknown', 'reason'));
  const values = {
    ...accountValues(line, account),
    ...ratios,
    base: amounts.base,
    unitShare: amounts.unitShare,
    ownShare: amounts.ownShare,
    forMonth: month,
    backPayType: type,
    reason,
    note: trimText(line.note) || null,
  };
  return lineRead(values, problems);
}

/** A code of a dictionary by itself or by its word. */
function oneOf<Code extends string>(typed: string, words: Record<Code, string>): Code | null {
  const text = toHalfWidth(trimText(typed));
  const codes = Object.keys(words) as Code[];
  return codes.find((code) => code === text || toHalfWidth(words[code]) === text) ?? null;
}

interface Amounts {
  base: Fen | null;
  unitShare: Fen | null;
  ownShare: Fen | null;
  problems: StoredProblem[];
}

const NOTHING: Amounts = { base: null, unitShare: null, ownShare: null, problems: [] };

interface AmountsFor {
  type: BackPayType;
  unit: UnitInForce;
  account: OwnAccount | null;
  paid: PaidMonth | undefined;
  ratios: { unitRatio: BasisPoints; ownRatio: BasisPoints };
}

/**
 * B-3: by the base and ratios of that month, unless another base is typed. A difference is what the base of now makes of the month that
 * was paid by another.
 */
function readAmounts(line: BackPayLine, { type, unit, account, paid, ratios }: AmountsFor): Amounts {
  if (type === 'free') return readFree(line);
  const typed = readMoney(line.base);
  if (!typed.ok && typed.problem !== 'empty') return { ...NOTHING, problems: [problem('base-not-money', 'base')] };
  const inForce = type === 'difference' ? account?.base : paid?.base;
  const base = typed.ok ? typed.fen : (inForce ?? account?.base);
  // Of an account that is not known, that is fault enough.
  if (base === undefined || base === null) return NOTHING;
  if (base === ZERO) return { ...NOTHING, problems: [problem('base-not-positive', 'base')] };
  const shares = sharesOf({ ...ratios, base, unit: unit.parameters.roundingUnit });
  if (type !== 'difference' && shares.monthly === ZERO) {
    return { ...NOTHING, base, problems: [problem('base-yields-nothing', 'base')] };
  }
  if (type !== 'difference') return { base, unitShare: shares.unitShare, ownShare: shares.ownShare, problems: [] };
  const unitShare = subtractFen(shares.unitShare, paid?.unitShare ?? ZERO);
  const ownShare = subtractFen(shares.ownShare, paid?.ownShare ?? ZERO);
  if (unitShare < ZERO || ownShare < ZERO || unitShare + ownShare === 0n) {
    return { ...NOTHING, base, problems: [problem('back-pay-nothing-left', 'base')] };
  }
  return { base, unitShare, ownShare, problems: [] };
}

function readFree(line: BackPayLine): Amounts {
  const shares = [line.unitShare, line.ownShare].map(readMoney);
  const problems = shares.flatMap((reading, place) =>
    reading.ok || reading.problem === 'empty'
      ? []
      : [problem('share-not-money', place === 0 ? 'unitShare' : 'ownShare')],
  );
  const [unitShare = ZERO, ownShare = ZERO] = shares.map((reading) => (reading.ok ? reading.fen : fen(0n)));
  if (problems.length === 0 && sumFen([unitShare, ownShare]) <= ZERO)
    problems.push(problem('share-missing', 'unitShare'));
  return problems.length > 0 ? { ...NOTHING, problems } : { base: null, unitShare, ownShare, problems };
}
