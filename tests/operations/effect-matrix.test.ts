import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { saveCorrection } from '@/lib/corrections/save-correction';
import type { FilingKind } from '@/lib/filings/filing';
import type { TypedLine } from '@/lib/filings/filing-kind';
import { discardFilings } from '@/lib/filings/discard-filings';
import type { OpenLine } from '@/lib/filings/open.input';
import { listOf } from '@/lib/filings/lists';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { issuePaper } from '@/lib/papers/issue-paper';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { sendCollections } from '@/lib/receipts/send-collections';
import { changeMethod } from '@/lib/remittances/change-method';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revokeMonthAndChanges } from '@/lib/remittances/revoke-month-and-changes';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { fillSuspense } from '../support/back-payments';
import { accountsOf, change, openAccounts, sealLine } from '../support/change-roster';
import { applyForCorrection, approveCorrection } from '../support/corrections';
import { useDatabase } from '../support/database';
import { backPayLine, baseLine, brokenInvariants, file, transferLine, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { payMonth, receiptFor, registerMonth, rowsOf, saveMonth, type Registered } from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let reviewers: StaffPrincipal[];
let people = 0;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
});

/** `arrived`: due, and a receipt has named the payment whose money is too little and lies in suspense. */
type State = 'open' | 'saved' | 'due' | 'arrived' | 'closed';
/** 'yes', or the code of the refusal. */
type Answer = string;

/** A unit on its third month in one of the states of rulebook 6, with a line of each kind that could be submitted, and one that was. */
interface Prepared {
  clerk: OperatorPrincipal;
  lines: Record<FilingKind, TypedLine>;
  /** What took effect in the month, of each kind that goes by it, in this order. */
  effective: string[];
  /** A transfer of this calendar month. */
  transferred: string;
  remittanceId: string;
  payment: Registered | null;
  /** Who pays on, as he would be opened at the other unit. */
  staying: { line: OpenLine; other: OperatorPrincipal; toUnit: string };
}

async function prepare(state: State, filed: readonly FilingKind[] = ['open']): Promise<Prepared> {
  const clerk = await makeUnit(owner);
  await change(owner, sql`update units set unit_ratio = 1000, own_ratio = 1000 where id = ${clerk.unitId}`);
  const first = people;
  people += 12;
  const lineOf = (place: number) => openLine(first + place + 1);
  await openAccounts(clerk, [0, 1, 2, 3, 4, 5, 6].map(lineOf));
  await payMonth(funds, await registerMonth(owner, clerk));
  const [sealed, moving, moved, back, stays, leaves] = await accountsOf(clerk);
  if (!sealed || !moving || !moved || !back || !stays || !leaves) throw new Error('seven accounts were opened');
  await file(
    clerk,
    'seal',
    [sealed, moving, moved, back].map((account) => sealLine(account)),
  );
  await payMonth(funds, await registerMonth(owner, clerk));
  const other = await makeUnit(owner);
  await openAccounts(other, [1, 2].map(lineOf));
  const [target] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${other.unitId}`);
  const toUnit = target?.number ?? '';
  const lines: Record<FilingKind, TypedLine> = {
    open: lineOf(8),
    seal: sealLine(stays),
    unseal: unsealLine(sealed),
    base: baseLine(stays),
    ratio: { unitRatio: '12', ownRatio: '12', note: '' },
    'back-pay': backPayLine(sealed, { forMonth: '201909' }),
    transfer: transferLine(moving, { toUnit }),
  };
  const before: Partial<Record<FilingKind, TypedLine>> = {
    open: lineOf(7),
    seal: sealLine(leaves),
    unseal: unsealLine(back),
    base: baseLine(stays, { base: '11000' }),
    ratio: { unitRatio: '11', ownRatio: '11', note: '' },
    'back-pay': backPayLine(back, { forMonth: '201909' }),
  };
  const staying = { line: lineOf(4), other, toUnit };
  const prepared: Prepared = { clerk, lines, effective: [], transferred: '', remittanceId: '', payment: null, staying };
  for (const kind of filed) {
    const line = before[kind];
    if (line) prepared.effective.push(...(await file(clerk, kind, [line])).ids);
  }
  prepared.transferred = (await file(clerk, 'transfer', [transferLine(moved, { toUnit })])).ids[0] ?? '';
  return moveTo(state, prepared);
}

async function moveTo(state: State, prepared: Prepared): Promise<Prepared> {
  const { clerk } = prepared;
  if (state === 'saved') prepared.remittanceId = await saveMonth(clerk);
  if (state === 'open' || state === 'saved') return prepared;
  const payment = await registerMonth(owner, clerk);
  [prepared.payment, prepared.remittanceId] = [payment, payment.remittanceId];
  if (state === 'arrived') await done(funds, enterReceipt, receiptFor(payment, { amount: '1.00' }));
  if (state === 'closed') await payMonth(funds, payment);
  return prepared;
}

async function submitKind({ clerk, lines }: Prepared, kind: FilingKind): Promise<Answer> {
  const saved = await act(clerk, saveFilings(kind), { input: { lines: [lines[kind]] } });
  if (!saved.ok) return `draft: ${saved.refusal}`;
  const input = { list: listOf(kind), select: saved.result.ids };
  return answerOf(await act(clerk, submitFilings, { input }));
}

function answerOf(outcome: { ok: true } | { ok: false; refusal: string }): Answer {
  return outcome.ok ? 'yes' : outcome.refusal;
}

const ROSTER_KINDS: FilingKind[] = ['open', 'seal', 'unseal', 'base', 'ratio', 'back-pay'];

interface Row {
  act: (prepared: Prepared) => Promise<Answer>;
  /** What is filed before, where it is more than an opening. */
  filed?: readonly FilingKind[];
  /** In OPEN, SAVED, DUE, ARRIVED, and of a CLOSED month, in which the next one is open. */
  answers: readonly [Answer, Answer, Answer, Answer, Answer];
}

const ALWAYS = ['yes', 'yes', 'yes', 'yes', 'yes'] as const;
/** Once the month is saved, until it is closed. */
const NOT_OPEN = ['month-not-open', 'month-not-open', 'month-not-open'] as const;
const IN_TURN = ['yes', ...NOT_OPEN] as const;
const NO_SEALING = 'month-not-open,draft: line-faulty';

/** Rulebook 6, row by row. */
const MATRIX: Record<string, Row> = {
  'draft a change, of every kind': {
    async act({ clerk, lines }) {
      const answers: Answer[] = [];
      for (const kind of [...ROSTER_KINDS, 'transfer'] as const) {
        // One at a time, because a person has one draft.
        const saved = await act(clerk, saveFilings(kind), { input: { lines: [lines[kind]] } });
        answers.push(answerOf(saved));
        const draftIds = saved.ok ? saved.result.ids : [];
        await done(clerk, discardFilings, { list: listOf(kind), select: draftIds });
      }
      return [...new Set(answers)].join();
    },
    answers: ALWAYS,
  },
  ...Object.fromEntries(
    ROSTER_KINDS.map((kind): [string, Row] => [
      `submit ${kind}`,
      {
        act: (prepared) => submitKind(prepared, kind),
        // Of a closed month nothing is submitted: what is submitted then is for the next.
        answers: [...IN_TURN, 'yes'],
      },
    ]),
  ),
  'apply for a correction of a posted month': {
    act: async ({ clerk, lines }) => answerOf(await act(clerk, saveCorrection, { input: ofSealing(lines) })),
    answers: ALWAYS,
  },
  'apply for a correction, and have it booked': {
    async act({ clerk, lines }) {
      const { accountNumber: number, months } = ofSealing(lines);
      await approveCorrection(reviewers, await applyForCorrection(clerk, { number }, { months }));
      return 'yes';
    },
    answers: ALWAYS,
  },
  'transfer out who is on the frozen roster': {
    act: sealAndTransfer,
    // He cannot be sealed while it is saved, and who is not sealed is not transferred.
    answers: ['yes,yes', NO_SEALING, NO_SEALING, NO_SEALING, 'yes,yes'],
  },
  'submit transfer': {
    act: (prepared) => submitKind(prepared, 'transfer'),
    answers: ALWAYS,
  },
  'revoke the changes of this month, of every kind, the last first': {
    filed: ROSTER_KINDS,
    async act({ clerk, effective }) {
      const answers: Answer[] = [];
      for (const id of [...effective].reverse()) answers.push(await revoke(clerk, id));
      return [...new Set(answers)].join();
    },
    // A back payment that is paid says so; the others are of a month that is over.
    answers: [...IN_TURN, 'not-revocable,revoke-month-over'],
  },
  ...Object.fromEntries(
    // The order is each person's: ratios that were changed later hold nobody's own change.
    (['open', 'unseal', 'seal', 'base'] as const).map((kind): [string, Row] => [
      `revoke ${kind} once ratios were changed after it`,
      {
        filed: [kind, 'ratio'],
        act: ({ clerk, effective: [first = NOBODY] }) => revoke(clerk, first),
        answers: [...IN_TURN, 'revoke-month-over'],
      },
    ]),
  ),
  'revoke the first change of a person before the later one': {
    filed: ['unseal', 'back-pay'],
    act: ({ clerk, effective: [first = NOBODY] }) => revoke(clerk, first),
    answers: ['revoke-later-first', ...NOT_OPEN, 'revoke-month-over'],
  },
  'revoke ratios before what was filed by them': {
    filed: ['ratio', 'open'],
    act: ({ clerk, effective: [first = NOBODY] }) => revoke(clerk, first),
    answers: ['revoke-later-first', ...NOT_OPEN, 'revoke-month-over'],
  },
  'revoke a transfer of this calendar month': {
    act: ({ clerk, transferred }) => revoke(clerk, transferred),
    answers: ALWAYS,
  },
  'revoke the roster': {
    async act({ clerk, remittanceId }) {
      const input = { remittanceId: remittanceId || NOBODY, reason: '重办' };
      return answerOf(await act(clerk, revokeRemittance, { input }));
    },
    answers: ['not-found', 'yes', 'yes', 'receipt-in-suspense', 'receipt-arrived'],
  },
  ...Object.fromEntries(
    ROSTER_KINDS.map((kind): [string, Row] => [
      `revoke ${kind} together with the roster (Q-67)`,
      {
        filed: [kind],
        async act({ clerk, effective, remittanceId }) {
          const input = { remittanceId: remittanceId || NOBODY, ids: effective, reason: '重办' };
          return answerOf(await act(clerk, revokeMonthAndChanges, { input }));
        },
        answers: ['not-found', 'yes', 'yes', 'receipt-in-suspense', 'receipt-arrived'],
      },
    ]),
  ),
  'revoke the roster that the bank is told to collect': {
    async act(prepared) {
      if (prepared.payment) {
        const outcome = await changeTo(prepared, 'collection');
        if (outcome !== 'yes') return outcome;
        await done(funds, sendCollections, {});
      }
      const input = { remittanceId: prepared.remittanceId || NOBODY, reason: '重办' };
      return answerOf(await act(prepared.clerk, revokeRemittance, { input }));
    },
    // Whose money is on its way is not told to the bank to collect.
    answers: ['not-found', 'yes', 'collection-sent', 'receipt-in-suspense', 'payment-not-due'],
  },
  'register a payment': {
    act: (prepared) => register(prepared, 'transfer'),
    answers: ['not-found', 'yes', 'remittance-not-saved', 'remittance-not-saved', 'remittance-not-saved'],
  },
  'change the method': {
    act: (prepared) => changeTo(prepared, 'treasury'),
    answers: ['payment-not-due', 'payment-not-due', 'yes', 'receipt-in-suspense', 'payment-not-due'],
  },
  'pay from suspense what lies there': {
    async act(prepared) {
      await fillSuspense(owner, funds, { clerk: prepared.clerk, amount: '100000.00' });
      return payFromSuspense(prepared);
    },
    answers: ['not-found', 'yes', 'yes', 'yes', 'payment-not-due'],
  },
  'pay from suspense more than lies there': {
    act: payFromSuspense,
    answers: ['not-found', 'suspense-too-small', 'suspense-too-small', 'suspense-too-small', 'payment-not-due'],
  },
  'print the notice': {
    act: (prepared) => print(prepared, 'notice'),
    answers: ['not-found', 'not-found', 'yes', 'yes', 'payment-not-due'],
  },
  'print the voucher': {
    act: (prepared) => print(prepared, 'voucher'),
    answers: ['not-found', 'not-found', 'not-found', 'not-found', 'yes'],
  },
};

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** The first month of who would be sealed. */
function ofSealing(lines: Prepared['lines']) {
  const { accountNumber } = lines.seal as { accountNumber: string };
  return { accountNumber, months: ['2019-08'], reason: '01' as const, note: '' };
}

/** Seals who pays on, opens him at the other unit, and transfers him there: what became of the first and of the last. */
async function sealAndTransfer(prepared: Prepared): Promise<Answer> {
  const { clerk, lines, staying } = prepared;
  const sealed = await submitKind(prepared, 'seal');
  if (sealed === 'yes') await openAccounts(staying.other, [staying.line]);
  // A draft of the same person would stand in the way.
  else await done(clerk, discardFilings, { list: listOf('seal'), select: 'all' });
  const line = { ...lines.transfer, ...nameOf(lines.seal), toUnit: staying.toUnit } as TypedLine;
  return `${sealed},${await submitKind({ ...prepared, lines: { ...lines, transfer: line } }, 'transfer')}`;
}

function nameOf(line: TypedLine) {
  const { accountNumber, name } = line as { accountNumber: string; name: string };
  return { accountNumber, name };
}

async function revoke(clerk: OperatorPrincipal, id: string): Promise<Answer> {
  return answerOf(await act(clerk, revokeFilings, { input: { ids: [id], reason: '' } }));
}

async function register({ clerk, remittanceId }: Prepared, method: 'transfer' | 'suspense'): Promise<Answer> {
  return answerOf(await act(clerk, registerPayment, { input: { remittanceId: remittanceId || NOBODY, method } }));
}

async function changeTo({ clerk, payment }: Prepared, method: 'treasury' | 'suspense' | 'collection'): Promise<Answer> {
  return answerOf(await act(clerk, changeMethod, { input: { paymentId: payment?.paymentId ?? NOBODY, method } }));
}

function payFromSuspense(prepared: Prepared): Promise<Answer> {
  return prepared.payment ? changeTo(prepared, 'suspense') : register(prepared, 'suspense');
}

async function print({ clerk, payment }: Prepared, kind: 'notice' | 'voucher'): Promise<Answer> {
  return answerOf(await act(clerk, issuePaper, { input: { kind, paymentId: payment?.paymentId ?? NOBODY } }));
}

const STATES = ['open', 'saved', 'due', 'arrived', 'closed'] as const satisfies readonly State[];

describe.each(STATES.map((state, place) => ({ state, place })))('in the state $state', ({ state, place }) => {
  test.each(Object.entries(MATRIX))('%s', async (_, { act: attempt, filed, answers }) => {
    expect(await attempt(await prepare(state, filed))).toBe(answers[place]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

test('a change that was taken back leaves the month as it was before', async () => {
  const { clerk, effective } = await prepare('open');
  await done(clerk, revokeFilings, { ids: effective, reason: '' });
  const [row] = await accountsOf(clerk, ['revoked']);
  expect(row).toMatchObject({ id: effective[0] });
});
