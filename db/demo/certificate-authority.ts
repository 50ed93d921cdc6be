import { createHash, randomBytes } from 'node:crypto';
import { EXTENSION, USAGE } from '@/lib/certificates/extensions';
import type { SigningKey } from './certificate-keys';
import {
  bits,
  boolean,
  context,
  contextOctets,
  flags,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  time,
  utf8,
  type Bytes,
} from './write-der';

/** An extension by its name: what it says, and whether it is critical. */
export interface WrittenExtension {
  oid: string;
  critical?: boolean;
  value: Uint8Array;
}

export interface Issuer {
  name: Bytes;
  key: SigningKey;
}

export interface Wanted {
  subject: Bytes;
  key: Pick<SigningKey, 'info'>;
  issuer: Issuer;
  notBefore: number;
  notAfter: number;
  extensions: readonly WrittenExtension[];
  serial?: bigint;
}

const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';

/** A name of country, organisation and common name. */
export function directoryName(commonName: string, organisation = '示例市住房公积金管理中心（演示）'): Bytes {
  const attribute = (type: string, value: string) => setOf(sequence(oid(type), utf8(value)));
  return sequence(attribute('2.5.4.10', organisation), attribute('2.5.4.3', commonName));
}

/** Writes and signs a certificate. What it says is the caller's affair: the tests write wrong ones too. */
export function issue({ subject, key, issuer, notBefore, notAfter, extensions, serial }: Wanted): Bytes {
  const body = sequence(
    context(0, integer(2)),
    integer(serial ?? newSerial()),
    issuer.key.algorithm,
    issuer.name,
    sequence(time(notBefore), time(notAfter)),
    subject,
    key.info,
    context(3, extensionList(extensions)),
  );
  return signed(body, issuer.key);
}

/** Signs a body of certificate or CRL. */
export function signed(body: Bytes, key: SigningKey): Bytes {
  return sequence(body, key.algorithm, bits(key.sign(body)));
}

export interface WantedCrl {
  issuer: Issuer;
  thisUpdate: number;
  nextUpdate: number;
  revoked?: readonly bigint[];
  number?: bigint;
  extensions?: readonly WrittenExtension[];
}

/** Writes and signs a CRL with these serial numbers. */
export function issueCrl({
  issuer,
  thisUpdate,
  nextUpdate,
  revoked = [],
  number = 1n,
  extensions = [],
}: WantedCrl): Bytes {
  const entries = revoked.map((serial) => sequence(integer(serial), time(thisUpdate)));
  const all = [
    { oid: EXTENSION.authorityKeyId, value: sequence(contextOctets(0, keyIdOf(issuer.key))) },
    { oid: EXTENSION.crlNumber, value: integer(number) },
    ...extensions,
  ];
  const body = sequence(
    integer(1),
    issuer.key.algorithm,
    issuer.name,
    time(thisUpdate),
    time(nextUpdate),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    context(0, extensionList(all)),
  );
  return signed(body, issuer.key);
}

/** What an authority's certificate says. */
export function authorityExtensions(
  key: Pick<SigningKey, 'info'>,
  { issuer, pathLength }: { issuer?: Issuer; pathLength?: number } = {},
): WrittenExtension[] {
  const limits = pathLength === undefined ? [] : [integer(pathLength)];
  return [
    { oid: EXTENSION.basicConstraints, critical: true, value: sequence(boolean(true), ...limits) },
    { oid: EXTENSION.keyUsage, critical: true, value: flags(USAGE.certificateSigning, USAGE.crlSigning) },
    { oid: EXTENSION.subjectKeyId, value: octets(keyIdOf(key)) },
    ...(issuer ? [authorityKeyId(issuer)] : []),
  ];
}

/** What a certificate to log in with says. */
export function holderExtensions(key: Pick<SigningKey, 'info'>, issuer: Issuer): WrittenExtension[] {
  return [
    { oid: EXTENSION.keyUsage, critical: true, value: flags(USAGE.digitalSignature, 1) },
    { oid: EXTENSION.purposes, value: sequence(oid(CLIENT_AUTHENTICATION)) },
    { oid: EXTENSION.subjectKeyId, value: octets(keyIdOf(key)) },
    authorityKeyId(issuer),
  ];
}

export function authorityKeyId({ key }: Issuer): WrittenExtension {
  return { oid: EXTENSION.authorityKeyId, value: sequence(contextOctets(0, keyIdOf(key))) };
}

/** A serial number as authorities draw them: positive, 16 octets. */
export function newSerial(): bigint {
  return BigInt(`0x7${randomBytes(16).toString('hex').slice(1)}`);
}

function keyIdOf({ info }: Pick<SigningKey, 'info'>): Uint8Array {
  return createHash('sha256').update(info).digest().subarray(0, 20);
}

function extensionList(extensions: readonly WrittenExtension[]): Bytes {
  return sequence(
    ...extensions.map(({ oid: name, critical, value }) =>
      sequence(oid(name), ...(critical ? [boolean(true)] : []), octets(value)),
    ),
  );
}
