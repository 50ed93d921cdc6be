import { randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { findAnything } from '@/app/(hall)/find/find-anything';
import { revealPersonalData } from '@/lib/accounts/reveal-personal-data';
import { changePassword } from '@/lib/auth/change-password';
import { setPasswordByLink } from '@/lib/auth/password-links';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { beginStepUp, proveAgain } from '@/lib/auth/prove-again';
import { newPuzzle, solvedPuzzleInput } from '@/lib/auth/proof-of-work';
import { beginReset, finishReset, sendResetCode } from '@/lib/auth/reset-password';
import { hashToken } from '@/lib/auth/session';
import { signInOperator, signInStaff } from '@/lib/auth/sign-in';
import { lastMessageOf } from '@/lib/gateways/send-short-messages';
import { saveApplication } from '@/lib/maintenance/save-application';
import { submitApplication } from '@/lib/maintenance/submit-application';
import { sealPersonal } from '@/lib/people/protect';
import { beginSecondFactor, confirmSecondFactor } from '@/lib/staff/enrol-second-factor';
import { addStaff } from '@/lib/staff/save-staff';
import { addOperator } from '@/lib/units/save-operator';
import { codeAt } from '../support/authenticator';
import { canariesIn, canariesInDatabase, canariesInTables, type Canary } from '../support/canaries';
import { change, openAccounts, saveOpenings } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, idNumberOf, makeStaff, makeUnit, openLine, setParameters, testClock } from '../support/hall';
import { csv, imported, useDataFolder } from '../support/imports';
import { lastLinkOf } from '../support/password-links';
import { signedIn, steppedUp } from '../support/sessions';

const { owner } = useDatabase();
useDataFolder();

/** Numbers of persons who are nobody, one for each way into the hall, and secrets that open something. */
const TYPED = {
  'ID number of an employee': idNumberOf(6101),
  'ID number with a wrong digit': `${idNumberOf(6102).slice(0, 17)}${idNumberOf(6102).endsWith('5') ? '6' : '5'}`,
  'ID number in a file': idNumberOf(6103),
  'ID number of an operator': idNumberOf(6104),
  'ID number that is applied for': idNumberOf(6105),
  'phone of an employee': '10061016101',
  'phone of an operator': '10061046104',
  'phone of staff': '10061066106',
  'phone that is applied for': '10061056105',
  'bank card': '6222021001116161616',
  'password of an operator': '761943',
  'new password of an operator': '194376',
  'wrong password': '943761',
  'password after 忘记密码': '617943',
  'password typed as a login': 'Secret-typed-as-login-1',
  'password of staff': 'Secret-of-staff-2019',
};
const canaries: Canary[] = Object.entries(TYPED).map(([what, value]) => ({ what, value }));
const browser = { browser: 'test', address: '10.9.9.9' };
let clerk: OperatorPrincipal & { session: Buffer };
let admin: StaffPrincipal & { session: Buffer };
let loginOfOperator = '';

function remember(what: string, value: string): string {
  if (value.length < 6) throw new Error(`there is no ${what}`);
  canaries.push({ what, value });
  return value;
}

beforeAll(async () => {
  await setParameters(owner);
  clerk = await steppedUp(owner, await makeUnit(owner), { group: 'operators' });
  admin = await steppedUp(owner, await makeStaff(owner, ['administrator', 'counter']), { group: 'operators' });
  await employees();
  await operators();
  await codes();
  await staff();
  await forgotten();
});

/** Opened, saved with a fault, imported, searched for, looked at, changed by application. */
async function employees() {
  const line = { idNumber: TYPED['ID number of an employee'], phone: TYPED['phone of an employee'] };
  const [account] = await openAccounts(clerk, [openLine(6101, line)]);
  await saveOpenings(clerk, [openLine(6102, { idNumber: TYPED['ID number with a wrong digit'] })]).catch(
    () => undefined,
  );
  await imported(clerk, csv(['职工姓名,证件号码,工资基数', `测试甲,${TYPED['ID number in a file']},5000`]));
  await imported(clerk, csv(['职工姓名,证件号码,工资基数', `测试乙,${TYPED['ID number with a wrong digit']},5000`]));
  await findAnything(clerk, TYPED['ID number of an employee']);
  await change(
    owner,
    sql`insert into bank_cards (person_id, bank, number_cipher, number_mask)
      select id, '测试银行', ${sealPersonal(TYPED['bank card'])}, '6222****1616' from people limit 1`,
  );
  const number = account?.number ?? '';
  for (const what of ['idNumber', 'phone', 'bankCard'] as const) {
    expect(await done(clerk, revealPersonalData, { account: number, what, reason: '' })).toMatchObject({ what });
    await done(admin, revealPersonalData, { account: number, what, reason: '核对' });
  }
  const asked = [
    { field: 'phone' as const, after: TYPED['phone that is applied for'] },
    { field: 'idNumber' as const, after: TYPED['ID number that is applied for'] },
  ];
  for (const { field, after } of asked) {
    const input = saveApplication.input.parse({ account: number, field, after, reason: '换号' });
    const saved = await act(clerk, saveApplication, { input });
    if (!saved.ok) throw new Error(saved.refusal);
    await act(clerk, submitApplication, { input: { id: saved.result.id } });
  }
}

/** Added, refused, let in, kept out, changed. */
async function operators() {
  const typed = {
    name: '次仁卓玛',
    idNumber: TYPED['ID number of an operator'],
    login: 'canary',
    phone: TYPED['phone of an operator'],
    roles: ['preparer' as const],
    remark: '',
  };
  const { id, login } = await done(clerk, addOperator, typed);
  loginOfOperator = login;
  expect(await act(clerk, addOperator, { input: { ...typed, login: 'again' } })).toMatchObject({ ok: false });
  const password = TYPED['password of an operator'];
  const token = remember('secret of a link', await lastLinkOf(owner, login));
  await setPasswordByLink({ token, password: '123456' }, testClock);
  expect(await setPasswordByLink({ token, password }, testClock)).toMatchObject({ ok: true });
  const entered = await signInOperator({ identifier: login, password, ...browser }, testClock);
  remember('token of a session', entered.ok ? entered.token : '');
  await signInOperator({ identifier: login, password: TYPED['wrong password'], ...browser }, testClock);
  await signInOperator({ identifier: TYPED['password typed as a login'], password, ...browser }, testClock);
  const his = await signedIn(owner, { ...clerk, id, roles: ['preparer' as const] });
  const again = TYPED['new password of an operator'];
  await act(his, changePassword, { input: { old: TYPED['wrong password'], password: again, again } });
  await done(his, changePassword, { old: password, password: again, again });
  expect(await act(await makeStaff(owner, ['funds']), addOperator, { input: typed })).toMatchObject({ ok: false });
}

/** A code that is sent, tried wrong and right. */
async function codes() {
  await change(
    owner,
    sql`update operators set phone_cipher = ${sealPersonal(TYPED['phone of an operator'])} where id = ${clerk.id}`,
  );
  await done(clerk, beginStepUp, { group: 'exports' });
  const sent = await lastMessageOf(clerk.session, testClock);
  const code = remember('one-time code', /验证码 (\d{6})/.exec(sent?.text ?? '')?.[1] ?? '');
  await done(clerk, proveAgain, { group: 'exports', proof: TYPED['wrong password'] });
  expect(await done(clerk, proveAgain, { group: 'exports', proof: code })).toEqual({ outcome: 'right' });
}

/** Staff with a password, an authenticator and recovery codes. */
async function staff() {
  const typed = { name: '德吉', login: 'canary', phone: TYPED['phone of staff'], roles: ['counter' as const] };
  const { id } = await done(admin, addStaff, typed);
  const password = TYPED['password of staff'];
  const token = remember('secret of a link to staff', await lastLinkOf(owner, 'canary'));
  expect(await setPasswordByLink({ token, password }, testClock)).toMatchObject({ ok: true });
  const who = await steppedUp(owner, { ...admin, id, roles: ['counter' as const] }, { group: 'second-factor' });
  const { secret } = await done(who, beginSecondFactor, {});
  remember('secret of an authenticator', secret);
  const code = remember('code of an authenticator', codeAt(secret, testClock.milliseconds()));
  const confirmed = await done(who, confirmSecondFactor, { code });
  const recovery = remember('recovery code', confirmed.codes[0] ?? '');
  await signInStaff({ identifier: 'canary', password, code, ...browser }, testClock);
  const entered = await signInStaff({ identifier: 'canary', password, code: recovery, ...browser }, testClock);
  expect(entered.ok).toBe(true);
}

/** 忘记密码 of the operator, and of a login that was a password, by a wrong code and the right one. */
async function forgotten() {
  const begin = async (identifier: string) => {
    const challenge = await newPuzzle(testClock);
    const puzzle = solvedPuzzleInput.parse({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
    const begun = await beginReset({ identifier, puzzle, address: browser.address }, testClock);
    return remember('token of 忘记密码', begun.ok ? begun.token : '');
  };
  await begin(TYPED['password typed as a login']);
  const token = await begin(loginOfOperator);
  expect(await sendResetCode(token, testClock)).toEqual({ ok: true });
  const sent = await lastMessageOf(hashToken(token), testClock);
  const code = remember('code of 忘记密码', /验证码 (\d{6})/.exec(sent?.text ?? '')?.[1] ?? '');
  const password = TYPED['password after 忘记密码'];
  const wrong = { token, code: TYPED['wrong password'], password };
  expect(await finishReset(wrong, testClock)).toMatchObject({ ok: false, problem: 'code-wrong' });
  expect(await finishReset({ token, code, password: '123456' }, testClock)).toMatchObject({ ok: false });
  expect(await finishReset({ token, code, password }, testClock)).toEqual({ ok: true });
}

test('nothing that was typed or sent stands in any column of any table', async () => {
  expect(canaries.length).toBeGreaterThan(20);
  expect(await canariesInDatabase(owner, canaries)).toEqual([]);
});

test('whatever stood there would have been found, in text, in JSON and in bytes', async () => {
  const missed: string[] = [];
  await owner
    .inTransaction({ actor: 'canary', office: true }, async (tx) => {
      const rows = canaries.map(({ what, value }) => ({ id: randomUUID(), what, value }));
      for (const { id, what, value } of rows) {
        await tx.execute(sql`insert into operation_log (id, at, operation, actor_kind, actor_id, actor_name, request_key, outcome, refusal, result)
          values (${id}, now(), 'canary', 'system', ${id}, ${value}, ${id}, 'done', ${`${what} ${value}`}, ${JSON.stringify({ value })}::jsonb)`);
        await tx.execute(sql`update staff set phone_cipher = ${Buffer.from(`x${value}`)} where login = 'canary'`);
        const found = await canariesInTables(tx, [{ what, value }]);
        const bytes = /^[0-9]{6}$/.test(value) ? [] : ['staff.phone_cipher'];
        const places = [...['actor_name', 'refusal', 'result'].map((column) => `operation_log.${column}`), ...bytes];
        missed.push(
          ...places.filter((place) => !found.includes(`${place}: ${what}`)).map((place) => `${what} in ${place}`),
        );
      }
      throw new Error('taken back');
    })
    .catch((error: unknown) => expect((error as Error).message).toBe('taken back'));
  expect(missed).toEqual([]);
  expect(canariesIn(`...${TYPED['bank card']}...`, canaries)).toEqual(['bank card']);
});
