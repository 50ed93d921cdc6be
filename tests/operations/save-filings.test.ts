import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { getDraft } from '@/lib/filings/get-draft';
import type { OpenLine } from '@/lib/filings/open.input';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { checkDigitOf } from '@/lib/values/id-number';
import {
  accountsOf,
  ALL,
  closeMonth,
  codesOf,
  draftsOf,
  faultsIn,
  filingsOf,
  logOf,
  openAccounts,
  saveOpenings,
  sealAccount,
  change,
} from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';

const { owner } = useDatabase();
const save = saveFilings('open');
let clerk: OperatorPrincipal;
let nobody = 0;

/** A line about somebody whom no test has named yet. */
function newLine(changed: Partial<OpenLine> = {}): OpenLine {
  nobody += 1;
  return openLine(nobody, changed);
}

function numberOf(first17: string): string {
  return first17 + checkDigitOf(first17);
}

beforeAll(async () => {
  await setParameters(owner);
  clerk = await makeUnit(owner);
});

describe('saving openings', () => {
  test('stores what was typed as drafts, protected, with both shares', async () => {
    const unit = await makeUnit(owner);
    const line = newLine({ base: '５，３９０元', phone: '100 1234 5678', staffNumber: ' A-17 ' });
    const saved = await done(unit, save, { lines: [line] });
    expect(saved).toEqual({ saved: 1, ids: [expect.any(String)] });
    const [draft] = await draftsOf(unit);
    expect(draft).toMatchObject({
      id: saved.ids[0],
      kind: 'open',
      state: 'draft',
      source: 'form',
      name: line.name,
      idNumberMask: `${line.idNumber.slice(0, 6)}********${line.idNumber.slice(14)}`,
      base: 539_000n,
      unitShare: 64_700n,
      ownShare: 64_700n,
      monthly: 129_400n,
      problems: [],
      reviewReasons: [],
    });
    const again = await readAs(unit, (tx) => getDraft(tx, unit.unitId, saved.ids[0] ?? ''));
    expect(again).toMatchObject({
      version: 1,
      typed: {
        name: line.name,
        idNumber: line.idNumber,
        phone: '10012345678',
        staffNumber: 'A-17',
        base: '5390.00',
        monthly: '',
      },
    });
    expect(await filingsOf(unit, ['effective'])).toEqual([]);
  });

  test('never keeps an ID number or a phone in the clear', async () => {
    const unit = await makeUnit(owner);
    const line = newLine({ phone: '10087654321' });
    await done(unit, save, { lines: [line] });
    const [stored] = await owner.raw`select f::text as row from filings f where unit_id = ${unit.unitId}`;
    expect(stored?.row).not.toContain(line.idNumber);
    expect(stored?.row).not.toContain('10087654321');
  });

  test('takes a monthly amount instead of the base', async () => {
    const [id = ''] = await saveOpenings(clerk, [newLine({ base: '', monthly: '￥1,294.00' })]);
    const draft = (await draftsOf(clerk)).find((row) => row.id === id);
    expect(draft).toMatchObject({ base: 539_200n, unitShare: 64_700n, ownShare: 64_700n });
  });

  test('takes several lines at once, as a list', async () => {
    const ids = await saveOpenings(clerk, [newLine(), newLine(), newLine()]);
    const sources = (await draftsOf(clerk)).filter((row) => ids.includes(row.id)).map((row) => row.source);
    expect(sources).toEqual(['list', 'list', 'list']);
  });

  test('is possible after the month was saved', async () => {
    const unit = await makeUnit(owner);
    await openAccounts(unit, [newLine()]);
    await closeMonth(unit);
    await saveOpenings(unit, [newLine()]);
    expect(await draftsOf(unit)).toHaveLength(1);
  });

  test('raises a number of 15 digits and says so', async () => {
    const [id = ''] = await saveOpenings(clerk, [newLine({ idNumber: '540199670401123' })]);
    const draft = (await draftsOf(clerk)).find((row) => row.id === id);
    expect(draft).toMatchObject({ idNumberMask: expect.stringMatching(/^540199\*{8}123/), marks: ['id-upgraded'] });
  });

  test('takes sex and birth from the ID number, whatever was typed', async () => {
    const line = newLine({ sex: '女', idNumber: numberOf('54019919900101101') });
    const [id = ''] = await saveOpenings(clerk, [line]);
    const [row] = await owner.raw`select sex, birth_on::text, marks::text from filings where id = ${id}`;
    expect(row).toEqual({ sex: 'male', birth_on: '1990-01-01', marks: '{sex-differs}' });
  });

  test('takes a passport with the sex that was typed', async () => {
    const line = newLine({ idType: '03', idNumber: ' e1234567x ', sex: '女' });
    const [id = ''] = await saveOpenings(clerk, [line]);
    const draft = (await draftsOf(clerk)).find((row) => row.id === id);
    expect(draft).toMatchObject({ idNumberMask: 'E1****7X', problems: [] });
  });

  test('marks an age that is unusual', async () => {
    const [young = '', old = ''] = await saveOpenings(clerk, [
      newLine({ idNumber: numberOf('54019920040520101') }),
      newLine({ idNumber: numberOf('54019919530731101') }),
    ]);
    const rows = await draftsOf(clerk);
    for (const id of [young, old]) expect(rows.find((row) => row.id === id)?.marks).toEqual(['age-unusual']);
  });
});

describe('what is wrong with a line', () => {
  test.each<[string, Partial<OpenLine>, string, string, Record<string, string>?]>([
    ['no name', { name: '  ' }, 'name', 'name-empty'],
    ['a name with digits', { name: '张3' }, 'name', 'name-characters'],
    ['a name that is too long', { name: '长'.repeat(41) }, 'name', 'name-too-long'],
    ['no ID number', { idNumber: '' }, 'idNumber', 'id-empty'],
    ['too few digits', { idNumber: '5401991990010112' }, 'idNumber', 'id-length'],
    ['a letter among the digits', { idNumber: '54019919900101A234' }, 'idNumber', 'id-characters'],
    ['a province that is none', { idNumber: '990199199001011234' }, 'idNumber', 'id-area'],
    ['a day that is none', { idNumber: '540199199002301234' }, 'idNumber', 'id-birth-date'],
    ['a wrong check digit', { idNumber: '540199199001011011' }, 'idNumber', 'id-check-digit', { expected: '3' }],
    ['a passport number too short', { idType: '03', idNumber: 'E1' }, 'idNumber', 'id-other-characters'],
    ['an unknown document', { idType: '77' }, 'idType', 'id-type-unknown'],
    ['a telephone that is no mobile', { phone: '0891-6321234' }, 'phone', 'phone-not-mobile'],
    ['no amount', { base: '', monthly: '' }, 'base', 'base-and-monthly-missing'],
    ['a base that is none', { base: '五千' }, 'base', 'base-not-money'],
    ['a base with three decimals', { base: '5390.555' }, 'base', 'base-too-many-decimals'],
    ['a base of zero', { base: '0' }, 'base', 'base-not-positive'],
    ['a negative base', { base: '-5390' }, 'base', 'base-not-positive'],
    ['a base too large', { base: '1'.repeat(17) }, 'base', 'base-too-large'],
    ['a monthly amount with three decimals', { base: '', monthly: '1294.001' }, 'monthly', 'monthly-too-many-decimals'],
    [
      'an amount that no base yields',
      { base: '', monthly: '1293' },
      'monthly',
      'monthly-not-reachable',
      { lower: '1,292.00', upper: '1,294.00' },
    ],
    [
      'both, disagreeing',
      { base: '5390', monthly: '1292' },
      'monthly',
      'base-and-monthly-disagree',
      { expected: '1,294.00' },
    ],
  ])('%s', async (_, changed, field, code, values) => {
    const before = (await draftsOf(clerk)).length;
    const faults = faultsIn(await act(clerk, save, { input: { lines: [newLine(changed)] } }));
    expect(faults).toEqual([expect.objectContaining({ line: 0, field, code, ...(values && { values }) })]);
    expect(await draftsOf(clerk)).toHaveLength(before);
  });

  test('all faults of all lines come at once, and nothing is stored', async () => {
    const before = (await draftsOf(clerk)).length;
    const lines = [newLine(), newLine({ name: '', idNumber: '1' }), newLine({ base: 'x', phone: '1' })];
    const faults = faultsIn(await act(clerk, save, { input: { lines } }));
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [1, 'name-empty'],
      [1, 'id-length'],
      [2, 'phone-not-mobile'],
      [2, 'base-not-money'],
    ]);
    expect(await draftsOf(clerk)).toHaveLength(before);
  });

  test('a base outside the limits is no fault: it goes to review', async () => {
    const ids = await saveOpenings(clerk, [
      newLine({ base: '1649.99' }),
      newLine({ base: '28500.01' }),
      newLine({ base: '1650' }),
      newLine({ base: '28500' }),
    ]);
    const rows = await draftsOf(clerk);
    expect(ids.map((id) => rows.find((row) => row.id === id)?.reviewReasons)).toEqual([
      ['base-under-floor'],
      ['base-over-cap'],
      [],
      [],
    ]);
  });

  test('the same person twice: in one set, among the drafts, in review', async () => {
    const unit = await makeUnit(owner);
    const line = newLine();
    const twice = faultsIn(await act(unit, save, { input: { lines: [line, { ...line, name: '别人' }] } }));
    expect(twice.map(({ line: place, code }) => [place, code])).toEqual([
      [0, 'duplicate-in-drafts'],
      [1, 'duplicate-in-drafts'],
    ]);
    await saveOpenings(unit, [line]);
    const again = faultsIn(
      await act(unit, save, { input: { lines: [{ ...line, idNumber: line.idNumber.toLowerCase() }] } }),
    );
    expect(again).toMatchObject([{ code: 'duplicate-in-drafts', field: 'idNumber' }]);

    const review = newLine({ base: '100' });
    await saveOpenings(unit, [review]);
    await done(unit, submitFilings, ALL);
    expect(faultsIn(await act(unit, save, { input: { lines: [review] } }))).toMatchObject([
      { code: 'duplicate-in-review' },
    ]);
  });
});

describe('what the centre knows of the person', () => {
  test('正常 elsewhere: refused, with the other unit’s name masked', async () => {
    const elsewhere = await makeUnit(owner, { name: '雪域科技有限公司' });
    const line = newLine();
    await openAccounts(elsewhere, [line]);
    const [fault] = faultsIn(await act(clerk, save, { input: { lines: [line] } }));
    expect(fault).toMatchObject({ code: 'normal-elsewhere', field: 'idNumber' });
    expect(fault?.values?.unit).toMatch(/^雪域\*{4}..$/);
    expect(fault?.values?.unit).not.toContain('科技');
  });

  test('封存 elsewhere: allowed and marked 待转入, account opened as such', async () => {
    const [elsewhere, here] = [await makeUnit(owner), await makeUnit(owner)];
    const line = newLine();
    const [account] = await openAccounts(elsewhere, [line]);
    await sealAccount(owner, elsewhere, account);
    await saveOpenings(here, [line]);
    expect(await draftsOf(here)).toMatchObject([{ problems: [], marks: ['awaits-transfer'] }]);
    await done(here, submitFilings, ALL);
    expect(await accountsOf(here)).toMatchObject([{ status: 'normal', awaitsTransfer: true }]);
  });

  test('正常 here, 封存 here: refused', async () => {
    const unit = await makeUnit(owner);
    const [normal, sealed] = [newLine(), newLine()];
    const [, account] = await openAccounts(unit, [normal, sealed]);
    await sealAccount(owner, unit, account);
    const faults = faultsIn(await act(unit, save, { input: { lines: [normal, sealed] } }));
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [0, 'normal-here'],
      [1, 'sealed-here'],
    ]);
  });

  test('another name than the centre’s: refused, even for a person who has no account', async () => {
    const [one, other] = [await makeUnit(owner), await makeUnit(owner)];
    const line = newLine();
    const [account] = await openAccounts(one, [line]);
    await sealAccount(owner, one, account);
    const faults = faultsIn(await act(other, save, { input: { lines: [{ ...line, name: '别的名字' }] } }));
    expect(faults).toMatchObject([{ code: 'name-differs', field: 'name' }]);
    expect(JSON.stringify(faults)).not.toContain(line.name);
  });

  test('another document of the same number is another person', async () => {
    const line = newLine({ idType: '03', idNumber: 'E7654321' });
    await saveOpenings(clerk, [line]);
    await saveOpenings(clerk, [{ ...newLine(), idType: '99', idNumber: 'E7654321' }]);
    expect((await draftsOf(clerk)).filter((row) => row.idNumberMask === 'E7****21').map((row) => codesOf(row))).toEqual(
      [[], []],
    );
  });
});

describe('who may, and how often', () => {
  test.each(['viewer', 'reviewer'] as const)(
    'an operator who is only %s is refused, and that is recorded',
    async (role) => {
      const unit = await makeUnit(owner, { roles: [role] });
      expect(await act(unit, save, { input: { lines: [newLine()] } })).toMatchObject({
        ok: false,
        refusal: 'not-permitted',
      });
      expect(await logOf(owner, unit.id, 'open.save')).toEqual(['not-permitted']);
      expect(await draftsOf(unit)).toEqual([]);
    },
  );

  test('nobody of the centre saves for a unit', async () => {
    const reviewer = await makeStaff(owner, ['reviewer', 'administrator']);
    expect(await act(reviewer, save, { input: { lines: [newLine()] } })).toMatchObject({ refusal: 'not-permitted' });
  });

  test('a unit that no longer remits is refused', async () => {
    const unit = await makeUnit(owner);
    await change(owner, sql`update units set status = 'sealed' where id = ${unit.unitId}`);
    expect(await act(unit, save, { input: { lines: [newLine()] } })).toMatchObject({
      refusal: 'unit-not-remitting',
      values: { status: '封存' },
    });
  });

  test('the same key twice is once; with other input it is refused', async () => {
    const unit = await makeUnit(owner);
    const [key, input] = [randomUUID(), { lines: [newLine()] }];
    const first = await act(unit, save, { input, key });
    expect(await act(unit, save, { input, key })).toEqual(first);
    expect(await act(unit, save, { input: { lines: [newLine()] }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
    expect(await draftsOf(unit)).toHaveLength(1);
  });

  test('two presses at once are one', async () => {
    const unit = await makeUnit(owner);
    const [key, input] = [randomUUID(), { lines: [newLine()] }];
    const outcomes = await Promise.all([1, 2, 3].map(() => act(unit, save, { input, key })));
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
    expect(await draftsOf(unit)).toHaveLength(1);
  });

  test('the same person in two tabs at once: one is saved, the other told of it', async () => {
    const unit = await makeUnit(owner);
    const input = { lines: [newLine()] };
    const outcomes = await Promise.all([1, 2].map(() => act(unit, save, { input })));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const refused = outcomes.find((outcome) => !outcome.ok);
    expect(refused && faultsIn(refused)).toMatchObject([{ code: 'duplicate-in-drafts' }]);
    expect(await draftsOf(unit)).toHaveLength(1);
  });

  test('one unit’s drafts are another’s nothing', async () => {
    const [one, other] = [await makeUnit(owner), await makeUnit(owner)];
    const line = newLine();
    const [id = ''] = await saveOpenings(one, [line]);
    expect(await readAs(other, (tx) => getDraft(tx, other.unitId, id))).toBeUndefined();
    expect(await readAs(other, (tx) => getDraft(tx, one.unitId, id))).toBeUndefined();
    await saveOpenings(other, [line]);
    expect(await draftsOf(other)).toMatchObject([{ problems: [] }]);
  });
});
