import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import { beforeAll, describe, expect, test } from 'vitest';
import { discardFilings } from '@/lib/filings/discard-filings';
import type { OpenLine } from '@/lib/filings/open.input';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import {
  ALL,
  accountsOf,
  closeMonth,
  codesOf,
  draftsOf,
  logOf,
  openAccounts,
  openedEarlier,
  saveOpenings,
  sealLine,
  change,
} from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';

const { owner } = useDatabase();
let people = 0;

function newLine(changed: Partial<OpenLine> = {}): OpenLine {
  people += 1;
  return openLine(people, changed);
}

function these(ids: string[]) {
  return { list: 'change-roster', select: ids } as const;
}

/** Makes drafts faulty, as an import would have stored them. */
async function makeFaulty(ids: string[]): Promise<void> {
  await change(
    owner,
    sql`update filings set problems = '[{"code":"name-empty","field":"name","typed":true}]' where id = any(${pgArray(ids, 'uuid')})`,
  );
}

beforeAll(() => setParameters(owner));

describe('deleting drafts', () => {
  test('takes those that are named and leaves the others', async () => {
    const clerk = await makeUnit(owner);
    const [one = '', two = '', three = ''] = await saveOpenings(clerk, [newLine(), newLine(), newLine()]);
    expect(await done(clerk, discardFilings, these([one, three]))).toMatchObject({ discarded: 2 });
    expect((await draftsOf(clerk)).map((row) => row.id)).toEqual([two]);
  });

  test('takes all, all without faults, or all with', async () => {
    const clerk = await makeUnit(owner);
    const ids = await saveOpenings(clerk, [newLine(), newLine(), newLine(), newLine()]);
    await makeFaulty(ids.slice(0, 1));
    expect(await done(clerk, discardFilings, { list: 'change-roster', select: 'faulty' })).toMatchObject({
      discarded: 1,
    });
    await makeFaulty(ids.slice(1, 2));
    expect(await done(clerk, discardFilings, { list: 'change-roster', select: 'good' })).toMatchObject({
      discarded: 2,
    });
    expect(await done(clerk, discardFilings, ALL)).toMatchObject({ discarded: 1 });
    expect(await draftsOf(clerk)).toEqual([]);
  });

  test('keeps to the kind and the import that the list was narrowed to', async () => {
    const clerk = await makeUnit(owner);
    const [account] = await openAccounts(clerk, [newLine()]);
    await openedEarlier(owner, account);
    if (!account) throw new Error('the account was just opened');
    await done(clerk, saveFilings('seal'), { lines: [sealLine(account)] });
    await saveOpenings(clerk, [newLine(), newLine()]);
    expect(await done(clerk, discardFilings, { ...ALL, kind: 'seal' })).toMatchObject({ discarded: 1 });
    expect((await draftsOf(clerk)).map((row) => row.kind)).toEqual(['open', 'open']);
    expect(await act(clerk, discardFilings, { input: { ...ALL, importId: randomUUID() } })).toMatchObject({
      refusal: 'not-found',
    });
    expect(await draftsOf(clerk)).toHaveLength(2);
  });

  test('frees the line that shared the ID number', async () => {
    const clerk = await makeUnit(owner);
    const [kept = '', gone = ''] = await saveOpenings(clerk, [newLine(), newLine()]);
    await change(
      owner,
      sql`update filings f set id_number_index = o.id_number_index,
        problems = '[{"code":"duplicate-in-drafts","field":"idNumber"}]' from filings o where f.id = ${kept} and o.id = ${gone}`,
    );
    expect(codesOf((await draftsOf(clerk)).find((row) => row.id === kept))).toEqual(['duplicate-in-drafts']);
    await done(clerk, discardFilings, these([gone]));
    expect(await draftsOf(clerk)).toMatchObject([{ id: kept, problems: [] }]);
  });

  test('is possible after the month was saved', async () => {
    const clerk = await makeUnit(owner);
    await openAccounts(clerk, [newLine()]);
    await closeMonth(clerk);
    await saveOpenings(clerk, [newLine()]);
    expect(await done(clerk, discardFilings, ALL)).toMatchObject({ discarded: 1 });
  });
});

describe('is refused', () => {
  test('for what was submitted already', async () => {
    const clerk = await makeUnit(owner);
    const ids = await saveOpenings(clerk, [newLine(), newLine({ base: '1' })]);
    await done(clerk, submitFilings, ALL);
    expect(await act(clerk, discardFilings, { input: these(ids) })).toMatchObject({ refusal: 'not-found' });
    expect(await act(clerk, discardFilings, { input: ALL })).toMatchObject({ refusal: 'not-found' });
    expect(await accountsOf(clerk)).toHaveLength(1);
  });

  test('for another unit’s', async () => {
    const [clerk, stranger] = [await makeUnit(owner), await makeUnit(owner)];
    const ids = await saveOpenings(clerk, [newLine()]);
    expect(await act(stranger, discardFilings, { input: these(ids) })).toMatchObject({ refusal: 'not-found' });
    expect(await draftsOf(clerk)).toHaveLength(1);
  });

  test('to who may not, and that is recorded', async () => {
    const clerk = await makeUnit(owner);
    await saveOpenings(clerk, [newLine()]);
    const viewer = { ...clerk, roles: ['viewer' as const] };
    expect(await act(viewer, discardFilings, { input: ALL })).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(await makeStaff(owner, ['reviewer']), discardFilings, { input: ALL })).toMatchObject({
      refusal: 'not-permitted',
    });
    expect(await logOf(owner, clerk.id, 'filings.discard')).toEqual(['not-permitted']);
    expect(await draftsOf(clerk)).toHaveLength(1);
  });
});

describe('once', () => {
  test('under one key', async () => {
    const clerk = await makeUnit(owner);
    const [ids, key] = [await saveOpenings(clerk, [newLine()]), randomUUID()];
    const first = await act(clerk, discardFilings, { input: these(ids), key });
    expect(await act(clerk, discardFilings, { input: these(ids), key })).toEqual(first);
    expect(await act(clerk, discardFilings, { input: ALL, key })).toMatchObject({ refusal: 'request-key-reused' });
  });

  test('of two at once one deletes, the other finds nothing', async () => {
    const clerk = await makeUnit(owner);
    const ids = await saveOpenings(clerk, [newLine(), newLine()]);
    const outcomes = await Promise.all([1, 2].map(() => act(clerk, discardFilings, { input: these(ids) })));
    expect(outcomes.filter((outcome) => outcome.ok)).toMatchObject([{ result: { discarded: 2 } }]);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'not-found' });
  });

  test('discarding and submitting at once never leave half of either', async () => {
    const clerk = await makeUnit(owner);
    const ids = await saveOpenings(clerk, [newLine(), newLine(), newLine()]);
    const [discarded, submitted] = await Promise.all([
      act(clerk, discardFilings, { input: these(ids) }),
      act(clerk, submitFilings, { input: these(ids) }),
    ]);
    expect([discarded.ok, submitted.ok].filter(Boolean)).toHaveLength(1);
    expect(await accountsOf(clerk)).toHaveLength(submitted.ok ? 3 : 0);
    expect(await draftsOf(clerk)).toEqual([]);
  });
});
