import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { editFiling } from '@/lib/filings/edit-filing';
import { getDraft } from '@/lib/filings/get-draft';
import type { OpenLine } from '@/lib/filings/open.input';
import { reviewFiling } from '@/lib/filings/review-filing';
import { discardFilings } from '@/lib/filings/discard-filings';
import { revokeFilings, revokeReviewedFiling } from '@/lib/filings/revoke-filings';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { listNotices } from '@/lib/units/notices';
import { readAs } from '@/lib/operations/read';
import { getReview, listReviews } from '@/lib/reviews/list-reviews';
import { noticeSentence } from '@/lib/text/notices';
import {
  accountsOf,
  ALL,
  change,
  draftsOf,
  filingsOf,
  logOf,
  openAccounts,
  saveOpenings,
} from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { moveToBranch } from '../support/paying-units';
import { seenFiling } from '../support/reviews';

const { owner } = useDatabase();
let people = 0;
let reviewer: StaffPrincipal;

function newLine(changed: Partial<OpenLine> = {}): OpenLine {
  people += 1;
  return openLine(people, changed);
}

/** A unit with one filing that waits for the centre because of its base. */
async function unitWaiting(line = newLine({ base: '1000' })) {
  const clerk = await makeUnit(owner);
  const [id = ''] = await saveOpenings(clerk, [line]);
  await done(clerk, submitFilings, ALL);
  return { clerk, id };
}

beforeAll(async () => {
  await setParameters(owner);
  reviewer = await makeStaff(owner, ['reviewer']);
});

describe('the centre decides', () => {
  test('通过 makes it effective in the open month, with who decided', async () => {
    const { clerk, id } = await unitWaiting();
    const listed = await readAs(reviewer, (tx) => listReviews(tx, { page: 1, size: 200 }));
    expect(listed.rows.map((row) => row.id)).toContain(id);
    expect(await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '同意' }))).toEqual({
      id,
      decision: 'approve',
      opinion: '同意',
      final: true,
    });
    expect(await accountsOf(clerk)).toMatchObject([{ id, status: 'normal', base: 100_000n, unitShare: 12_000n }]);
    expect(await filingsOf(clerk, ['effective'])).toMatchObject([
      { id, month: '2019-08', effectiveOn: '2019-08-20', opinion: '同意' },
    ]);
    expect(await readAs(reviewer, (tx) => getReview(tx, id))).toBeUndefined();
  });

  test('不通过 ends it, with the opinion', async () => {
    const { clerk, id } = await unitWaiting();
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'reject', opinion: '基数有误' }));
    expect(await filingsOf(clerk, ['rejected'])).toMatchObject([{ id, opinion: '基数有误', month: '2019-08' }]);
    expect(await accountsOf(clerk)).toEqual([]);
  });

  test('退回修改 makes it a draft again that says why', async () => {
    const { clerk, id } = await unitWaiting();
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'return', opinion: '请核对工资基数' }));
    expect(await draftsOf(clerk)).toMatchObject([{ id, month: null, submissionId: null, opinion: '请核对工资基数' }]);
    expect(await readAs(clerk, (tx) => getDraft(tx, clerk.unitId, id))).toMatchObject({ opinion: '请核对工资基数' });
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ review: 1 });
  });

  test('a person who is new to the centre is enrolled only now', async () => {
    const line = newLine({ base: '1000' });
    const { id } = await unitWaiting(line);
    expect(await owner.raw`select id from people where id = ${id}`).toEqual([]);
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '' }));
    expect(await owner.raw`select name from people where id = ${id}`).toEqual([{ name: line.name }]);
  });
});

describe('over the cap two people approve (Q-33)', () => {
  test('the first is noted with a reason, the second makes it effective; nobody is both', async () => {
    const { clerk, id } = await unitWaiting(newLine({ base: '30000' }));
    const approve = { id, decision: 'approve' as const };
    expect(await act(reviewer, reviewFiling, { input: await seenFiling({ ...approve, opinion: '' }) })).toMatchObject({
      refusal: 'opinion-missing',
    });
    expect(await done(reviewer, reviewFiling, await seenFiling({ ...approve, opinion: '材料属实' }))).toMatchObject({
      final: false,
    });
    expect(await accountsOf(clerk)).toEqual([]);
    expect(
      await act(reviewer, reviewFiling, { input: await seenFiling({ ...approve, opinion: '同意' }) }),
    ).toMatchObject({
      refusal: 'review-own',
    });
    const second = await makeStaff(owner, ['reviewer']);
    expect(await done(second, reviewFiling, await seenFiling({ ...approve, opinion: '同意' }))).toMatchObject({
      final: true,
    });
    expect(await filingsOf(clerk, ['effective'])).toMatchObject([{ id, opinion: '材料属实；同意' }]);
    expect(await accountsOf(clerk)).toMatchObject([{ base: 3_000_000n }]);
  });

  test('withdrawn between the two, it begins anew', async () => {
    const { clerk, id } = await unitWaiting(newLine({ base: '30000' }));
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '材料属实' }));
    await done(clerk, withdrawFilings, { ids: [id] });
    await done(clerk, submitFilings, ALL);
    expect(
      await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '同意' })),
    ).toMatchObject({
      final: false,
    });
  });
});

describe('what the centre approved', () => {
  test('the unit does not take back by itself; another reviewer does, for a reason (Q-72)', async () => {
    const line = newLine({ base: '1000' });
    const { clerk, id } = await unitWaiting(line);
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '' }));
    expect(await act(clerk, revokeFilings, { input: { ids: [id], reason: '' } })).toMatchObject({
      refusal: 'revoke-reviewed',
      values: { names: line.name },
    });
    const input = { id, reason: '单位来函' };
    expect(await act(reviewer, revokeReviewedFiling, { input })).toMatchObject({ refusal: 'review-own' });
    await done(await makeStaff(owner, ['reviewer']), revokeReviewedFiling, input);
    expect(await filingsOf(clerk, ['revoked'])).toMatchObject([{ id }]);
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'revoked' }]);
  });

  test('the unit is told when it is taken back, with the reason', async () => {
    const line = newLine({ base: '1000' });
    const { clerk, id } = await unitWaiting(line);
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '' }));
    await done(await makeStaff(owner, ['reviewer']), revokeReviewedFiling, { id, reason: '工资表有误' });
    const [notice] = await readAs(clerk, (tx) => listNotices(tx, clerk.unitId, 5));
    const values = { kind: 'open', name: line.name, reason: '工资表有误' };
    expect(notice).toMatchObject({ code: 'review-revoked', values, path: '/change-roster/submitted' });
    expect(noticeSentence({ code: 'review-revoked', values })).toBe(
      `中心已撤销${line.name}的新增开户，原因：工资表有误。需要的请重新办理。`,
    );
  });

  test('the unit is told of every decision, with the opinion', async () => {
    for (const decision of ['approve', 'reject', 'return'] as const) {
      const { clerk, id } = await unitWaiting();
      await done(reviewer, reviewFiling, await seenFiling({ id, decision, opinion: '见附件' }));
      const [notice] = await readAs(clerk, (tx) => listNotices(tx, clerk.unitId, 5));
      expect(notice).toMatchObject({
        code: { approve: 'review-approved', reject: 'review-rejected', return: 'review-returned' }[decision],
        values: { opinion: '见附件' },
      });
    }
  });

  test('a draft that came back is never deleted (Q-73)', async () => {
    const { clerk, id } = await unitWaiting();
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'return', opinion: '请核对工资基数' }));
    expect(await done(clerk, discardFilings, ALL)).toEqual({ discarded: 0, closed: 1 });
    expect(await filingsOf(clerk, ['revoked'])).toMatchObject([{ id, opinion: '请核对工资基数' }]);
  });
});

describe('looks again before it approves', () => {
  test('a person who is 正常 elsewhere by now is refused, with the unit’s name masked', async () => {
    const line = newLine({ base: '1000' });
    const { clerk, id } = await unitWaiting(line);
    await openAccounts(await makeUnit(owner, { name: '雪域科技有限公司' }), [{ ...line, base: '10000' }]);
    const outcome = await act(reviewer, reviewFiling, {
      input: await seenFiling({ id, decision: 'approve', opinion: '' }),
    });
    expect(outcome).toMatchObject({ refusal: 'review-finds-fault' });
    expect(outcome.ok ? '' : outcome.values.fault).toMatch(/^该职工在其他单位（雪域\*{4}..）/);
    expect(await filingsOf(clerk, ['in-review'])).toHaveLength(1);
    expect(
      await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'return', opinion: '已在其他单位缴存' })),
    ).toMatchObject({
      id,
    });
  });

  test('a base that is over the cap by now wants an opinion and two people (Q-33, Q-113)', async () => {
    const { clerk, id } = await unitWaiting();
    await moveToBranch(owner, clerk, { branch: '当雄管理部', floor: 50_000n });
    await change(owner, sql`update fund_parameters set cap_base = 90000 where branch = '当雄管理部'`);
    const approve = { id, decision: 'approve' as const };
    expect(await act(reviewer, reviewFiling, { input: await seenFiling({ ...approve, opinion: '' }) })).toMatchObject({
      refusal: 'opinion-missing',
    });
    const approved = { ...approve, opinion: '材料属实' };
    expect(await done(reviewer, reviewFiling, await seenFiling(approved))).toMatchObject({ final: false });
    const reviewReasons = ['base-under-floor', 'base-over-cap'];
    expect(await filingsOf(clerk, ['in-review'])).toMatchObject([{ id, reviewReasons }]);
    const second = await makeStaff(owner, ['reviewer']);
    expect(await done(second, reviewFiling, await seenFiling(approved))).toMatchObject({ final: true });
    expect(await filingsOf(clerk, ['effective'])).toMatchObject([{ id, reviewReasons }]);
  });

  test('a draft of the same person at the unit does not stand in the way', async () => {
    const { clerk, id } = await unitWaiting();
    const [other = ''] = await saveOpenings(clerk, [newLine()]);
    await change(
      owner,
      sql`update filings f set problems = '[{"code":"duplicate-in-review","field":"idNumber"}]', id_number_index = o.id_number_index, name = o.name
        from filings o where f.id = ${other} and o.id = ${id}`,
    );
    expect(
      await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '' })),
    ).toMatchObject({ id });
    expect(await accountsOf(clerk)).toMatchObject([{ id, status: 'normal' }]);
  });
});

describe('what was changed since it was looked at', () => {
  test('withdrawn, edited and submitted again, it is looked at again', async () => {
    const line = newLine({ base: '1000' });
    const { clerk, id } = await unitWaiting(line);
    const seen = await seenFiling({ id, decision: 'approve', opinion: '' });
    await done(clerk, withdrawFilings, { ids: [id] });
    const [withdrawn] = await draftsOf(clerk);
    const edited = { id, version: withdrawn?.version ?? 0, line: { ...line, base: '1600' } };
    expect(await act(reviewer, reviewFiling, { input: seen })).toMatchObject({ refusal: 'not-in-review' });
    await done(clerk, editFiling('open'), edited);
    await done(clerk, submitFilings, ALL);
    for (const decision of ['approve', 'reject', 'return'] as const) {
      const input = { ...seen, decision, opinion: '已核对' };
      expect(await act(reviewer, reviewFiling, { input })).toMatchObject({ refusal: 'changed-meanwhile' });
    }
    expect(await accountsOf(clerk)).toEqual([]);
    expect(await filingsOf(clerk, ['in-review'])).toMatchObject([{ id, base: 160_000n }]);
    const shown = await readAs(reviewer, (tx) => getReview(tx, id));
    await done(reviewer, reviewFiling, { ...seen, version: shown?.version ?? 0 });
    expect(await accountsOf(clerk)).toMatchObject([{ id, base: 160_000n }]);
  });

  test('withdrawn and submitted again as it was, too', async () => {
    const { clerk, id } = await unitWaiting();
    const seen = await seenFiling({ id, decision: 'approve', opinion: '' });
    await done(clerk, withdrawFilings, { ids: [id] });
    await done(clerk, submitFilings, ALL);
    expect(await act(reviewer, reviewFiling, { input: seen })).toMatchObject({ refusal: 'changed-meanwhile' });
  });
});

describe('is refused', () => {
  test('without an opinion, unless it approves', async () => {
    const { id } = await unitWaiting();
    for (const decision of ['reject', 'return'] as const) {
      expect(
        await act(reviewer, reviewFiling, { input: await seenFiling({ id, decision, opinion: '' }) }),
      ).toMatchObject({
        refusal: 'opinion-missing',
      });
    }
  });

  test('for what is no longer in review, and for nothing', async () => {
    const { id } = await unitWaiting();
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '' }));
    expect(
      await act(reviewer, reviewFiling, { input: await seenFiling({ id, decision: 'approve', opinion: '' }) }),
    ).toMatchObject({
      refusal: 'not-in-review',
    });
    const nothing = { id: randomUUID(), version: 1, decision: 'approve' as const, opinion: '' };
    expect(await act(reviewer, reviewFiling, { input: nothing })).toMatchObject({ refusal: 'not-found' });
  });

  test('for one’s own entry', async () => {
    const { id } = await unitWaiting();
    await change(owner, sql`update filings set created_by = ${reviewer.id} where id = ${id}`);
    expect(
      await act(reviewer, reviewFiling, { input: await seenFiling({ id, decision: 'approve', opinion: '' }) }),
    ).toMatchObject({
      refusal: 'review-own',
    });
  });

  test('to every other desk and to units, and that is recorded', async () => {
    const { clerk, id } = await unitWaiting();
    const input = await seenFiling({ id, decision: 'approve', opinion: '' });
    const desk = await makeStaff(owner, ['funds', 'counter', 'administrator']);
    expect(await act(desk, reviewFiling, { input })).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(clerk, reviewFiling, { input })).toMatchObject({ refusal: 'not-permitted' });
    expect(await logOf(owner, desk.id, 'filings.review')).toEqual(['not-permitted']);
    expect(await logOf(owner, clerk.id, 'filings.review')).toEqual(['not-permitted']);
    expect(await accountsOf(clerk)).toEqual([]);
  });
});

describe('once', () => {
  test('under one key', async () => {
    const { id } = await unitWaiting();
    const [key, input] = [randomUUID(), await seenFiling({ id, decision: 'approve', opinion: '' })];
    const first = await act(reviewer, reviewFiling, { input, key });
    expect(await act(reviewer, reviewFiling, { input, key })).toEqual(first);
    expect(await act(reviewer, reviewFiling, { input: { ...input, opinion: '好' }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
  });

  test('of two reviewers at once one decides', async () => {
    const second = await makeStaff(owner, ['reviewer']);
    const { clerk, id } = await unitWaiting();
    const seen = await seenFiling({ id, decision: 'approve', opinion: '' });
    const outcomes = await Promise.all([
      act(reviewer, reviewFiling, { input: seen }),
      act(second, reviewFiling, { input: { ...seen, decision: 'reject', opinion: '不同意' } }),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'not-in-review' });
    expect(await accountsOf(clerk)).toHaveLength(outcomes[0].ok ? 1 : 0);
  });
});
