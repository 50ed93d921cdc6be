import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { FilingKind } from '@/lib/filings/filing';
import type { TypedLine } from '@/lib/filings/filing-kind';
import { listOf } from '@/lib/filings/lists';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { changeMethod, registerPayment } from '@/lib/remittances/register-payment';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { accountsOf, change, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, baseLine, brokenInvariants, file, transferLine, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { payMonth, registerMonth, rowsOf, saveMonth, type Registered } from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let people = 0;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
});

type State = 'open' | 'saved' | 'due' | 'closed';
/** 'yes', or the code of the refusal. */
type Answer = string;

/** A unit on its third month in one of the states of rulebook 6, with a line of each kind that could be submitted, and one that was. */
interface Prepared {
  clerk: OperatorPrincipal;
  lines: Record<FilingKind, TypedLine>;
  /** Drafts of each kind, saved before the month was. */
  drafts: Partial<Record<FilingKind, string>>;
  /** An opening that took effect in the month. */
  effective: string;
  remittanceId: string;
  payment: Registered | null;
}

async function prepare(state: State): Promise<Prepared> {
  const clerk = await makeUnit(owner);
  await change(owner, sql`update units set unit_ratio = 1000, own_ratio = 1000 where id = ${clerk.unitId}`);
  const first = people;
  people += 8;
  const lineOf = (place: number) => openLine(first + place + 1);
  await openAccounts(clerk, [0, 1, 2, 3].map(lineOf));
  await payMonth(funds, await registerMonth(owner, clerk));
  const [sealed, moving, stays] = await accountsOf(clerk);
  if (!sealed || !moving || !stays) throw new Error('four accounts were opened');
  await file(clerk, 'seal', [sealLine(sealed), sealLine(moving)]);
  await payMonth(funds, await registerMonth(owner, clerk));
  const other = await makeUnit(owner);
  await openAccounts(other, [lineOf(1)]);
  const [target] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${other.unitId}`);
  const { ids } = await file(clerk, 'open', [lineOf(5)]);
  const lines: Record<FilingKind, TypedLine> = {
    open: lineOf(6),
    seal: sealLine(stays),
    unseal: unsealLine(sealed),
    base: baseLine(stays),
    ratio: { unitRatio: '12', ownRatio: '12', note: '' },
    'back-pay': backPayLine(sealed, { forMonth: '201909' }),
    transfer: transferLine(moving, { toUnit: target?.number ?? '' }),
  };
  const prepared: Prepared = {
    ...{ clerk, lines, drafts: {}, effective: ids[0] ?? '' },
    remittanceId: '',
    payment: null,
  };
  if (state === 'saved') prepared.remittanceId = await saveMonth(clerk);
  if (state === 'due' || state === 'closed') {
    prepared.payment = await registerMonth(owner, clerk);
    prepared.remittanceId = prepared.payment.remittanceId;
  }
  if (state === 'closed' && prepared.payment) await payMonth(funds, prepared.payment);
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

type Act = (prepared: Prepared) => Promise<Answer>;

/** Rulebook 6, row by row: what each act answers in OPEN, SAVED, DUE, and of a CLOSED month. */
const MATRIX: Record<string, { act: Act; open: Answer; saved: Answer; due: Answer; closed: Answer }> = {
  'draft a change': {
    act: async ({ clerk, lines }) =>
      answerOf(await act(clerk, saveFilings('open'), { input: { lines: [lines.open] } })),
    ...{ open: 'yes', saved: 'yes', due: 'yes', closed: 'yes' },
  },
  ...Object.fromEntries(
    ROSTER_KINDS.map((kind) => [
      `submit ${kind}`,
      {
        act: (prepared: Prepared) => submitKind(prepared, kind),
        // Of a closed month nothing is submitted: what is submitted then is for the next, which is open.
        ...{ open: 'yes', saved: 'month-not-open', due: 'month-not-open', closed: 'yes' },
      },
    ]),
  ),
  'submit transfer': {
    act: (prepared) => submitKind(prepared, 'transfer'),
    ...{ open: 'yes', saved: 'yes', due: 'yes', closed: 'yes' },
  },
  'revoke a change of this month': {
    act: async ({ clerk, effective }) =>
      answerOf(await act(clerk, revokeFilings, { input: { ids: [effective], reason: '' } })),
    ...{ open: 'yes', saved: 'month-not-open', due: 'month-not-open', closed: 'not-found' },
  },
  'revoke the roster': {
    act: async ({ clerk, remittanceId }) =>
      answerOf(await act(clerk, revokeRemittance, { input: { remittanceId: remittanceId || NOBODY, reason: '重办' } })),
    ...{ open: 'not-found', saved: 'yes', due: 'yes', closed: 'receipt-arrived' },
  },
  'register a payment': {
    act: async ({ clerk, remittanceId }) => {
      const input = { remittanceId: remittanceId || NOBODY, method: 'transfer' as const };
      return answerOf(await act(clerk, registerPayment, { input }));
    },
    ...{ open: 'not-found', saved: 'yes', due: 'remittance-not-saved', closed: 'remittance-not-saved' },
  },
  'change the method': {
    act: async ({ clerk, payment }) => {
      const input = { paymentId: payment?.paymentId ?? NOBODY, method: 'treasury' as const };
      return answerOf(await act(clerk, changeMethod, { input }));
    },
    ...{ open: 'payment-not-due', saved: 'payment-not-due', due: 'yes', closed: 'payment-not-due' },
  },
};

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe.each<State>(['open', 'saved', 'due', 'closed'])('in the state %s', (state) => {
  test.each(Object.entries(MATRIX))('%s', async (_, { act: attempt, ...answers }) => {
    expect(await attempt(await prepare(state))).toBe(answers[state]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

test('a change that was taken back leaves the month as it was before', async () => {
  const { clerk, effective } = await prepare('open');
  await done(clerk, revokeFilings, { ids: [effective], reason: '' });
  const [row] = await accountsOf(clerk, ['revoked']);
  expect(row).toMatchObject({ id: effective });
});
