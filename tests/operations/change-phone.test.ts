import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { changePhone, sendPhoneCode } from '@/lib/auth/change-phone';
import { sendPasswordLink, setPasswordByLink } from '@/lib/auth/password-links';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { lastMessageOf } from '@/lib/gateways/send-short-messages';
import type { Json, Operation } from '@/lib/operations/operation';
import { perform } from '@/lib/operations/perform';
import { openPersonal } from '@/lib/people/protect';
import { protectedPhone } from '@/lib/people/protected-person';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { makeUnit } from '../support/hall';
import { clockAt, type MovingClock } from '../support/moving-clock';
import { rowsOf } from '../support/remittance';
import { signedIn, steppedUp } from '../support/sessions';
import { someoneWaits } from '../support/unit-lock';

const { owner } = useDatabase();

const START = Date.UTC(2026, 7, 20, 1);
const OLD = '10011112222';
const NEW = '10033334444';

/** An operator with a phone, who has proven himself by it. */
async function proven(clock: MovingClock) {
  const one = await makeUnit(owner, { roles: ['viewer'] });
  const { phoneCipher, phoneMask } = protectedPhone(OLD);
  await change(
    owner,
    sql`update operators set phone_cipher = ${phoneCipher}, phone_mask = ${phoneMask} where id = ${one.id}`,
  );
  return steppedUp(owner, one, { group: 'phone', clock });
}

function does<Input, Result extends Json>(
  principal: OperatorPrincipal,
  operation: Operation<Input, Result>,
  { input, clock, key = randomUUID() }: { input: NoInfer<Input>; clock: MovingClock; key?: string },
) {
  return perform(operation, { principal, requestKey: key, input, clock });
}

async function codeSentTo(session: Buffer, clock: MovingClock): Promise<string> {
  const last = await lastMessageOf(session, clock);
  return /验证码 (\d{6})/.exec(last?.text ?? '')?.[1] ?? '';
}

async function phoneOf({ id }: OperatorPrincipal): Promise<string> {
  const [row] = await rowsOf<{ cipher: Buffer }>(
    owner,
    sql`select phone_cipher as cipher from operators where id = ${id}`,
  );
  return row ? openPersonal(row.cipher) : '';
}

describe('another phone of one’s own', () => {
  test('is known once both phones are proven, and the old one is told', async () => {
    const clock = clockAt(START);
    const who = await proven(clock);
    const asked = await does(who, sendPhoneCode, { input: { phone: '100 3333 4444' }, clock });
    expect(asked).toMatchObject({ ok: true, result: { sent: 'given', phone: '100****4444' } });
    const input = { phone: NEW, code: await codeSentTo(who.session, clock) };
    expect(await does(who, changePhone, { input, clock })).toMatchObject({ ok: true, result: { outcome: 'right' } });
    expect(await phoneOf(who)).toBe(NEW);
    const told = await rowsOf(
      owner,
      sql`select purpose, phone_mask from short_messages where caused_by = ${who.session} order by id desc limit 1`,
    );
    expect(told).toEqual([{ purpose: 'phone-changed', phone_mask: '100****2222' }]);
    expect(await does(who, changePhone, { input, clock })).toMatchObject({ result: { outcome: 'none' } });
  });

  test('makes a link of no use that was sent to the old one', async () => {
    const clock = clockAt(START);
    const who = await proven(clock);
    const owned = { operatorId: who.id, unitId: who.unitId };
    const link = await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
      sendPasswordLink(tx, {
        owner: owned,
        login: 'somebody',
        phoneCipher: protectedPhone(OLD).phoneCipher,
        clock,
        causedBy: null,
      }),
    );
    await does(who, sendPhoneCode, { input: { phone: '10077778888' }, clock });
    const input = { phone: '10077778888', code: await codeSentTo(who.session, clock) };
    expect(await does(who, changePhone, { input, clock })).toMatchObject({ result: { outcome: 'right' } });
    const token = link.split('#')[1] ?? '';
    expect(await setPasswordByLink({ token, password: '583926' }, clock)).toEqual({
      ok: false,
      problem: 'link-unusable',
    });
  });

  test('is not known where the centre is just setting one, which ends the session', async () => {
    const clock = clockAt(START);
    const who = await proven(clock);
    const phone = '10099990000';
    await does(who, sendPhoneCode, { input: { phone }, clock });
    const input = { phone, code: await codeSentTo(who.session, clock) };
    const meanwhile = await owner.inTransaction({ actor: 'test', office: true }, async (tx) => {
      await tx.execute(sql`update operators set version = version + 1 where id = ${who.id}`);
      await tx.execute(sql`update sessions set ended_at = now() where operator_id = ${who.id}`);
      const changing = does(who, changePhone, { input, clock });
      await someoneWaits(owner);
      return { changing };
    });
    expect(await meanwhile.changing).toMatchObject({ ok: false, refusal: 'signed-out' });
    expect(await phoneOf(who)).toBe(OLD);
  });

  test('is not known without the old one having been proven', async () => {
    const clock = clockAt(START);
    const who = await signedIn(owner, await proven(clock), clock);
    const needed = { ok: false, refusal: 'step-up-needed', values: { group: 'phone' } };
    expect(await does(who, sendPhoneCode, { input: { phone: NEW }, clock })).toEqual(needed);
    expect(await does(who, changePhone, { input: { phone: NEW, code: '000000' }, clock })).toEqual(needed);
  });

  test('takes no code that was sent to a third phone, nor a wrong one, of which five are enough', async () => {
    const clock = clockAt(START);
    const who = await proven(clock);
    await does(who, sendPhoneCode, { input: { phone: '10055556666' }, clock });
    const code = await codeSentTo(who.session, clock);
    expect(await does(who, changePhone, { input: { phone: NEW, code }, clock })).toMatchObject({
      result: { outcome: 'none' },
    });
    const wrong = { phone: '10055556666', code: code === '000000' ? '000001' : '000000' };
    for (const outcome of ['wrong', 'wrong', 'wrong', 'wrong', 'spent']) {
      expect(await does(who, changePhone, { input: wrong, clock })).toMatchObject({ result: { outcome } });
    }
    expect(await phoneOf(who)).toBe(OLD);
  });

  test('is another one', async () => {
    const clock = clockAt(START);
    const who = await proven(clock);
    expect(await does(who, sendPhoneCode, { input: { phone: OLD }, clock })).toMatchObject({ refusal: 'phone-same' });
  });
});
