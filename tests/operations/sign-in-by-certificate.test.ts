import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  authorityExtensions,
  directoryName,
  holderExtensions,
  issue,
  issueCrl,
  type Issuer,
} from '@/db/demo/certificate-authority';
import { makeKey, type SigningKey } from '@/db/demo/certificate-keys';
import { contextOctets, sequence } from '@/db/demo/write-der';
import { switchUnit } from '@/lib/auth/agency';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { hashToken, readSession } from '@/lib/auth/session';
import {
  challengeForCertificate,
  signInByCertificate,
  type CertificateCredentials,
} from '@/lib/auth/sign-in-by-certificate';
import { decideBinding, endBinding, proposeBinding } from '@/lib/certificates/bind-certificate';
import { EXTENSION } from '@/lib/certificates/extensions';
import { listAuthorities, listBindings } from '@/lib/certificates/list-certificates';
import { decideAuthority, endAuthority, importCrl, proposeAuthority } from '@/lib/certificates/manage-authorities';
import { toBase64 } from '@/lib/certificates/pem';
import { signedText } from '@/lib/certificates/signed-text';
import type { Clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, testClock } from '../support/hall';

const database = useDatabase();
const DAY = 24 * 60 * 60 * 1000;
const ORIGIN = 'http://localhost:3000';

const root: Issuer = { name: directoryName('测试根证书'), key: makeKey('p256') };
const times = { notBefore: testClock.milliseconds() - DAY, notAfter: testClock.milliseconds() + 300 * DAY };
const rootCertificate = issue({
  ...times,
  subject: root.name,
  key: root.key,
  issuer: root,
  extensions: authorityExtensions(root.key),
});

let administrator: StaffPrincipal;
let reviewer: StaffPrincipal;
let counter: StaffPrincipal;
let lists = 0;

beforeAll(async () => {
  administrator = await makeStaff(database.owner, ['administrator']);
  reviewer = await makeStaff(database.owner, ['reviewer']);
  counter = await makeStaff(database.owner, ['counter']);
  const input = { role: 'anchor', certificate: toBase64(rootCertificate) } as const;
  const { id } = await done(administrator, proposeAuthority, input);
  await done(reviewer, decideAuthority, { id, decision: 'confirm' });
  await publish();
});

/** A new CRL of the root; each is a minute newer than the last. */
async function publish(revoked: readonly bigint[] = []): Promise<void> {
  lists += 1;
  const thisUpdate = testClock.milliseconds() - DAY + lists * 60_000;
  const crl = issueCrl({ issuer: root, thisUpdate, nextUpdate: thisUpdate + 9 * DAY, revoked, number: BigInt(lists) });
  await done(administrator, importCrl, { crl: toBase64(crl) });
}

interface Holder {
  key: SigningKey;
  certificate: Uint8Array;
  serial: bigint;
  operator: OperatorPrincipal;
}

let serials = 1000n;

async function makeHolder({ bind = true, notAfter = times.notAfter } = {}): Promise<Holder> {
  serials += 1n;
  const key = makeKey('p256');
  const subject = directoryName(`持有人${serials}`);
  const extensions = holderExtensions(key, root);
  const certificate = issue({ ...times, notAfter, subject, key, issuer: root, serial: serials, extensions });
  const holder = { key, certificate, serial: serials, operator: await makeUnit(database.owner) };
  if (bind) await bindTo(holder);
  return holder;
}

async function loginOf({ id }: OperatorPrincipal): Promise<string> {
  const [row] = await database.owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.execute<{ login: string }>(sql`select login from operators where id = ${id}`),
  );
  return row?.login ?? '';
}

async function bindTo({ certificate, operator }: Pick<Holder, 'certificate' | 'operator'>): Promise<string> {
  const input = { operator: await loginOf(operator), certificate: toBase64(certificate) };
  const { id } = await done(counter, proposeBinding, input);
  await done(reviewer, decideBinding, { id, decision: 'confirm' });
  return id;
}

const FROM = { address: '203.0.113.7', browser: 'test' };

async function challenge({ certificate }: Holder, clock = testClock) {
  const given = await challengeForCertificate({ certificate: toBase64(certificate), address: FROM.address }, clock);
  if (!given) throw new Error('no challenge was given');
  return given;
}

async function credentialsOf(
  holder: Holder,
  { origin = ORIGIN, given }: { origin?: string; given?: { nonce: string; time: string } } = {},
): Promise<CertificateCredentials> {
  const asked = given ?? (await challenge(holder));
  const fingerprint = createHash('sha256').update(holder.certificate).digest('hex');
  const signature = holder.key.sign(signedText(asked, { purpose: 'login', origin, fingerprint }));
  const sent = { certificate: toBase64(holder.certificate), chain: '', signature: toBase64(signature) };
  return { nonce: asked.nonce, ...sent, ...FROM };
}

async function problemFor(credentials: CertificateCredentials, clock: Clock = testClock): Promise<string> {
  const outcome = await signInByCertificate(credentials, clock);
  return outcome.ok ? 'in' : outcome.problem;
}

describe('a login by certificate', () => {
  test('lets its operator in', async () => {
    const holder = await makeHolder();
    const outcome = await signInByCertificate(await credentialsOf(holder), testClock);
    if (!outcome.ok) throw new Error(outcome.problem);
    const session = await database.app.inTransaction({ actor: 'test' }, (tx) =>
      readSession(tx, hashToken(outcome.token), testClock),
    );
    expect(session).toMatchObject({ kind: 'operator', id: holder.operator.id, unitId: holder.operator.unitId });
  });

  test('takes a number once, of two at once as well', async () => {
    const holder = await makeHolder();
    const credentials = await credentialsOf(holder);
    const both = await Promise.all([problemFor(credentials), problemFor(credentials)]);
    expect(both.sort()).toEqual(['certificate-refused', 'in']);
    expect(await problemFor(credentials)).toBe('certificate-refused');
  });

  test('takes a number for two minutes only', async () => {
    const holder = await makeHolder();
    const late = (seconds: number): Clock => ({
      ...testClock,
      milliseconds: () => testClock.milliseconds() + seconds * 1000,
      now: () => new Date(testClock.milliseconds() + seconds * 1000),
    });
    expect(await problemFor(await credentialsOf(holder), late(115))).toBe('in');
    expect(await problemFor(await credentialsOf(holder), late(121))).toBe('certificate-refused');
  });

  test('takes no number of its own, none for another certificate, none signed for another site', async () => {
    const [holder, other] = [await makeHolder(), await makeHolder()];
    const invented = { nonce: 'A'.repeat(43), time: testClock.now().toISOString() };
    expect(await problemFor(await credentialsOf(holder, { given: invented }))).toBe('certificate-refused');
    expect(await problemFor(await credentialsOf(holder, { given: await challenge(other) }))).toBe(
      'certificate-refused',
    );
    expect(await problemFor(await credentialsOf(holder, { origin: 'https://elsewhere.example' }))).toBe(
      'certificate-refused',
    );
  });

  test('takes no signature of another key, and nothing that is no certificate', async () => {
    const [holder, other] = [await makeHolder(), await makeHolder()];
    expect(await problemFor(await credentialsOf({ ...holder, key: other.key }))).toBe('certificate-refused');
    const credentials = await credentialsOf(holder);
    expect(await problemFor({ ...credentials, certificate: 'AAAA' })).toBe('certificate-refused');
    expect(await problemFor({ ...credentials, certificate: '' })).toBe('certificate-refused');
    expect(await challengeForCertificate({ certificate: 'no base64', address: FROM.address }, testClock)).toBeNull();
  });

  test('tells its holder that it has expired or was revoked', async () => {
    const late = await makeHolder({ notAfter: testClock.milliseconds() + DAY });
    const after: Clock = {
      ...testClock,
      milliseconds: () => testClock.milliseconds() + 2 * DAY,
      now: () => new Date(testClock.milliseconds() + 2 * DAY),
    };
    const given = await challenge(late, after);
    expect(await problemFor(await credentialsOf(late, { given }), after)).toBe('certificate-expired');
    const revoked = await makeHolder();
    await publish([revoked.serial]);
    expect(await problemFor(await credentialsOf(revoked))).toBe('certificate-revoked');
    await publish();
  });

  test('is not let in by a list that has gone stale', async () => {
    const holder = await makeHolder();
    const later: Clock = {
      ...testClock,
      milliseconds: () => testClock.milliseconds() + 20 * DAY,
      now: () => new Date(testClock.milliseconds() + 20 * DAY),
    };
    const given = await challenge(holder, later);
    expect(await problemFor(await credentialsOf(holder, { given }), later)).toBe('certificate-not-checked');
  });

  test('needs a binding in force, the same one when it asked and when it signed', async () => {
    const holder = await makeHolder({ bind: false });
    expect(await problemFor(await credentialsOf(holder))).toBe('certificate-not-bound');
    const before = await credentialsOf(holder);
    const id = await bindTo(holder);
    expect(await problemFor(before)).toBe('certificate-refused');
    expect(await problemFor(await credentialsOf(holder))).toBe('in');
    await done(counter, endBinding, { id });
    expect(await problemFor(await credentialsOf(holder))).toBe('certificate-not-bound');
    const asBound = await makeUnit(database.owner);
    const again = await credentialsOf(holder);
    await bindTo({ ...holder, operator: asBound });
    expect(await problemFor(again)).toBe('certificate-refused');
  });

  test('does not pass an operator who was disabled', async () => {
    const holder = await makeHolder();
    await database.owner.inTransaction({ actor: 'test', office: true }, (tx) =>
      tx.execute(sql`update operators set status = 'disabled' where id = ${holder.operator.id}`),
    );
    expect(await problemFor(await credentialsOf(holder))).toBe('disabled');
  });

  test('is counted: after five failures nothing more is looked at', async () => {
    const holder = await makeHolder();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const wrong = { ...(await credentialsOf(holder)), signature: 'AAAA', address: '203.0.113.99' };
      expect(await problemFor(wrong)).toBe('certificate-refused');
    }
    expect(await problemFor(await credentialsOf(holder))).toBe('too-many-attempts');
  });
});

describe('a binding', () => {
  test('takes two people, and counts from the second on', async () => {
    const holder = await makeHolder({ bind: false });
    const both = await makeStaff(database.owner, ['counter', 'reviewer']);
    const input = { operator: await loginOf(holder.operator), certificate: toBase64(holder.certificate) };
    const { id } = await done(both, proposeBinding, input);
    expect(await problemFor(await credentialsOf(holder))).toBe('certificate-not-bound');
    const decision = { id, decision: 'confirm' } as const;
    expect(await act(both, decideBinding, { input: decision })).toMatchObject({ refusal: 'certificate-own-proposal' });
    expect(await act(counter, proposeBinding, { input })).toMatchObject({ refusal: 'certificate-known' });
    await done(reviewer, decideBinding, decision);
    expect(await act(reviewer, decideBinding, { input: decision })).toMatchObject({ refusal: 'certificate-decided' });
    const { rows } = await readAs(counter, (tx) => listBindings(tx, { page: 1, size: 50 }));
    expect(rows.find(({ binding }) => binding.id === id)).toMatchObject({
      revoked: false,
      binding: { state: 'active' },
    });
  });

  test('that was declined may be proposed again; its end ends the sessions', async () => {
    const holder = await makeHolder({ bind: false });
    const input = { operator: await loginOf(holder.operator), certificate: toBase64(holder.certificate) };
    const { id } = await done(counter, proposeBinding, input);
    await done(reviewer, decideBinding, { id, decision: 'decline' });
    const bound = await bindTo(holder);
    const outcome = await signInByCertificate(await credentialsOf(holder), testClock);
    await done(counter, endBinding, { id: bound });
    const session = await database.app.inTransaction({ actor: 'test' }, (tx) =>
      readSession(tx, hashToken(outcome.ok ? outcome.token : ''), testClock),
    );
    expect([outcome.ok, session]).toEqual([true, null]);
    expect(await act(counter, endBinding, { input: { id: bound } })).toMatchObject({ refusal: 'certificate-decided' });
  });

  test('ends by its end also the sessions that were switched to another unit', async () => {
    const holder = await makeHolder({ bind: false });
    const id = await bindTo(holder);
    const outcome = await signInByCertificate(await credentialsOf(holder), testClock);
    const session = hashToken(outcome.ok ? outcome.token : '');
    const other = await makeUnit(database.owner);
    await change(database.owner, sql`update operators set home_id = ${holder.operator.id} where id = ${other.id}`);
    const there = hashToken(randomUUID());
    const input = { operatorId: other.id, session: there.toString('hex') };
    await done({ ...holder.operator, session }, switchUnit, input);
    const ownerOf = (token: Buffer) =>
      database.app.inTransaction({ actor: 'test' }, (tx) => readSession(tx, token, testClock));
    expect(await ownerOf(there)).toMatchObject({ id: other.id });
    await done(counter, endBinding, { id });
    expect(await ownerOf(there)).toBeNull();
  });

  test('is refused of what is no good certificate, no operator, no right', async () => {
    const holder = await makeHolder({ bind: false });
    const operator = await loginOf(holder.operator);
    const certificate = toBase64(holder.certificate);
    const refusalOf = async (
      who: StaffPrincipal | OperatorPrincipal,
      input: { operator: string; certificate: string },
    ) => {
      const outcome = await act(who, proposeBinding, { input });
      return outcome.ok ? 'done' : outcome.refusal;
    };
    expect(await refusalOf(counter, { operator, certificate: 'AAAA' })).toBe('certificate-unreadable');
    expect(await refusalOf(counter, { operator, certificate: toBase64(rootCertificate) })).toBe('certificate-not-good');
    expect(await refusalOf(counter, { operator: 'nobody', certificate })).toBe('certificate-operator-unknown');
    expect(await refusalOf(reviewer, { operator, certificate })).toBe('not-permitted');
    expect(await refusalOf(holder.operator, { operator, certificate })).toBe('not-permitted');
    const none = await act(reviewer, decideBinding, { input: { id: randomUUID(), decision: 'confirm' } });
    expect(none).toMatchObject({ refusal: 'not-found' });
  });

  test('sent twice under one key is one', async () => {
    const holder = await makeHolder({ bind: false });
    const input = { operator: await loginOf(holder.operator), certificate: toBase64(holder.certificate) };
    const key = randomUUID();
    const [first, second] = await Promise.all([
      act(counter, proposeBinding, { input, key }),
      act(counter, proposeBinding, { input, key }),
    ]);
    expect(first.ok && second.ok && first.result.id === second.result.id).toBe(true);
  });
});

describe('an authority', () => {
  const other: Issuer = { name: directoryName('另一家机构'), key: makeKey('p256') };
  const certificate = toBase64(
    issue({ ...times, subject: other.name, key: other.key, issuer: other, extensions: authorityExtensions(other.key) }),
  );

  test('takes two people, counts from the second on, and ends at once', async () => {
    const crl = toBase64(issueCrl({ issuer: other, thisUpdate: times.notBefore, nextUpdate: times.notAfter }));
    const both = await makeStaff(database.owner, ['administrator', 'reviewer']);
    const { id } = await done(both, proposeAuthority, { role: 'anchor', certificate });
    expect(await act(both, decideAuthority, { input: { id, decision: 'confirm' } })).toMatchObject({
      refusal: 'certificate-own-proposal',
    });
    expect(await act(administrator, importCrl, { input: { crl } })).toMatchObject({ refusal: 'crl-no-authority' });
    expect(await act(administrator, proposeAuthority, { input: { role: 'anchor', certificate } })).toMatchObject({
      refusal: 'certificate-known',
    });
    await done(reviewer, decideAuthority, { id, decision: 'confirm' });
    expect(await done(administrator, importCrl, { crl })).toMatchObject({ authority: '另一家机构', revoked: 0 });
    const rows = await readAs(administrator, listAuthorities);
    expect(rows.find((row) => row.authority.id === id)?.crlUntil).toBeInstanceOf(Date);
    await done(administrator, endAuthority, { id });
    expect(await act(administrator, importCrl, { input: { crl } })).toMatchObject({ refusal: 'crl-no-authority' });
    expect(await act(administrator, endAuthority, { input: { id } })).toMatchObject({ refusal: 'certificate-decided' });
  });

  test('is refused of what is none, and its list of what is old or stale', async () => {
    const holder = await makeHolder({ bind: false });
    const asAnchor = { role: 'anchor', certificate: toBase64(holder.certificate) } as const;
    expect(await act(administrator, proposeAuthority, { input: asAnchor })).toMatchObject({
      refusal: 'certificate-no-authority',
    });
    expect(await act(counter, proposeAuthority, { input: asAnchor })).toMatchObject({ refusal: 'not-permitted' });
    const list = (thisUpdate: number, nextUpdate: number) => ({
      input: { crl: toBase64(issueCrl({ issuer: root, thisUpdate, nextUpdate })) },
    });
    const now = testClock.milliseconds();
    expect(await act(administrator, importCrl, list(now - 9 * DAY, now - DAY))).toMatchObject({
      refusal: 'crl-not-fresh',
    });
    expect(await act(administrator, importCrl, list(now - 9 * DAY, now + DAY))).toMatchObject({ refusal: 'crl-older' });
    expect(await act(administrator, importCrl, { input: { crl: 'AAAA' } })).toMatchObject({
      refusal: 'crl-unreadable',
    });
    const holdersOnly = sequence(contextOctets(1, Uint8Array.of(0xff)));
    const partial = issueCrl({
      issuer: root,
      thisUpdate: now,
      nextUpdate: now + DAY,
      extensions: [{ oid: EXTENSION.issuingPoint, critical: true, value: holdersOnly }],
    });
    expect(await act(administrator, importCrl, { input: { crl: toBase64(partial) } })).toMatchObject({
      refusal: 'crl-unreadable',
    });
  });
});
