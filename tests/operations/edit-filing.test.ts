import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { discardFilings } from '@/lib/filings/discard-filings';
import { editFiling } from '@/lib/filings/edit-filing';
import { getDraft } from '@/lib/filings/get-draft';
import type { OpenLine } from '@/lib/filings/open.input';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { ALL, draftsOf, faultsIn, logOf, openAccounts, saveOpenings, change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeUnit, openLine, setParameters } from '../support/hall';

const { owner } = useDatabase();
const edit = editFiling('open');
let people = 0;

function newLine(changed: Partial<OpenLine> = {}): OpenLine {
  people += 1;
  return openLine(people, changed);
}

/** A unit with one saved line. */
async function unitWith(line: OpenLine): Promise<{ clerk: OperatorPrincipal; id: string }> {
  const clerk = await makeUnit(owner);
  const [id = ''] = await saveOpenings(clerk, [line]);
  return { clerk, id };
}

beforeAll(() => setParameters(owner));

describe('editing a draft', () => {
  test('types it anew: every value, and what follows from it', async () => {
    const line = newLine();
    const { clerk, id } = await unitWith(line);
    const changed = { ...newLine({ base: '', monthly: '1294.00', phone: '10011112222' }), idNumber: line.idNumber };
    expect(await done(clerk, edit, { id, version: 1, line: changed })).toEqual({ id });
    expect(await draftsOf(clerk)).toMatchObject([
      { id, name: changed.name, base: 539_200n, monthly: 129_400n, problems: [], reviewReasons: [], version: 2 },
    ]);
    const draft = await readAs(clerk, (tx) => getDraft(tx, clerk.unitId, id));
    expect(draft?.typed).toMatchObject({ idNumber: line.idNumber, phone: '10011112222', base: '5392.00' });
  });

  test('takes away what no longer holds: review reasons, marks', async () => {
    const { clerk, id } = await unitWith(newLine({ base: '100', idNumber: '540199670401123' }));
    expect(await draftsOf(clerk)).toMatchObject([{ reviewReasons: ['base-under-floor'], marks: ['id-upgraded'] }]);
    await done(clerk, edit, { id, version: 1, line: newLine() });
    expect(await draftsOf(clerk)).toMatchObject([{ reviewReasons: [], marks: [] }]);
  });

  test('frees the other draft that shared its old ID number', async () => {
    const line = newLine();
    const { clerk, id } = await unitWith(line);
    const [other = ''] = await saveOpenings(clerk, [newLine()]);
    await change(
      owner,
      sql`update filings f set id_number_index = o.id_number_index,
        problems = '[{"code":"duplicate-in-drafts","field":"idNumber"}]' from filings o where f.id = ${other} and o.id = ${id}`,
    );
    await done(clerk, edit, { id, version: 1, line: newLine() });
    expect((await draftsOf(clerk)).find((row) => row.id === other)?.problems).toEqual([]);
  });
});

describe('is refused', () => {
  test('with a fault, and the draft stays as it was', async () => {
    const { clerk, id } = await unitWith(newLine());
    const before = await draftsOf(clerk);
    const faults = faultsIn(
      await act(clerk, edit, { input: { id, version: 1, line: newLine({ name: '', base: '1.001' }) } }),
    );
    expect(faults).toMatchObject([
      { line: 0, code: 'name-empty', field: 'name' },
      { line: 0, code: 'base-too-many-decimals', field: 'base' },
    ]);
    expect(await draftsOf(clerk)).toEqual(before);
  });

  test('as a duplicate of another draft', async () => {
    const line = newLine();
    const { clerk } = await unitWith(line);
    const [id = ''] = await saveOpenings(clerk, [newLine()]);
    const outcome = await act(clerk, edit, {
      input: { id, version: 1, line: { ...newLine(), idNumber: line.idNumber } },
    });
    expect(faultsIn(outcome)).toMatchObject([{ code: 'duplicate-in-drafts', field: 'idNumber' }]);
  });

  test('when somebody changed it since it was opened', async () => {
    const { clerk, id } = await unitWith(newLine());
    await done(clerk, edit, { id, version: 1, line: newLine() });
    expect(await act(clerk, edit, { input: { id, version: 1, line: newLine() } })).toMatchObject({
      refusal: 'changed-meanwhile',
    });
  });

  test('when it was discarded or submitted meanwhile, or is another unit’s', async () => {
    const { clerk, id } = await unitWith(newLine());
    const stranger = await makeUnit(owner);
    const input = { id, version: 1, line: newLine() };
    expect(await act(stranger, edit, { input })).toMatchObject({ refusal: 'not-found' });
    await done(clerk, submitFilings, ALL);
    expect(await act(clerk, edit, { input })).toMatchObject({ refusal: 'not-found' });
    const [gone = ''] = await saveOpenings(clerk, [newLine()]);
    await done(clerk, discardFilings, ALL);
    expect(await act(clerk, edit, { input: { ...input, id: gone } })).toMatchObject({ refusal: 'not-found' });
    expect(await act(clerk, edit, { input: { ...input, id: randomUUID() } })).toMatchObject({ refusal: 'not-found' });
  });

  test('as a line of another kind', async () => {
    const { clerk, id } = await unitWith(newLine());
    const line = { accountNumber: '', idNumber: '', name: '', reason: '', leftOn: '', note: '' };
    expect(await act(clerk, editFiling('seal'), { input: { id, version: 1, line } })).toMatchObject({
      refusal: 'not-found',
    });
  });

  test('to who may not, and that is recorded', async () => {
    const { clerk, id } = await unitWith(newLine());
    const viewer = { ...clerk, roles: ['viewer' as const] };
    expect(await act(viewer, edit, { input: { id, version: 1, line: newLine() } })).toMatchObject({
      refusal: 'not-permitted',
    });
    expect(await logOf(owner, clerk.id, 'open.edit')).toEqual(['not-permitted']);
  });
});

describe('once', () => {
  test('under one key: the second answer is the first', async () => {
    const { clerk, id } = await unitWith(newLine());
    const [key, input] = [randomUUID(), { id, version: 1, line: newLine() }];
    const first = await act(clerk, edit, { input, key });
    expect(await act(clerk, edit, { input, key })).toEqual(first);
    expect(await act(clerk, edit, { input: { ...input, version: 2 }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
    expect(await draftsOf(clerk)).toMatchObject([{ version: 2 }]);
  });

  test('of two clerks at once one wins, the other is told', async () => {
    const { clerk, id } = await unitWith(newLine());
    const outcomes = await Promise.all(
      [1, 2].map(() => act(clerk, edit, { input: { id, version: 1, line: newLine() } })),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'changed-meanwhile' });
  });

  test('editing and submitting at once: whichever came second does not undo the first', async () => {
    const line = newLine();
    const { clerk, id } = await unitWith(line);
    const changed = { ...line, base: '20000.00' };
    const [edited, submitted] = await Promise.all([
      act(clerk, edit, { input: { id, version: 1, line: changed } }),
      act(clerk, submitFilings, { input: ALL }),
    ]);
    expect(submitted).toMatchObject({ ok: true });
    const [account] = await openAccounts(clerk, [newLine()]).then(
      () => owner.raw`select base from accounts where id = ${id}`,
    );
    expect(account?.base).toBe(edited.ok ? 2_000_000n : 1_000_000n);
  });
});
