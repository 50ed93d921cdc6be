import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { discardFilings } from '@/lib/filings/discard-filings';
import { editFiling } from '@/lib/filings/edit-filing';
import { FILING_ACTS, type FilingState } from '@/lib/filings/filing';
import type { OpenLine } from '@/lib/filings/open.input';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeFilings, revokeReviewedFiling } from '@/lib/filings/revoke-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { filingsOf, saveOpenings } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine } from '../support/paying-units';
import { seenFiling } from '../support/reviews';

const { owner } = useDatabase();
let reviewer: StaffPrincipal;
let second: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  reviewer = await makeStaff(owner, ['reviewer']);
  second = await makeStaff(owner, ['reviewer']);
});

interface Application {
  clerk: OperatorPrincipal;
  id: string;
  line: OpenLine;
}

/** An opening under the floor, which only the centre makes effective, as a draft. */
async function draft(): Promise<Application> {
  const [clerk, line] = [await makeUnit(owner), newLine({ base: '1000' })];
  const [id = ''] = await saveOpenings(clerk, [line]);
  return { clerk, id, line };
}

function submitted({ clerk, id }: Application) {
  return act(clerk, submitFilings, { input: { list: 'change-roster', select: [id] } });
}

async function decided(
  staff: StaffPrincipal,
  decision: 'approve' | 'reject' | 'return',
  { id }: Pick<Application, 'id'>,
) {
  return act(staff, reviewFiling, { input: await seenFiling({ id, decision, opinion: '已核对' }) });
}

/** How an application comes to stand in each state (rulebook 6); what the centre returned, and what was withdrawn, are drafts again. */
const STANDINGS: Record<string, { state: FilingState; bring: (application: Application) => Promise<unknown> }> = {
  已保存: { state: 'draft', bring: () => Promise.resolve() },
  待审核: { state: 'in-review', bring: submitted },
  已退回: {
    state: 'draft',
    bring: async (one) => submitted(one).then(() => decided(reviewer, 'return', one)),
  },
  已办结: {
    state: 'effective',
    bring: async (one) => submitted(one).then(() => decided(reviewer, 'approve', one)),
  },
  不通过: {
    state: 'rejected',
    bring: async (one) => submitted(one).then(() => decided(reviewer, 'reject', one)),
  },
  '已撤销, withdrawn': {
    state: 'revoked',
    async bring(one) {
      await submitted(one);
      await done(one.clerk, withdrawFilings, { ids: [one.id] });
      await done(one.clerk, discardFilings, { list: 'change-roster', select: [one.id] });
    },
  },
  '已撤销, taken back': {
    state: 'revoked',
    async bring(one) {
      await submitted(one);
      await decided(reviewer, 'approve', one);
      await done(second, revokeReviewedFiling, { id: one.id, reason: '来函' });
    },
  },
};

type Outcome = { ok: true } | { ok: false; refusal: string };

/** Each act of an application, and how it is refused where it is not possible. */
const ACTS: Record<
  keyof typeof FILING_ACTS | 'revoke by the centre',
  { refused: string; run: (one: Application, version: number) => Promise<Outcome> }
> = {
  edit: {
    refused: 'not-found',
    run: ({ clerk, id, line }, version) => act(clerk, editFiling('open'), { input: { id, version, line } }),
  },
  discard: {
    refused: 'not-found',
    run: ({ clerk, id }) => act(clerk, discardFilings, { input: { list: 'change-roster', select: [id] } }),
  },
  submit: { refused: 'nothing-selected', run: submitted },
  withdraw: {
    refused: 'not-in-review',
    run: ({ clerk, id }) => act(clerk, withdrawFilings, { input: { ids: [id] } }),
  },
  approve: { refused: 'not-in-review', run: (one) => decided(second, 'approve', one) },
  reject: { refused: 'not-in-review', run: (one) => decided(second, 'reject', one) },
  return: { refused: 'not-in-review', run: (one) => decided(second, 'return', one) },
  // Of what the centre has reviewed, the unit is told so.
  revoke: {
    refused: 'not-found',
    run: ({ clerk, id }) => act(clerk, revokeFilings, { input: { ids: [id], reason: '' } }),
  },
  'revoke by the centre': {
    refused: 'not-found',
    run: ({ id }) => act(second, revokeReviewedFiling, { input: { id, reason: '来函' } }),
  },
};

describe.each(Object.entries(STANDINGS))('an application that is %s', (_, { state, bring }) => {
  test.each(Object.entries(ACTS))('%s', async (name, { refused, run }) => {
    const application = await draft();
    await bring(application);
    const stood = await filingsOf(application.clerk, [state]);
    expect(stood).toMatchObject([{ id: application.id }]);
    const { from } = FILING_ACTS[name === 'revoke by the centre' ? 'revoke' : (name as keyof typeof FILING_ACTS)];
    const expected = from !== state ? refused : name === 'revoke' ? 'revoke-reviewed' : 'yes';
    const outcome = await run(application, stood[0]?.version ?? 0);
    expect(outcome.ok ? 'yes' : outcome.refusal).toBe(expected);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});
