import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenLine } from '@/lib/filings/open.input';
import { reviewFiling } from '@/lib/filings/review-filing';
import { submitFilings } from '@/lib/filings/submit-filings';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { accountsOf, ALL, change, codesOf, draftsOf, filingsOf, logOf, saveOpenings } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { seenFiling } from '../support/reviews';

const { owner } = useDatabase();
let people = 0;

function newLine(changed: Partial<OpenLine> = {}): OpenLine {
  people += 1;
  return openLine(people, changed);
}

/** A unit with filings that wait for the centre. */
async function unitWaiting(count: number) {
  const clerk = await makeUnit(owner);
  const ids = await saveOpenings(
    clerk,
    Array.from({ length: count }, () => newLine({ base: '1000' })),
  );
  await done(clerk, submitFilings, ALL);
  return { clerk, ids };
}

beforeAll(() => setParameters(owner));

describe('taking filings back from review', () => {
  test('makes them drafts again that can be edited and submitted anew', async () => {
    const { clerk, ids } = await unitWaiting(2);
    expect(await done(clerk, withdrawFilings, { ids })).toEqual({ withdrawn: 2 });
    const drafts = await draftsOf(clerk);
    expect(drafts).toMatchObject([
      { month: null, submissionId: null, problems: [], reviewReasons: ['base-under-floor'] },
      { month: null, submissionId: null },
    ]);
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ review: 2 });
  });

  test('frees the draft of the same person that waited for it', async () => {
    const { clerk, ids } = await unitWaiting(1);
    const [other = ''] = await saveOpenings(clerk, [newLine()]);
    await change(
      owner,
      sql`update filings f set problems = '[{"code":"duplicate-in-review","field":"idNumber"}]', id_number_index = o.id_number_index, name = o.name
        from filings o where f.id = ${other} and o.id = ${ids[0] ?? ''}`,
    );
    await done(clerk, withdrawFilings, { ids });
    const codes = (await draftsOf(clerk)).map((row) => codesOf(row));
    expect(codes).toEqual([['duplicate-in-drafts'], ['duplicate-in-drafts']]);
  });
});

describe('is refused', () => {
  test('once the centre has decided, and for drafts', async () => {
    const { clerk, ids } = await unitWaiting(2);
    const reviewer = await makeStaff(owner, ['reviewer']);
    await done(reviewer, reviewFiling, await seenFiling({ id: ids[0] ?? '', decision: 'approve', opinion: '' }));
    expect(await act(clerk, withdrawFilings, { input: { ids } })).toMatchObject({ refusal: 'not-in-review' });
    expect(await filingsOf(clerk, ['in-review'])).toHaveLength(1);
    const drafts = await saveOpenings(clerk, [newLine()]);
    expect(await act(clerk, withdrawFilings, { input: { ids: drafts } })).toMatchObject({ refusal: 'not-in-review' });
  });

  test('for another unit’s', async () => {
    const { clerk, ids } = await unitWaiting(1);
    const stranger = await makeUnit(owner);
    expect(await act(stranger, withdrawFilings, { input: { ids } })).toMatchObject({ refusal: 'not-in-review' });
    expect(await filingsOf(clerk, ['in-review'])).toHaveLength(1);
  });

  test('to who may not, and that is recorded', async () => {
    const { clerk, ids } = await unitWaiting(1);
    const viewer = { ...clerk, roles: ['viewer' as const] };
    expect(await act(viewer, withdrawFilings, { input: { ids } })).toMatchObject({ refusal: 'not-permitted' });
    const reviewer = await makeStaff(owner, ['reviewer']);
    expect(await act(reviewer, withdrawFilings, { input: { ids } })).toMatchObject({ refusal: 'not-permitted' });
    expect(await logOf(owner, clerk.id, 'filings.withdraw')).toEqual(['not-permitted']);
  });
});

describe('once', () => {
  test('under one key', async () => {
    const { clerk, ids } = await unitWaiting(1);
    const [key, input] = [randomUUID(), { ids }];
    const first = await act(clerk, withdrawFilings, { input, key });
    expect(await act(clerk, withdrawFilings, { input, key })).toEqual(first);
    expect(await act(clerk, withdrawFilings, { input: { ids: [randomUUID()] }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
  });

  test('withdrawn and approved at once: one of the two, never both', async () => {
    const reviewer = await makeStaff(owner, ['reviewer']);
    for (let round = 0; round < 5; round += 1) {
      const { clerk, ids } = await unitWaiting(1);
      const input = await seenFiling({ id: ids[0] ?? '', decision: 'approve', opinion: '' });
      const outcomes = await Promise.all([
        act(clerk, withdrawFilings, { input: { ids } }),
        act(reviewer, reviewFiling, { input }),
      ]);
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'not-in-review' });
      expect(await accountsOf(clerk)).toHaveLength(outcomes[1].ok ? 1 : 0);
    }
  });
});
