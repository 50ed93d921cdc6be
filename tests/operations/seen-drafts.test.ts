import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { discardFilings } from '@/lib/filings/discard-filings';
import { editFiling } from '@/lib/filings/edit-filing';
import type { Selection } from '@/lib/filings/lists';
import { stampDrafts } from '@/lib/filings/seen-drafts';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { draftsOf, saveOpenings } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeUnit, openLine, setParameters } from '../support/hall';
import { newLine } from '../support/paying-units';
import { colleague, wantSecondPerson } from '../support/second-person';

const { owner } = useDatabase();

beforeAll(() => setParameters(owner));

const PART = { list: 'change-roster' } as const;

/** What a page of the unit's drafts sends for all of them. */
async function allSeen(clerk: OperatorPrincipal) {
  const { all } = await readAs(clerk, (tx) => stampDrafts(tx, clerk.unitId, PART));
  return { ...PART, select: 'all', seen: all } as const;
}

/** What it sends for some that are ticked. */
async function ticked(clerk: OperatorPrincipal, ids: string[]) {
  const drafts = await draftsOf(clerk);
  const versions = ids.map((id) => drafts.find((draft) => draft.id === id)?.version ?? 0);
  return { ...PART, select: ids, versions };
}

/** Types another base into a draft. */
async function retype(clerk: OperatorPrincipal, id: string): Promise<void> {
  const line = openLine(9_999, { base: '9999' });
  const version = (await draftsOf(clerk)).find((draft) => draft.id === id)?.version ?? 0;
  await done(clerk, editFiling('open'), { id, version, line });
}

describe.each([
  ['提交', (clerk: OperatorPrincipal, input: Selection) => act(clerk, submitFilings, { input })],
  ['删除', (clerk: OperatorPrincipal, input: Selection) => act(clerk, discardFilings, { input })],
] as const)('%s of drafts', (_, run) => {
  test('does all, as they were seen', async () => {
    const clerk = await makeUnit(owner);
    await saveOpenings(clerk, [newLine(), newLine()]);
    expect(await run(clerk, await allSeen(clerk))).toMatchObject({ ok: true });
    expect(await draftsOf(clerk)).toEqual([]);
  });

  test('does none where one was added meanwhile, changed or is gone', async () => {
    const clerk = await makeUnit(owner);
    const [first = '', second = ''] = await saveOpenings(clerk, [newLine(), newLine()]);
    const refusedOnce = async (happen: () => Promise<unknown>, lines: number) => {
      const input = await allSeen(clerk);
      await happen();
      expect(await run(clerk, input)).toMatchObject({ refusal: 'drafts-changed' });
      expect(await draftsOf(clerk)).toHaveLength(lines);
    };
    await refusedOnce(() => saveOpenings(clerk, [newLine()]), 3);
    await refusedOnce(() => retype(clerk, first), 3);
    await refusedOnce(() => done(clerk, discardFilings, { ...PART, select: [second] }), 2);
  });

  test('does those that are ticked as they were seen, whatever was added', async () => {
    const clerk = await makeUnit(owner);
    const [first = '', second = ''] = await saveOpenings(clerk, [newLine(), newLine()]);
    const [one, other] = [await ticked(clerk, [first]), await ticked(clerk, [second])];
    await saveOpenings(clerk, [newLine()]);
    expect(await run(clerk, one)).toMatchObject({ ok: true });
    await retype(clerk, second);
    expect(await run(clerk, other)).toMatchObject({ refusal: 'drafts-changed' });
    expect(await draftsOf(clerk)).toHaveLength(2);
  });
});

test('what a second person is asked for is what the first one saw', async () => {
  const maker = await makeUnit(owner, { roles: ['preparer'] });
  await colleague(owner, maker, ['reviewer']);
  await saveOpenings(maker, [newLine()]);
  await wantSecondPerson(owner, maker);
  const input = await allSeen(maker);
  await saveOpenings(maker, [newLine()]);
  expect(await act(maker, submitFilings, { input })).toMatchObject({ refusal: 'drafts-changed' });
  expect(await act(maker, submitFilings, { input: await allSeen(maker) })).toMatchObject({
    refusal: 'second-person-needed',
  });
});
