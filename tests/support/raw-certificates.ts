import { authorityExtensions, holderExtensions, type WrittenExtension } from '@/db/demo/certificate-authority';
import type { SigningKey } from '@/db/demo/certificate-keys';
import { bits, boolean, context, element, integer, octets, oid, sequence, time, type Bytes } from '@/db/demo/write-der';
import { TAG } from '@/lib/certificates/der';
import type { ToVerify } from '@/lib/certificates/verify-certificate';
import { chainOf, DAY, NOW, partiesOf } from './certificates';

const KIND = 'p256';
export const { root, middle, holder } = partiesOf(KIND);

/** The fields of a certificate's body as they are written, each of which may be another or left out. */
export interface RawFields {
  version?: Uint8Array | null;
  serial?: Uint8Array;
  algorithm?: Uint8Array;
  issuer?: Uint8Array;
  validity?: Uint8Array;
  subject?: Uint8Array;
  key?: Uint8Array;
  uniqueIds?: readonly Uint8Array[];
  extensions?: Uint8Array | null;
}

/** The bytes of a text, under any tag. */
export function text(tag: number, value: string): Bytes {
  return element(
    tag,
    Uint8Array.from(value, (letter) => letter.charCodeAt(0)),
  );
}

/** A validity of two times as they are written: 12 digits or 14, with what stands behind them. */
export function validity(from: string, to: string): Bytes {
  const written = (digits: string) => text(/^\d{14}/.test(digits) ? TAG.generalizedTime : TAG.utcTime, digits);
  return sequence(written(from), written(to));
}

/** An Extensions of parts that need not be well written. */
export function extensionList(extensions: readonly WrittenExtension[]): Bytes {
  return sequence(
    ...extensions.map(({ oid: name, critical, value }) =>
      sequence(oid(name), ...(critical ? [boolean(true)] : []), octets(value)),
    ),
  );
}

/** A key of a curve by its name, with these octets for a point. */
export function curveKey(curve: string, point: Uint8Array): Bytes {
  return sequence(sequence(oid('1.2.840.10045.2.1'), oid(curve)), bits(point));
}

interface Signing {
  by: SigningKey;
  /** What the frame says that it was signed with; the key's own unless said. */
  outer?: Uint8Array;
  behind?: Uint8Array;
}

function written(fields: Required<RawFields>, { by, outer = by.algorithm, behind = new Uint8Array() }: Signing): Bytes {
  const { version, serial, algorithm, issuer, validity: times, subject, key, uniqueIds, extensions } = fields;
  const body = sequence(
    ...(version ? [version] : []),
    serial,
    algorithm,
    issuer,
    times,
    subject,
    key,
    ...uniqueIds,
    ...(extensions ? [context(3, extensions)] : []),
  );
  return sequence(body, outer, bits(by.sign(body)), behind);
}

const FIELDS = {
  version: context(0, integer(2)),
  algorithm: middle.key.algorithm,
  validity: sequence(time(NOW - 30 * DAY), time(NOW + 30 * DAY)),
  uniqueIds: [],
} as const;

/** A good chain whose leaf is written with these fields, by the right key, in a frame that may say otherwise. */
export function rawLeaf(fields: RawFields, frame: Omit<Signing, 'by'> = {}): ToVerify & { leaf: Uint8Array } {
  const own = { subject: holder.name, key: holder.key.info, serial: integer(77), issuer: middle.name };
  const extensions = extensionList(holderExtensions(holder.key, middle));
  return {
    ...chainOf(KIND),
    leaf: written({ ...FIELDS, ...own, extensions, ...fields }, { by: middle.key, ...frame }),
  };
}

/** The same for the authority between. */
export function rawMiddle(fields: RawFields): ToVerify {
  const own = { subject: middle.name, key: middle.key.info, serial: integer(7), issuer: root.name };
  const extensions = extensionList(authorityExtensions(middle.key, { issuer: root, pathLength: 0 }));
  return { ...chainOf(KIND), chain: [written({ ...FIELDS, ...own, extensions, ...fields }, { by: root.key })] };
}

/** The same for the anchor. */
export function rawRoot(fields: RawFields): ToVerify {
  const own = { subject: root.name, key: root.key.info, serial: integer(1), issuer: root.name };
  const extensions = extensionList(authorityExtensions(root.key));
  return { ...chainOf(KIND), anchors: [written({ ...FIELDS, ...own, extensions, ...fields }, { by: root.key })] };
}

/** A CRL of the authority between, of these parts behind its name. */
export function rawCrl(
  parts: readonly Uint8Array[],
  { version = integer(1) }: { version?: Uint8Array | null } = {},
): ToVerify {
  const { algorithm } = middle.key;
  const body = sequence(...(version ? [version] : []), algorithm, middle.name, ...parts);
  const chain = chainOf(KIND);
  return { ...chain, crls: [...chain.crls.slice(0, 1), sequence(body, algorithm, bits(middle.key.sign(body)))] };
}
