import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { giveCode, tryCode } from '@/lib/auth/one-time-codes';
import { sendPasswordLink, setPasswordByLink } from '@/lib/auth/password-links';
import type { OperatorPrincipal, StaffPrincipal, StaffRole } from '@/lib/auth/principal';
import { changeUnitStatus } from '@/lib/maintenance/change-unit-status';
import type { Outcome } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { openPersonal } from '@/lib/people/protect';
import { protectedPhone } from '@/lib/people/protected-person';
import { listPhoneChanges } from '@/lib/units/list-phone-changes';
import { listNotices } from '@/lib/units/notices';
import { decidePhone, proposePhone } from '@/lib/units/propose-phone';
import { inviteOperator, signAgreement } from '@/lib/units/sign-agreement';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { lastLinkOf } from '../support/password-links';
import { rowsOf } from '../support/remittance';
import { colleague } from '../support/second-person';
import { signedIn, steppedUp } from '../support/sessions';
import { behindLock } from '../support/unit-lock';

const { owner } = useDatabase();
let counter: StaffPrincipal;
let second: StaffPrincipal;

const NEW = '10098765432';
const REASON = '手机丢失，单位来函';
const OFFICE = { actor: 'test', office: true };

beforeAll(async () => {
  await setParameters(owner);
  counter = await makeStaff(owner, ['counter']);
  second = await provenStaff(['reviewer']);
});

/** One of the staff who has just proven himself again. */
async function provenStaff(roles: StaffRole[]) {
  return steppedUp(owner, await makeStaff(owner, roles), { group: 'operators' });
}

let phones = 0;

/** The only operator of a unit, who has a password and a phone of his own. */
async function locked(): Promise<OperatorPrincipal & { phone: string }> {
  phones += 1;
  const phone = `100${String(44_000_000 + phones)}`;
  const { phoneCipher, phoneMask } = protectedPhone(phone);
  const one = await makeUnit(owner);
  await change(
    owner,
    sql`update operators set phone_cipher = ${phoneCipher}, phone_mask = ${phoneMask}, password_hash = 'one' where id = ${one.id}`,
  );
  return { ...one, phone };
}

interface Asked {
  phone?: string;
  by?: StaffPrincipal | OperatorPrincipal;
  key?: string;
}

function propose(operatorId: string, { phone = NEW, by = counter, key = randomUUID() }: Asked = {}) {
  return act(by, proposePhone, { input: { operatorId, phone, reason: REASON }, key });
}

async function proposed(operatorId: string, phone = NEW): Promise<string> {
  return (await done(counter, proposePhone, { operatorId, phone, reason: REASON })).id;
}

function decide(
  id: string,
  decision: 'confirm' | 'decline' = 'confirm',
  by: StaffPrincipal | OperatorPrincipal = second,
) {
  return act(by, decidePhone, { input: decision === 'confirm' ? confirming(id) : { id, decision } });
}

function confirming(id: string, phone = NEW) {
  return { id, decision: 'confirm' as const, phone };
}

function confirm(id: string, { phone = NEW, key = randomUUID() } = {}) {
  return act(second, decidePhone, { input: confirming(id, phone), key });
}

async function phoneOf({ id }: OperatorPrincipal): Promise<string | null> {
  const [row] = await rowsOf<{ cipher: Buffer | null }>(
    owner,
    sql`select phone_cipher as cipher from operators where id = ${id}`,
  );
  return row?.cipher ? openPersonal(row.cipher) : null;
}

function livingSessionsOf({ id }: OperatorPrincipal) {
  return rowsOf(
    owner,
    sql`select id from sessions where ${id}::uuid in (operator_id, via_operator_id) and ended_at is null`,
  );
}

describe('修改手机 at the counter', () => {
  test('is known once a second person has confirmed, and no number stays behind', async () => {
    const who = await locked();
    const id = await proposed(who.id, '100 9876 5432');
    expect(await phoneOf(who)).toBe(who.phone);
    const [waiting] = await readAs(second, (tx) => listPhoneChanges(tx, who.unitId));
    expect(waiting).toMatchObject({ id, phone: '100****5432', reason: REASON, proposer: counter.name });
    expect(await decide(id)).toMatchObject({ ok: true, result: { decision: 'confirm', phone: '100****5432' } });
    expect(await phoneOf(who)).toBe(NEW);
    expect(await readAs(second, (tx) => listPhoneChanges(tx, who.unitId))).toEqual([]);
    const kept = await rowsOf<{ text: string }>(
      owner,
      sql`select row_to_json(t)::text as text from (select * from operation_log where actor_id in (${counter.id}, ${second.id})) t
        union all select row_to_json(t)::text from (select * from phone_changes where unit_id = ${who.unitId}) t`,
    );
    const all = kept.map(({ text }) => text).join('\n');
    expect(all).toContain('100****5432');
    expect(all).not.toContain(NEW);
    expect(await rowsOf(owner, sql`select phone_cipher from phone_changes where id = ${id}`)).toEqual([
      { phone_cipher: null },
    ]);
  });

  test('ends sessions, links, codes and agencies of who has the old one', async () => {
    const who = await locked();
    const { session } = await signedIn(owner, who);
    const elsewhere = await colleague(owner, await makeUnit(owner), ['preparer']);
    const far = await signedIn(owner, elsewhere);
    await change(owner, sql`update operators set home_id = ${who.id} where id = ${elsewhere.id}`);
    await change(owner, sql`update sessions set via_operator_id = ${who.id} where token_hash = ${far.session}`);
    const asked = { purpose: 'step-up-operators', holder: session, clock: testClock };
    const link = await owner.inTransaction(OFFICE, async (tx) => {
      await giveCode(tx, { ...asked, phone: who.phone, message: 'step-up-code' });
      const { phoneCipher } = protectedPhone(who.phone);
      const sent = { owner: { operatorId: who.id, unitId: who.unitId }, login: 'any', phoneCipher, causedBy: null };
      return sendPasswordLink(tx, { ...sent, clock: testClock });
    });
    await change(
      owner,
      sql`insert into password_resets (id, token_hash, operator_id, identifier_cipher, address, started_at, expires_at)
        values (${randomUUID()}, '\\x01', ${who.id}, '\\x01', '10.0.0.1', now(), now() + interval '30 minutes')`,
    );
    await decide(await proposed(who.id));
    expect(await livingSessionsOf(who)).toEqual([]);
    const token = link.split('#')[1] ?? '';
    expect(await setPasswordByLink({ token, password: '583926' }, testClock)).toMatchObject({
      problem: 'link-unusable',
    });
    const open = sql`select id from password_resets where operator_id = ${who.id} and finished_at is null`;
    expect(await rowsOf(owner, open)).toEqual([]);
    const [code] = await rowsOf<{ used: Date | null }>(
      owner,
      sql`select used_at as used from one_time_codes where holder = ${session}`,
    );
    expect(code?.used).not.toBeNull();
    expect(await owner.inTransaction(OFFICE, (tx) => tryCode(tx, { ...asked, code: '000000' }))).toBe('none');
    const [agent] = await rowsOf(owner, sql`select home_id from operators where id = ${elsewhere.id}`);
    expect(agent).toEqual({ home_id: null });
  });

  test('is told to the old phone and to the unit', async () => {
    const who = await locked();
    const there = await provenStaff(['reviewer']);
    await done(there, decidePhone, confirming(await proposed(who.id)));
    const told = sql`select purpose, phone_mask, wording from short_messages where caused_by = ${there.session} order by purpose desc`;
    expect(await rowsOf(owner, told)).toEqual([
      {
        purpose: 'phone-set-at-counter',
        phone_mask: `100****${who.phone.slice(-4)}`,
        wording: expect.stringMatching(/100\*{4}5432.*登录密码失效/),
      },
      { purpose: 'password-link', phone_mask: '100****5432', wording: expect.stringContaining('设置密码') },
    ]);
    const [notice] = await readAs(who, (tx) => listNotices(tx, who.unitId, 1));
    expect(notice).toMatchObject({
      code: 'operator-phone-set',
      values: { name: who.name, phone: '100****5432', reason: REASON, link: 'sent' },
    });
  });

  test('ends a password that the old one may have set, and brings the link for another one', async () => {
    const who = await locked();
    const elsewhere = await locked();
    await change(owner, sql`update operators set home_id = ${elsewhere.id} where id = ${who.id}`);
    for (const id of [who.id, elsewhere.id]) await done(second, decidePhone, confirming(await proposed(id)));
    const [row] = await rowsOf<{ login: string }>(
      owner,
      sql`select login, password_hash, password_changed_at > now() - interval '1 minute' as now from operators where id = ${elsewhere.id}`,
    );
    expect(row).toMatchObject({ password_hash: null, now: true });
    const token = await lastLinkOf(owner, row?.login ?? '');
    expect(await setPasswordByLink({ token, password: '583926' }, testClock)).toMatchObject({ ok: true });
    const links = sql`select id from password_links where operator_id = ${who.id}`;
    expect(await rowsOf(owner, links)).toEqual([]);
    expect(await rowsOf(owner, sql`select password_hash from operators where id = ${who.id}`)).toEqual([
      { password_hash: null },
    ]);
  });

  test('brings his link to who has no password yet, also where no phone was known', async () => {
    const one = await makeUnit(owner);
    const [row] = await rowsOf<{ login: string }>(owner, sql`select login from operators where id = ${one.id}`);
    await decide(await proposed(one.id));
    const token = await lastLinkOf(owner, row?.login ?? '');
    expect(await setPasswordByLink({ token, password: '583926' }, testClock)).toMatchObject({ ok: true });
  });

  test('is declined: everything stays, and another may be proposed', async () => {
    const who = await locked();
    await signedIn(owner, who);
    const id = await proposed(who.id);
    expect(await decide(id, 'decline')).toMatchObject({ ok: true, result: { decision: 'decline' } });
    expect(await phoneOf(who)).toBe(who.phone);
    expect(await livingSessionsOf(who)).toHaveLength(1);
    expect(await decide(id)).toMatchObject({ refusal: 'operator-phone-decided' });
    expect(await propose(who.id)).toMatchObject({ ok: true });
  });
});

describe('a second person', () => {
  test('is another one, and decides once', async () => {
    const who = await locked();
    const id = await proposed(who.id);
    const proposer = await steppedUp(owner, counter, { group: 'operators' });
    for (const decision of ['confirm', 'decline'] as const) {
      expect(await decide(id, decision, proposer)).toMatchObject({ refusal: 'operator-phone-own-proposal' });
    }
    const both = await Promise.all([decide(id), decide(id, 'confirm', await provenStaff(['counter']))]);
    expect(both.map((one) => (one.ok ? 'ok' : one.refusal)).sort()).toEqual(['ok', 'operator-phone-decided']);
    expect(await decide(randomUUID())).toMatchObject({ refusal: 'not-found' });
  });

  test.each([
    ['has another name', sql`name = '另一人'`],
    ['has another ID number', sql`id_number_index = '\\x02'`],
  ])('confirms nothing for who %s since', async (_, changed) => {
    const who = await locked();
    const id = await proposed(who.id);
    await change(owner, sql`update operators set ${changed} where id = ${who.id}`);
    expect(await decide(id)).toMatchObject({ refusal: 'operator-phone-overtaken' });
    expect(await phoneOf(who)).toBe(who.phone);
    expect(await decide(id, 'decline')).toMatchObject({ ok: true });
  });

  test('is not held up by another phone or name of the same one, nor is the unit told before', async () => {
    const who = await locked();
    await change(owner, sql`update operators set id_number_index = '\\x01' where id = ${who.id}`);
    await decide(await proposed(who.id), 'decline');
    const id = await proposed(who.id);
    const { phoneCipher, phoneMask } = protectedPhone('10012341234');
    await change(
      owner,
      sql`update operators set name = '改字', phone_cipher = ${phoneCipher}, phone_mask = ${phoneMask}, version = version + 1 where id = ${who.id}`,
    );
    const told = sql`select operation from operation_log where unit_id = ${who.unitId}`;
    expect(await rowsOf(owner, told)).toEqual([]);
    expect(await decide(id)).toMatchObject({ ok: true });
    expect(await phoneOf(who)).toBe(NEW);
    expect(await rowsOf(owner, told)).toEqual([{ operation: 'operator.decide-phone' }]);
  });

  test('confirms nothing for who was disabled since, nor of a unit that has closed since', async () => {
    const [disabled, closed] = [await locked(), await locked()];
    const ids = [await proposed(disabled.id), await proposed(closed.id)] as const;
    await change(owner, sql`update operators set status = 'disabled' where id = ${disabled.id}`);
    await done(counter, changeUnitStatus, { unitId: closed.unitId, act: 'close', reason: '注销' });
    expect(await decide(ids[0])).toMatchObject({ refusal: 'operator-not-active' });
    expect(await decide(ids[1])).toMatchObject({ refusal: 'not-found' });
  });

  test('confirms by the number as he reads it himself, which is kept nowhere', async () => {
    const who = await locked();
    const id = await proposed(who.id);
    const key = randomUUID();
    const other = '10098705432';
    const first = await confirm(id, { phone: other, key });
    expect(first).toMatchObject({ ok: false, refusal: 'operator-phone-mismatch', values: {} });
    expect(await confirm(id, { phone: other, key })).toEqual(first);
    expect(await confirm(id, { key })).toMatchObject({ refusal: 'request-key-reused' });
    expect(await phoneOf(who)).toBe(who.phone);
    const log = await rowsOf(
      owner,
      sql`select row_to_json(t)::text as text from (select * from operation_log where actor_id = ${second.id}) t`,
    );
    expect(JSON.stringify(log)).not.toContain(other);
    expect(await confirm(id, { phone: '+86 100-9876-5432' })).toMatchObject({ ok: true });
    expect(await phoneOf(who)).toBe(NEW);
  });

  test('confirms nothing without a number, and needs none to decline', () => {
    const takes = (input: object) => decidePhone.input.safeParse({ id: randomUUID(), ...input });
    expect(takes({ decision: 'confirm', phone: NEW }).success).toBe(true);
    expect(takes({ decision: 'confirm' }).success).toBe(false);
    expect(takes({ decision: 'confirm', phone: '1009876543' }).error?.issues[0]?.message).toBe('operator-phone');
    expect(takes({ decision: 'decline' }).success).toBe(true);
  });

  test('has proven himself again', async () => {
    const who = await locked();
    const id = await proposed(who.id);
    const there = await signedIn(owner, await makeStaff(owner, ['reviewer']));
    for (const decision of ['confirm', 'decline'] as const) {
      const needed = { refusal: 'step-up-needed', values: { group: 'operators' } };
      expect(await decide(id, decision, there)).toMatchObject(needed);
    }
    expect(await phoneOf(who)).toBe(who.phone);
  });

  test('is asked for by the database, too', async () => {
    const who = await locked();
    const id = await proposed(who.id);
    const alone = sql`update phone_changes set state = 'done', phone_cipher = null, decided_by = proposed_by where id = ${id}`;
    await expect(change(owner, alone)).rejects.toThrow('phone_changes_by_two');
  });
});

describe('the lock of the unit', () => {
  const file = { fileName: '协议.pdf', mediaType: 'application/pdf' as const, size: 10, hash: 'a'.repeat(64) };

  test.each(['invited', 'signed'])(
    'lets who is %s beside a confirmation have his link on the new phone',
    async (how) => {
      const who = await locked();
      const { unitId } = who;
      if (how === 'signed') await change(owner, sql`update units set agreement_signed_on = null where id = ${unitId}`);
      const { phoneCipher, phoneMask } = protectedPhone(NEW);
      const sent = await behindLock<Outcome<{ phone: string }>>(owner, unitId, {
        start: () =>
          how === 'signed'
            ? act(counter, signAgreement, { input: { ...file, id: randomUUID(), unitId, signedOn: '2019-08-20' } })
            : act(counter, inviteOperator, { input: { unitId } }),
        meanwhile: (tx) =>
          tx.execute(
            sql`update operators set phone_cipher = ${phoneCipher}, phone_mask = ${phoneMask} where id = ${who.id}`,
          ),
      });
      expect(sent).toMatchObject({ ok: true, result: { phone: '100****5432' } });
    },
  );

  test('is taken before the proposal is', async () => {
    const who = await locked();
    const id = await proposed(who.id);
    const confirmed = await behindLock(owner, who.unitId, {
      start: () => decide(id),
      meanwhile: (tx) => tx.execute(sql`select from phone_changes where id = ${id} for update nowait`),
    });
    expect(confirmed).toMatchObject({ ok: true });
  });
});

describe('a proposal', () => {
  test('is refused for the same phone, for nobody, for who is not active, in a closed unit', async () => {
    const who = await locked();
    const same = `${who.phone.slice(0, 3)} ${who.phone.slice(3)}`;
    expect(await propose(who.id, { phone: same })).toMatchObject({ refusal: 'operator-phone-same' });
    expect(await propose(randomUUID())).toMatchObject({ refusal: 'not-found' });
    await change(owner, sql`update operators set status = 'locked' where id = ${who.id}`);
    expect(await propose(who.id)).toMatchObject({ refusal: 'operator-not-active' });
    const gone = await locked();
    await done(counter, changeUnitStatus, { unitId: gone.unitId, act: 'close', reason: '注销' });
    expect(await propose(gone.id)).toMatchObject({ refusal: 'not-found' });
  });

  test('waits alone, also of two at once; the same key is one, for one number', async () => {
    const who = await locked();
    const key = randomUUID();
    const first = await propose(who.id, { key });
    expect(await propose(who.id, { phone: '+86 100-9876-5432', key })).toEqual(first);
    expect(await propose(who.id, { phone: '10098765431', key })).toMatchObject({ refusal: 'request-key-reused' });
    expect(await propose(who.id)).toMatchObject({ refusal: 'operator-phone-waits' });
    const other = await locked();
    const both = await Promise.all([propose(other.id), propose(other.id)]);
    expect(both.map((one) => (one.ok ? 'ok' : one.refusal)).sort()).toEqual(['ok', 'operator-phone-waits']);
  });

  test('needs a phone and a reason', () => {
    const input = { operatorId: randomUUID(), phone: NEW, reason: REASON };
    const fault = (changed: object) => proposePhone.input.safeParse({ ...input, ...changed }).error?.issues[0]?.message;
    expect(fault({})).toBeUndefined();
    expect(fault({ phone: '1009876543' })).toBe('operator-phone');
    expect(fault({ reason: ' ' })).toBe('text-missing');
    expect(fault({ reason: '长'.repeat(201) })).toBe('text-too-long');
  });
});

test('it is for the counter, and decided by who may decide on certificates', async () => {
  const who = await locked();
  const others = [await makeStaff(owner, ['administrator', 'funds', 'reviewer']), await makeUnit(owner), who];
  for (const by of others) expect(await propose(who.id, { by })).toMatchObject({ refusal: 'not-permitted' });
  const id = await proposed(who.id);
  for (const by of [await makeStaff(owner, ['funds']), who]) {
    expect(await decide(id, 'confirm', by)).toMatchObject({ refusal: 'not-permitted' });
  }
  expect(await phoneOf(who)).toBe(who.phone);
});
