import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { approvalContent } from '@/lib/approvals/approval-content';
import { approveApproval, returnApproval } from '@/lib/approvals/decide-approval';
import { getApproval } from '@/lib/approvals/list-approvals';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { openPersonal, sealPersonal } from '@/lib/people/protect';
import { endSecondPerson } from '@/lib/units/end-second-person';
import { getOperator } from '@/lib/units/list-operators';
import { listNotices } from '@/lib/units/notices';
import type { EditOperatorInput } from '@/lib/units/operator.input';
import { resetOperatorPassword } from '@/lib/units/reset-operator-password';
import { addOperator, editOperator } from '@/lib/units/save-operator';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, idNumberOf, makeStaff, makeUnit, setParameters } from '../support/hall';
import { rowsOf } from '../support/remittance';
import { colleague, wantSecondPerson } from '../support/second-person';
import { steppedUp } from '../support/sessions';

const { owner } = useDatabase();

beforeAll(() => setParameters(owner));

const NEW_PHONE = '10098765432';

/** A unit under 双人复核: its administrator, who has just proven himself again, and who looks over what he submits. */
async function twoPersons() {
  const maker = await steppedUp(owner, await makeUnit(owner), { group: 'operators' });
  const checker = await colleague(owner, maker, ['reviewer']);
  const phone = sealPersonal('10011110000');
  await change(
    owner,
    sql`update operators set id_number_mask = '540199********0000', phone_mask = '100****0000', phone_cipher = ${phone}, password_hash = 'old'
      where unit_id = ${maker.unitId}`,
  );
  await wantSecondPerson(owner, maker);
  return { maker, checker };
}

async function editInput(by: OperatorPrincipal, id: string, changed: Partial<EditOperatorInput>) {
  const found = await readAs(by, (tx) => getOperator(tx, by.unitId, id));
  if (!found) throw new Error('no such operator');
  const { version, roles, status, remark } = found;
  const name = found.name.replace(/\d/g, '');
  return { id, version, name, idNumber: '', phone: '', roles, status, remark: remark ?? '', ...changed };
}

async function edit(by: OperatorPrincipal, id: string, changed: Partial<EditOperatorInput>) {
  return act(by, editOperator, { input: await editInput(by, id, changed) });
}

function waitingOf(outcome: { ok: boolean; refusal?: string; values?: Record<string, string> }): string {
  if (outcome.refusal !== 'second-person-needed') throw new Error(JSON.stringify(outcome));
  return outcome.values?.id ?? '';
}

async function rowOf(id: string) {
  const [row] = await rowsOf<{
    phone_cipher: Buffer;
    phone_mask: string;
    password_hash: string | null;
    roles: string[];
    status: string;
  }>(
    owner,
    sql`select phone_cipher, phone_mask, password_hash, to_json(roles) as roles, status from operators where id = ${id}`,
  );
  if (!row) throw new Error('no such operator');
  return row;
}

function contentOf(who: OperatorPrincipal, id: string) {
  return readAs(who, async (tx) => {
    const approval = await getApproval(tx, who.unitId, id);
    return approval && approvalContent(tx, who.unitId, { approval, page: { page: 1, size: 50 } });
  });
}

describe('under 双人复核', () => {
  test("the second person's phone stays until he has approved of another, which waits encrypted", async () => {
    const { maker, checker } = await twoPersons();
    const id = waitingOf(await edit(maker, checker.id, { phone: NEW_PHONE }));
    expect((await rowOf(checker.id)).phone_mask).toBe('100****0000');
    const [kept] = await rowsOf<{ text: string }>(
      owner,
      sql`select input::text as text from approvals where id = ${id}`,
    );
    expect(kept?.text).not.toContain(NEW_PHONE);
    expect(await contentOf(checker, id)).toMatchObject({
      kind: 'operator',
      before: { phoneMask: '100****0000' },
      after: { phoneMask: '100****5432', idNumberMask: null, status: 'active' },
    });
    expect(await act(maker, approveApproval, { input: { id } })).toMatchObject({ refusal: 'approval-own' });
    expect((await rowOf(checker.id)).phone_mask).toBe('100****0000');
    await done(checker, approveApproval, { id });
    expect(openPersonal((await rowOf(checker.id)).phone_cipher)).toBe(NEW_PHONE);
  });

  test.each([
    ['roles', { roles: ['viewer', 'reviewer'] as EditOperatorInput['roles'] }],
    ['ID number', { idNumber: idNumberOf(4711) }],
  ])('another %s of somebody else waits as well', async (_, changed) => {
    const { maker, checker } = await twoPersons();
    waitingOf(await edit(maker, checker.id, changed));
    expect(await rowOf(checker.id)).toMatchObject({ roles: ['reviewer'], status: 'active' });
  });

  test('a password is reset when a second person approves, and the old one is good until then', async () => {
    const { maker, checker } = await twoPersons();
    const other = await steppedUp(owner, await colleague(owner, maker, ['preparer']), { group: 'operators' });
    await change(
      owner,
      sql`update operators set phone_mask = '100****1111', password_hash = 'old',
        phone_cipher = (select phone_cipher from operators where id = ${other.id}) where id = ${other.id}`,
    );
    const added = waitingOf(await edit(maker, other.id, { phone: NEW_PHONE, idNumber: idNumberOf(4712) }));
    await done(checker, approveApproval, { id: added });
    const id = waitingOf(await act(maker, resetOperatorPassword, { input: { id: other.id } }));
    expect((await rowOf(other.id)).password_hash).toBe('old');
    expect(await contentOf(checker, id)).toMatchObject({ kind: 'operator', after: null });
    await done(checker, approveApproval, { id });
    expect((await rowOf(other.id)).password_hash).toBeNull();
  });

  test('nobody makes his own second person', async () => {
    const { maker, checker } = await twoPersons();
    const person = { name: '次仁卓玛', idNumber: idNumberOf(4713), phone: NEW_PHONE, remark: '' };
    const input = addOperator.input.parse({ ...person, login: '09', roles: ['reviewer'] });
    const id = waitingOf(await act(maker, addOperator, { input }));
    const count = sql`select count(*)::int as n from operators where unit_id = ${maker.unitId}`;
    expect(await rowsOf(owner, count)).toEqual([{ n: 2 }]);
    expect(await contentOf(checker, id)).toMatchObject({ kind: 'operator', login: '09', before: null });
    await done(checker, returnApproval, { id, opinion: '没有这个人' });
    expect(await rowsOf(owner, count)).toEqual([{ n: 2 }]);
    const again = waitingOf(await act(maker, addOperator, { input }));
    await done(checker, approveApproval, { id: again });
    expect(await rowsOf(owner, count)).toEqual([{ n: 3 }]);
  });

  test('a remark, and what somebody changes of himself, wait for nobody', async () => {
    const { maker, checker } = await twoPersons();
    expect(await edit(maker, checker.id, { remark: '每月复核' })).toMatchObject({ ok: true });
    expect(await edit(maker, maker.id, { phone: NEW_PHONE })).toMatchObject({ ok: true });
  });

  test('two are left who can look over each other', async () => {
    const { maker, checker } = await twoPersons();
    expect(await edit(maker, checker.id, { status: 'disabled' })).toMatchObject({ refusal: 'second-person-missing' });
    await colleague(owner, maker, ['reviewer']);
    waitingOf(await edit(maker, checker.id, { status: 'disabled' }));
  });

  test('what was changed meanwhile is not done', async () => {
    const { maker, checker } = await twoPersons();
    const id = waitingOf(await edit(maker, checker.id, { phone: NEW_PHONE }));
    await change(owner, sql`update operators set version = version + 1 where id = ${checker.id}`);
    expect(await act(checker, approveApproval, { input: { id } })).toMatchObject({ refusal: 'changed-meanwhile' });
    expect((await rowOf(checker.id)).phone_mask).toBe('100****0000');
  });
});

test('without 双人复核 an administrator changes others by himself', async () => {
  const maker = await steppedUp(owner, await makeUnit(owner), { group: 'operators' });
  const other = await colleague(owner, maker, ['preparer']);
  const changed = { phone: NEW_PHONE, idNumber: idNumberOf(4714), roles: ['viewer' as const] };
  expect(await edit(maker, other.id, changed)).toMatchObject({ ok: true });
  expect((await rowOf(other.id)).roles).toEqual(['viewer']);
});

describe('停用双人复核 at the counter', () => {
  test('is for a unit whose second person is gone, and the unit is told', async () => {
    const { maker, checker } = await twoPersons();
    const counter = await makeStaff(owner, ['counter']);
    const input = { unitId: maker.unitId, reason: '复核人离职' };
    const id = waitingOf(await edit(maker, checker.id, { phone: NEW_PHONE }));
    expect(await done(counter, endSecondPerson, input)).toEqual({ reason: '复核人离职' });
    expect(await edit(maker, checker.id, { phone: NEW_PHONE, idNumber: idNumberOf(4715) })).toMatchObject({ ok: true });
    const [notice] = await readAs(maker, (tx) => listNotices(tx, maker.unitId, 1));
    expect(notice).toMatchObject({
      code: 'second-person-ended',
      values: { reason: '复核人离职', lapsed: 'operator.edit', maker: maker.name },
    });
    const approval = await readAs(maker, (tx) => getApproval(tx, maker.unitId, id));
    expect(approval).toMatchObject({ state: 'lapsed', decider: null });
    expect(await act(checker, approveApproval, { input: { id } })).toMatchObject({ refusal: 'approval-decided' });
    expect(await act(counter, endSecondPerson, { input })).toMatchObject({ refusal: 'nothing-changed' });
  });

  test('is done by the counter only, of a unit that there is', async () => {
    const { maker } = await twoPersons();
    const input = { unitId: maker.unitId, reason: '复核人离职' };
    const funds = await makeStaff(owner, ['funds']);
    expect(await act(funds, endSecondPerson, { input })).toMatchObject({ refusal: 'not-permitted' });
    const counter = await makeStaff(owner, ['counter']);
    const nowhere = { ...input, unitId: '00000000-0000-4000-8000-000000000001' };
    expect(await act(counter, endSecondPerson, { input: nowhere })).toMatchObject({ refusal: 'not-found' });
  });
});
