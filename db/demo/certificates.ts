import { inArray, sql } from 'drizzle-orm';
import type { Connection, Tx } from '@/db/client';
import { staff } from '@/db/schema/staff';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { decideBinding, proposeBinding } from '@/lib/certificates/bind-certificate';
import { decideAuthority, importCrl, proposeAuthority } from '@/lib/certificates/manage-authorities';
import { toBase64 } from '@/lib/certificates/pem';
import type { Clock } from '@/lib/gateways/clock';
import { writeDemoCertificate } from '@/lib/gateways/demo-certificates';
import { act, DEMO_ACTOR } from './act';
import {
  authorityExtensions,
  directoryName,
  holderExtensions,
  issue,
  issueCrl,
  newSerial,
  type Issuer,
} from './certificate-authority';
import { makeKey, type Kind } from './certificate-keys';
import { OPERATOR_PASSWORD } from './units';
import type { Bytes } from './write-der';
import { writePkcs12 } from './write-pkcs12';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const YEARS_MILLISECONDS = 3650 * DAY_MILLISECONDS;
const REVOKED = '010044-revoked.p12';

const FILES = [
  { file: '010044-rsa.p12', login: '010044-01', kind: 'rsa', title: '雪域科技有限公司 央金卓嘎' },
  { file: '010044-sm2.p12', login: '010044-01', kind: 'sm2', title: '雪域科技有限公司 央金卓嘎（国密）' },
  { file: '010045-p256.p12', login: '010045-01', kind: 'p256', title: '高原建设集团有限公司 李晓梅' },
  { file: '010046-sm2.p12', login: '010046-01', kind: 'sm2', title: '格桑花幼儿园 次旦卓玛' },
  { file: REVOKED, login: '010044-01', kind: 'rsa', title: '雪域科技有限公司 央金卓嘎（旧）' },
] as const satisfies readonly { file: string; login: string; kind: Kind; title: string }[];

interface Family {
  root: { issuer: Issuer; certificate: Bytes };
  below: { issuer: Issuer; certificate: Bytes };
}

interface Held {
  file: (typeof FILES)[number];
  certificate: Bytes;
  serial: bigint;
  family: Family;
}

/**
 * Makes the demo's authorities, a certificate file for its operators each in `dataDir`, binds them, and revokes one. Once for a database, and
 * only where the demo's people are. The keys are drawn here and lie nowhere else.
 */
export async function loadDemoCertificates(connection: Connection, dataDir: string, clock: Clock): Promise<void> {
  const context = { actor: DEMO_ACTOR, office: true };
  const [there] = await connection.inTransaction(context, (tx) =>
    tx.execute<{ wanted: boolean }>(sql`select not exists (select from certificate_authorities)
      and (select count(*) from staff where login in ('admin', 'counter', 'reviewer')) = 3
      and (select count(*) from operators where login in ('010044-01', '010045-01', '010046-01')) = 3 as wanted`),
  );
  if (!there?.wanted) return;
  const times = {
    notBefore: clock.milliseconds() - DAY_MILLISECONDS,
    notAfter: clock.milliseconds() + YEARS_MILLISECONDS,
  };
  const families = { rsa: makeFamily('rsa', 'RSA', times), sm2: makeFamily('sm2', '国密', times) };
  const held: Held[] = [];
  for (const file of FILES) {
    const family = file.kind === 'sm2' ? families.sm2 : families.rsa;
    const key = makeKey(file.kind);
    const serial = newSerial();
    const subject = directoryName(file.title, '演示单位');
    const extensions = holderExtensions(key, family.below.issuer);
    const certificate = issue({ ...times, subject, key, issuer: family.below.issuer, serial, extensions });
    const content = { key: key.secret, certificates: [certificate, family.below.certificate] };
    await writeDemoCertificate(dataDir, file.file, await writePkcs12(content, OPERATOR_PASSWORD));
    held.push({ file, certificate, serial, family });
  }
  await connection.inTransaction(context, (tx) => register(tx, { families: Object.values(families), held, clock }));
}

function makeFamily(kind: Kind, word: string, times: { notBefore: number; notAfter: number }): Family {
  const root = { name: directoryName(`演示根证书（${word}）`), key: makeKey(kind) };
  const below = { name: directoryName(`演示签发机构（${word}）`), key: makeKey(kind) };
  return {
    root: {
      issuer: root,
      certificate: issue({
        ...times,
        subject: root.name,
        key: root.key,
        issuer: root,
        extensions: authorityExtensions(root.key),
      }),
    },
    below: {
      issuer: below,
      certificate: issue({
        ...times,
        subject: below.name,
        key: below.key,
        issuer: root,
        extensions: authorityExtensions(below.key, { issuer: root, pathLength: 0 }),
      }),
    },
  };
}

/** Everything through the operations that the back office has, by two people each; the one that is revoked is bound before. */
async function register(
  tx: Tx,
  { families, held, clock }: { families: readonly Family[]; held: readonly Held[]; clock: Clock },
): Promise<void> {
  const { admin, counter, reviewer } = await peopleOf(tx);
  for (const { root, below } of families) {
    for (const [role, { certificate }] of [
      ['anchor', root],
      ['intermediate', below],
    ] as const) {
      const input = { role, certificate: toBase64(certificate) };
      const { id } = await act(tx, proposeAuthority, { principal: admin, input, clock });
      await act(tx, decideAuthority, { principal: reviewer, input: { id, decision: 'confirm' }, clock });
    }
    for (const { issuer } of [root, below]) await writeCrl(tx, { issuer, principal: admin, clock, hours: 2 });
  }
  for (const { file, certificate } of held) {
    const input = { operator: file.login, certificate: toBase64(certificate) };
    const { id } = await act(tx, proposeBinding, { principal: counter, input, clock });
    await act(tx, decideBinding, { principal: reviewer, input: { id, decision: 'confirm' }, clock });
  }
  const revoked = held.find(({ file }) => file.file === REVOKED);
  if (!revoked) throw new Error('the demo has a certificate that was revoked');
  const { issuer } = revoked.family.below;
  await writeCrl(tx, { issuer, principal: admin, clock, hours: 1, revoked: [revoked.serial] });
}

async function writeCrl(
  tx: Tx,
  {
    issuer,
    principal,
    clock,
    hours,
    revoked,
  }: { issuer: Issuer; principal: StaffPrincipal; clock: Clock; hours: number; revoked?: readonly bigint[] },
): Promise<void> {
  const thisUpdate = clock.milliseconds() - hours * 60 * 60 * 1000;
  const crl = issueCrl({
    issuer,
    thisUpdate,
    nextUpdate: thisUpdate + YEARS_MILLISECONDS,
    revoked,
    number: revoked ? 2n : 1n,
  });
  await act(tx, importCrl, { principal, input: { crl: toBase64(crl) }, clock });
}

async function peopleOf(tx: Tx): Promise<Record<'admin' | 'counter' | 'reviewer', StaffPrincipal>> {
  const rows = await tx
    .select({ id: staff.id, login: staff.login, name: staff.name, roles: staff.roles })
    .from(staff)
    .where(inArray(staff.login, ['admin', 'counter', 'reviewer']));
  function named(login: string): StaffPrincipal {
    const row = rows.find((one) => one.login === login);
    if (!row) throw new Error(`the demo has ${login}`);
    return { kind: 'staff', id: row.id, name: row.name, roles: row.roles, session: null };
  }
  return { admin: named('admin'), counter: named('counter'), reviewer: named('reviewer') };
}
