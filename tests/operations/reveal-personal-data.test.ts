import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { revealPersonalData, REVEALED_AN_HOUR } from '@/lib/accounts/reveal-personal-data';
import type { PersonalData } from '@/lib/accounts/reveal-personal-data.input';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { listLog, type LogQuery } from '@/lib/operations/list-log';
import { perform } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { sealPersonal } from '@/lib/people/protect';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { makeStaff, makeUnit, setParameters } from '../support/hall';
import { clockAt, type MovingClock } from '../support/moving-clock';
import { openPeople, rowsOf } from '../support/remittance';

const { owner } = useDatabase();
const START = Date.UTC(2026, 7, 20, 1);
const HOUR = 60 * 60 * 1000;
const NUMBERS: Record<PersonalData, string> = {
  idNumber: '540199199001011232',
  phone: '10088887777',
  bankCard: '6222021001116245702',
};
const EVERYTHING = {
  operation: null,
  outcome: null,
  actor: '',
  unitNumber: '',
  from: null,
  to: null,
} satisfies LogQuery;

let clerk: OperatorPrincipal;
let counter: StaffPrincipal;
let account: string;
const clock = clockAt(START);

beforeAll(async () => {
  await setParameters(owner);
  counter = await makeStaff(owner, ['counter']);
  ({ clerk, account } = await employee());
});

/** A unit with one employee all of whose numbers are known. */
async function employee() {
  const operator = await makeUnit(owner);
  await openPeople(operator, 1);
  const [row] = await rowsOf<{ number: string; person: string }>(
    owner,
    sql`select number, person_id as person from accounts where unit_id = ${operator.unitId}`,
  );
  const { number = '', person = '' } = row ?? {};
  await change(
    owner,
    sql`update people set id_number_cipher = ${sealPersonal(NUMBERS.idNumber)}, phone_cipher = ${sealPersonal(NUMBERS.phone)}
      where id = ${person}`,
  );
  await change(
    owner,
    sql`insert into bank_cards (person_id, bank, number_cipher, number_mask) values (${person}, '测试银行', ${sealPersonal(NUMBERS.bankCard)}, '6222****5702')`,
  );
  return { clerk: operator, account: number, person };
}

interface Look {
  what?: PersonalData;
  whose?: string;
  reason?: string;
  key?: string;
  at?: MovingClock;
}

function look(
  principal: OperatorPrincipal | StaffPrincipal,
  { what = 'idNumber', whose = account, reason = '', key = randomUUID(), at = clock }: Look = {},
) {
  const input = revealPersonalData.input.parse({ account: whose, what, reason });
  return perform(revealPersonalData, { principal, requestKey: key, input, clock: at });
}

describe('an operator', () => {
  test.each(['idNumber', 'phone', 'bankCard'] as const)('sees the %s of his own employee', async (what) => {
    expect(await look(clerk, { what })).toMatchObject({ ok: true, result: { value: NUMBERS[what] } });
  });

  test('finds no employee of another unit, and none that there is not', async () => {
    const stranger = (await employee()).clerk;
    expect(await look(stranger)).toMatchObject({ ok: false, refusal: 'not-found' });
    expect(await look(clerk, { whose: '999999999' })).toMatchObject({ ok: false, refusal: 'not-found' });
  });

  test('of whom he employs no more he sees the ID number only, and none of an opening that was taken back', async () => {
    const former = await employee();
    const seen = async (status: string) => {
      await change(
        owner,
        sql`update accounts set status = ${status}, merged_into = case when ${status} = 'merged' then id end, closed_on = '2019-08-20'
          where number = ${former.account}`,
      );
      const looks = (['idNumber', 'phone', 'bankCard'] as const).map((what) =>
        look(former.clerk, { what, whose: former.account }),
      );
      return (await Promise.all(looks)).map(({ ok }) => ok);
    };
    for (const status of ['normal', 'frozen']) expect(await seen(status)).toEqual([true, true, true]);
    for (const status of ['merged', 'withdrawn', 'left']) expect(await seen(status)).toEqual([true, false, false]);
    expect(await seen('revoked')).toEqual([false, false, false]);
    expect(await look(counter, { what: 'phone', whose: former.account, reason: '核对' })).toMatchObject({ ok: true });
  });

  test('who only looks sees none; who does not see finances, no bank card', async () => {
    const viewer: OperatorPrincipal = { ...clerk, roles: ['viewer'] };
    const preparer: OperatorPrincipal = { ...clerk, roles: ['preparer'] };
    expect(await look(viewer)).toMatchObject({ ok: false, refusal: 'not-permitted' });
    expect(await look(preparer, { what: 'bankCard' })).toMatchObject({ ok: false, refusal: 'not-permitted' });
    expect(await look(preparer, { what: 'phone' })).toMatchObject({ ok: true });
  });

  test('is told where there is no such number', async () => {
    const other = await employee();
    await change(owner, sql`update people set phone_cipher = null where id = ${other.person}`);
    expect(await look(other.clerk, { what: 'phone', whose: other.account })).toMatchObject({
      ok: false,
      refusal: 'reveal-nothing',
    });
  });

  test('sees sixty in an hour and no more; then again', async () => {
    const other = await employee();
    const at = clockAt(START);
    const asked = { whose: other.account, at };
    for (let looks = 0; looks < REVEALED_AN_HOUR; looks += 1) {
      expect((await look(other.clerk, asked)).ok).toBe(true);
    }
    expect(await look(other.clerk, asked)).toMatchObject({ refusal: 'reveal-too-many', values: { most: '60' } });
    expect(await look(counter, { ...asked, reason: '核对' })).toMatchObject({ ok: true });
    at.wait(HOUR);
    expect((await look(other.clerk, asked)).ok).toBe(true);
  });
});

describe('staff', () => {
  test('say why, and see it', async () => {
    expect(await look(counter)).toMatchObject({ ok: false, refusal: 'reveal-reason-missing' });
    expect(await look(counter, { reason: '   ' })).toMatchObject({ ok: false, refusal: 'reveal-reason-missing' });
    for (const what of ['idNumber', 'phone', 'bankCard'] as const) {
      expect(await look(counter, { what, reason: '群众来访核对' })).toMatchObject({ result: { value: NUMBERS[what] } });
    }
  });

  test('of the funds desk see none', async () => {
    const funds = await makeStaff(owner, ['funds']);
    expect(await look(funds, { reason: '核对' })).toMatchObject({ ok: false, refusal: 'not-permitted' });
  });
});

describe('the log', () => {
  test('says who looked at which number of whom and why, to the centre and to the unit', async () => {
    const other = await employee();
    await look(counter, { whose: other.account, what: 'phone', reason: '电话回访' });
    for (const reader of [counter, other.clerk]) {
      const { rows } = await readAs(reader, (tx) => listLog(tx, { query: EVERYTHING, page: { page: 1, size: 500 } }));
      expect(rows.find(({ reason }) => reason === '电话回访')).toMatchObject({
        operation: 'personal-data.reveal',
        actorName: counter.name,
        account: other.account,
        what: 'phone',
        people: 1,
      });
    }
  });

  test('never has the number; nor does the same request have it twice', async () => {
    const key = randomUUID();
    expect(await look(clerk, { key })).toMatchObject({ result: { value: NUMBERS.idNumber } });
    expect(await look(clerk, { key })).toMatchObject({ ok: true, result: { account, what: 'idNumber', value: '' } });
    expect(await look(clerk, { key, what: 'phone' })).toMatchObject({ refusal: 'request-key-reused' });
    const kept = await rowsOf<{ text: string }>(
      owner,
      sql`select row_to_json(t)::text as text from operation_log t union all select row_to_json(t)::text from operation_requests t`,
    );
    const all = kept.map(({ text }) => text).join('\n');
    expect(all).toContain(account);
    for (const number of Object.values(NUMBERS)) expect(all).not.toContain(number);
  });
});
