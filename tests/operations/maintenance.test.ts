import { randomInt, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { addDocument, listDocuments, removeDocument } from '@/lib/filings/filing-documents';
import { decideApplication } from '@/lib/maintenance/decide-application';
import { editUnit } from '@/lib/maintenance/edit-unit';
import { getApplication, listAllApplications, listApplications } from '@/lib/maintenance/list-applications';
import { saveApplication } from '@/lib/maintenance/save-application';
import { submitApplication, withdrawApplication } from '@/lib/maintenance/submit-application';
import { upgradeIdNumber } from '@/lib/maintenance/upgrade-id-number';
import { readAs } from '@/lib/operations/read';
import { idNumberIndex, openPersonal, sealPersonal } from '@/lib/people/protect';
import { listTransferable } from '@/lib/transfers/list-transfer-requests';
import type { ChangedField } from '@/lib/values/application-field';
import { initialsOf } from '@/lib/values/name-initials';
import { change, openAccounts, saveOpenings } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { atLeastOne, newLine } from '../support/paying-units';
import { rowsOf } from '../support/remittance';
import { steppedUp } from '../support/sessions';

const { owner } = useDatabase();

let clerk: OperatorPrincipal;
let stranger: OperatorPrincipal;
let reviewer: StaffPrincipal;
let account: AccountRow;

beforeAll(async () => {
  await setParameters(owner);
  reviewer = await makeStaff(owner, ['reviewer']);
});

beforeEach(async () => {
  clerk = await makeUnit(owner);
  stranger = await makeUnit(owner);
  account = atLeastOne(await openAccounts(clerk, [newLine()]));
});

const SEEN = { address: '', postcode: '', telephone: '', email: '', payday: '1', remark: '' };

async function unitRow({ unitId }: OperatorPrincipal) {
  const [row] = await rowsOf(owner, sql`select address, email, payday, name from units where id = ${unitId}`);
  return row;
}

async function unitNamed({ unitId }: OperatorPrincipal) {
  const [row] = await rowsOf(owner, sql`select number, name from units where id = ${unitId}`);
  return row;
}

describe('单位信息修改', () => {
  // What was typed, as the door reads it.
  const input = editUnit.input.parse({
    ...{ ...SEEN, address: ' 示例市  天路3号', email: 'hr＠example.com', payday: '１5' },
    seen: SEEN,
  });

  test('takes effect at once, and the log has what was and what is', async () => {
    expect(await done(clerk, editUnit, input)).toEqual({
      changes: [
        { field: 'address', before: '', after: '示例市 天路3号' },
        { field: 'email', before: '', after: 'hr@example.com' },
        { field: 'payday', before: '1', after: '15' },
      ],
    });
    expect(await unitRow(clerk)).toMatchObject({ address: '示例市 天路3号', email: 'hr@example.com', payday: 15 });
    expect(await unitRow(stranger)).toMatchObject({ address: null, payday: 1 });
  });

  test('is refused where nothing changes, somebody was quicker, or the role is another', async () => {
    expect(await act(clerk, editUnit, { input: { ...SEEN, seen: SEEN } })).toMatchObject({
      refusal: 'nothing-changed',
    });
    const late = { ...input, seen: { ...SEEN, remark: '别的' } };
    expect(await act(clerk, editUnit, { input: late })).toMatchObject({ refusal: 'changed-meanwhile' });
    const viewer = await makeUnit(owner, { roles: ['viewer'] });
    expect(await act(viewer, editUnit, { input })).toMatchObject({ refusal: 'not-permitted' });
  });

  test('is done once under one key, and by one of two at once', async () => {
    const key = randomUUID();
    const first = await act(clerk, editUnit, { input, key });
    expect(await act(clerk, editUnit, { input, key })).toEqual(first);
    const fresh = { ...SEEN, address: '甲', seen: SEEN };
    const outcomes = await Promise.all(
      ['甲', '乙'].map((address) => act(stranger, editUnit, { input: { ...fresh, address } })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test.each([
    ['postcode', '85009', 'unit-postcode'],
    ['telephone', '电话', 'unit-telephone'],
    ['email', 'nobody', 'unit-email'],
    ['payday', '32', 'unit-payday'],
  ])('takes no %s like %s', (field, typed, code) => {
    const parsed = editUnit.input.safeParse({ ...SEEN, [field]: typed, seen: SEEN });
    expect(parsed.error?.issues).toMatchObject([{ path: [field], message: code }]);
  });
});

function apply(field: ChangedField, after: string, number = '') {
  return { account: number, field, after, reason: '登记有误' };
}

function documentOf(filingId: string) {
  const file = { fileName: '证明.pdf', mediaType: 'application/pdf' as const, size: 10, hash: 'a'.repeat(64) };
  return { ...file, id: randomUUID(), filingId };
}

/** Saves an application, gives it a document and submits it. */
async function submitted(field: ChangedField, after: string, number = ''): Promise<string> {
  const { id } = await done(clerk, saveApplication, apply(field, after, number));
  await done(clerk, addDocument, documentOf(id));
  const proven = field === 'phone' ? await steppedUp(owner, clerk, { group: 'phone' }) : clerk;
  await done(proven, submitApplication, { id });
  return id;
}

function decide(id: string, decision: 'approve' | 'reject' = 'approve', opinion = '') {
  return act(reviewer, decideApplication, { input: { id, decision, opinion } });
}

/** By which number a filed line finds its person. */
async function lineNumber(id: string) {
  const [row] = await rowsOf<{ index: Buffer }>(
    owner,
    sql`select id_number_index as index from filings where id = ${id}`,
  );
  return row?.index;
}

async function personRow(id = account.id) {
  const [row] = await rowsOf<Record<string, unknown> & { cipher: Buffer; phone: Buffer | null }>(
    owner,
    sql`select p.id, p.name, p.initials, a.name as copy, a.initials as copied, p.id_number_mask as mask, a.id_number_mask as "maskCopy",
        p.id_number_cipher as cipher, p.phone_cipher as phone, p.sex
      from accounts a join people p on p.id = a.person_id where a.id = ${id}`,
  );
  if (!row) throw new Error('the account is there');
  return row;
}

describe('变更申请', () => {
  test('of the unit’s name is saved, documented, submitted, approved, and told', async () => {
    const { id } = await done(clerk, saveApplication, apply('name', '改名后有限公司'));
    expect(await act(clerk, submitApplication, { input: { id } })).toMatchObject({
      refusal: 'application-undocumented',
    });
    const document = documentOf(id);
    await done(clerk, addDocument, document);
    expect(await readAs(clerk, (tx) => listDocuments(tx, clerk.unitId, id))).toHaveLength(1);
    await done(clerk, submitApplication, { id });
    expect(await act(clerk, removeDocument, { input: { id: document.id } })).toMatchObject({ refusal: 'not-found' });
    expect(await act(clerk, addDocument, { input: documentOf(id) })).toMatchObject({ refusal: 'not-found' });
    expect(await decide(id, 'approve', '属实')).toMatchObject({ ok: true });
    expect(await unitRow(clerk)).toMatchObject({ name: '改名后有限公司' });
    const notices = await rowsOf(
      owner,
      sql`select code, values ->> 'field' as field, path from notices where unit_id = ${clerk.unitId}`,
    );
    expect(notices).toEqual([{ code: 'application-approved', field: 'name', path: `/maintenance/applications/${id}` }]);
    expect(await decide(id)).toMatchObject({ refusal: 'not-in-review' });
  });

  test('of a credit code is not approved while a unit has it that is not closed', async () => {
    const creditCode = '91540000MA6T00999X';
    const id = await submitted('creditCode', creditCode);
    await change(owner, sql`update units set credit_code = ${creditCode} where id = ${stranger.unitId}`);
    expect(await decide(id)).toMatchObject({ refusal: 'unit-known', values: await unitNamed(stranger) });
    await change(owner, sql`update units set status = 'closed' where id = ${stranger.unitId}`);
    expect(await decide(id)).toMatchObject({ ok: true });
  });

  test('of an employee’s name changes the copies at his accounts too', async () => {
    const id = await submitted('employeeName', '扎西·平措', account.number);
    expect(await decide(id)).toMatchObject({ ok: true });
    expect(await personRow()).toMatchObject({
      ...{ name: '扎西·平措', copy: '扎西·平措' },
      ...{ initials: initialsOf('扎西·平措'), copied: initialsOf('扎西·平措') },
    });
  });

  test('of a name or a phone that has become another meanwhile is not approved any more', async () => {
    const before = await personRow();
    const person = sql`id = ${String(before.id)}`;
    const name = await submitted('employeeName', '次仁旺姆', account.number);
    const phone = await submitted('phone', '10000000077', account.number);
    await change(owner, sql`update people set name = '次仁央宗', phone_mask = '100****0066' where ${person}`);
    for (const application of [name, phone]) {
      expect(await decide(application)).toMatchObject({ refusal: 'application-overtaken' });
      expect(await decide(application, 'reject', '信息已变更')).toMatchObject({ ok: true });
    }
    expect(await personRow()).toMatchObject({ name: '次仁央宗', phone: before.phone });
    await change(owner, sql`update people set name = ${String(before.name)}, phone_mask = null where ${person}`);
  });

  test('of an ID number and a phone are kept encrypted, shown masked, and applied', async () => {
    const other = newLine();
    const id = await submitted('idNumber', other.idNumber, account.number);
    const row = await readAs(clerk, (tx) => getApplication(tx, { unitId: clerk.unitId, id }));
    expect(row?.afterShown).toMatch(/^540199\*{8}\d{3}[\dX]$/);
    const [stored] = await rowsOf<{ text: string }>(
      owner,
      sql`select to_jsonb(c)::text as text from change_applications c where id = ${id}`,
    );
    expect(stored?.text).not.toContain(other.idNumber);
    expect(await decide(id)).toMatchObject({ ok: true });
    const { id: unproven } = await done(clerk, saveApplication, apply('phone', '10012345679', account.number));
    await done(clerk, addDocument, documentOf(unproven));
    expect(await act(clerk, submitApplication, { input: { id: unproven } })).toEqual({
      ok: false,
      refusal: 'step-up-needed',
      values: { group: 'phone' },
    });
    await done(clerk, withdrawApplication, { id: unproven });
    await decide(await submitted('phone', '100 1234 5678', account.number));
    const person = await personRow();
    expect(openPersonal(person.cipher)).toBe(other.idNumber);
    expect(person.maskCopy).toBe(person.mask);
    expect(person.phone && openPersonal(person.phone)).toBe('10012345678');
  });

  test('of an ID number that the centre knows puts the two people together, if they bear one name and no two accounts meet', async () => {
    const line = newLine();
    const twin = atLeastOne(await openAccounts(stranger, [{ ...line, name: account.name }]));
    const meeting = await submitted('idNumber', line.idNumber, account.number);
    expect(await decide(meeting)).toMatchObject({ refusal: 'application-accounts-clash' });
    await change(owner, sql`update accounts set status = 'sealed', sealed_month = '2019-08' where id = ${account.id}`);
    expect(await decide(meeting)).toMatchObject({ ok: true });
    expect((await personRow()).id).toBe((await personRow(twin.id)).id);
    // What is his own elsewhere by now is his to be transferred (Q-82).
    const offered = await readAs(stranger, (tx) => listTransferable(tx, stranger.unitId));
    expect(offered).toMatchObject([{ accountId: account.id, number: twin.number }]);
    const third = atLeastOne(await openAccounts(clerk, [newLine()]));
    const differing = await submitted('idNumber', line.idNumber, third.number);
    await change(
      owner,
      sql`update people set name = '另一人' where id = (select person_id from accounts where id = ${third.id})`,
    );
    expect(await decide(differing)).toMatchObject({ refusal: 'application-other-person' });
  });

  test('of an ID number takes along what was filed by the old one and is not decided yet, of every unit', async () => {
    const [wrong, right] = [newLine(), newLine()];
    const mine = atLeastOne(await openAccounts(clerk, [wrong]));
    await change(owner, sql`update accounts set status = 'sealed', sealed_month = '2019-08' where id = ${mine.id}`);
    const [draft = ''] = await saveOpenings(stranger, [{ ...wrong, name: mine.name }]);
    await decide(await submitted('idNumber', right.idNumber, mine.number));
    expect(await lineNumber(draft)).toEqual(idNumberIndex('01', right.idNumber));
    // The third number is somebody's already: the two are put together.
    const theirs = newLine();
    const twin = atLeastOne(await openAccounts(stranger, [{ ...theirs, name: mine.name }]));
    expect(await decide(await submitted('idNumber', theirs.idNumber, mine.number))).toMatchObject({ ok: true });
    expect(await lineNumber(draft)).toEqual(idNumberIndex('01', theirs.idNumber));
    expect((await personRow(twin.id)).id).toBe((await personRow(mine.id)).id);
  });

  test('is refused where nothing changes, one waits already, and of another unit’s employee', async () => {
    const save = (input: ReturnType<typeof apply>) => act(clerk, saveApplication, { input });
    expect(await save(apply('employeeName', account.name, account.number))).toMatchObject({
      refusal: 'nothing-changed',
    });
    await done(clerk, saveApplication, apply('nature', '股份有限公司'));
    expect(await save(apply('nature', '事业单位'))).toMatchObject({ refusal: 'application-waits' });
    const foreign = { input: apply('employeeName', '别人', account.number) };
    expect(await act(stranger, saveApplication, foreign)).toMatchObject({ refusal: 'not-found' });
  });

  test('of an ID number is for who has one', async () => {
    const passport = newLine({ idType: '03', idNumber: `E${randomInt(1e8)}` });
    const other = atLeastOne((await openAccounts(clerk, [passport])).slice(-1));
    const input = apply('idNumber', newLine().idNumber, other.number);
    expect(await act(clerk, saveApplication, { input })).toMatchObject({ refusal: 'application-other-document' });
  });

  test('is withdrawn before it is decided, and then is not decided; another unit does not find it', async () => {
    const id = await submitted('nature', '事业单位');
    expect(await act(stranger, withdrawApplication, { input: { id } })).toMatchObject({ refusal: 'not-found' });
    expect(await readAs(stranger, (tx) => getApplication(tx, { unitId: stranger.unitId, id }))).toBeUndefined();
    await done(clerk, withdrawApplication, { id });
    expect(await decide(id)).toMatchObject({ refusal: 'not-in-review' });
    expect(await act(clerk, withdrawApplication, { input: { id } })).toMatchObject({ refusal: 'not-found' });
    expect(await readAs(clerk, (tx) => listApplications(tx, clerk.unitId, { page: 1, size: 20 }))).toMatchObject({
      total: 1,
      rows: [{ state: 'withdrawn' }],
    });
  });

  test('is rejected with an opinion, not one’s own, and by nobody of another role', async () => {
    const id = await submitted('legalRepresentative', '卓玛');
    expect(await decide(id, 'reject')).toMatchObject({ refusal: 'opinion-missing' });
    const funds = await makeStaff(owner, ['funds']);
    const input = { id, decision: 'approve' as const, opinion: '' };
    expect(await act(funds, decideApplication, { input })).toMatchObject({ refusal: 'not-permitted' });
    await change(owner, sql`update change_applications set submitted_by = ${reviewer.id} where id = ${id}`);
    expect(await decide(id)).toMatchObject({ refusal: 'review-own' });
    await change(owner, sql`update change_applications set submitted_by = ${clerk.id} where id = ${id}`);
    const waiting = await readAs(reviewer, (tx) =>
      listAllApplications(tx, { states: ['in-review'], page: { page: 1, size: 200 } }),
    );
    expect(waiting.rows.map((row) => row.id)).toContain(id);
    expect(await decide(id, 'reject', '资料不清')).toMatchObject({ ok: true });
    expect(await unitRow(clerk)).not.toMatchObject({ legal_representative: '卓玛' });
  });

  test('is decided by one of two at once', async () => {
    const id = await submitted('bankAccount', '5401 9900 0100');
    const outcomes = await Promise.all([decide(id), decide(id, 'reject', '不符')]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('升位', () => {
  /** Makes the stored number one of the old form. */
  async function makeOld(id: string, old: string): Promise<void> {
    const cipher = sealPersonal(old);
    const index = idNumberIndex('01', old);
    await change(
      owner,
      sql`update people set id_number_cipher = ${cipher}::bytea, id_number_index = ${index}::bytea, id_number_mask = ${`${old.slice(0, 6)}*****${old.slice(11)}`}
        where id = (select person_id from accounts where id = ${id})`,
    );
  }

  test('raises an old number to the one that it computes, once', async () => {
    await makeOld(account.id, '540199700101123');
    const input = { account: account.number };
    expect(await act(stranger, upgradeIdNumber, { input })).toMatchObject({ refusal: 'not-found' });
    expect(await done(clerk, upgradeIdNumber, input)).toMatchObject({
      name: account.name,
      before: '540199*****1123',
      after: expect.stringMatching(/^540199\*{8}123[\dX]$/),
    });
    expect(openPersonal((await personRow()).cipher)).toMatch(/^54019919700101123[\dX]$/);
    expect(await act(clerk, upgradeIdNumber, { input })).toMatchObject({ refusal: 'id-number-not-old' });
  });

  test('leaves a number that is another person’s to the centre', async () => {
    const line = newLine();
    await openAccounts(stranger, [line]);
    await makeOld(account.id, line.idNumber.slice(0, 6) + line.idNumber.slice(8, 17));
    const input = { account: account.number };
    expect(await act(clerk, upgradeIdNumber, { input })).toMatchObject({ refusal: 'id-number-clash' });
  });
});
