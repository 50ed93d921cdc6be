import {
  booleanOf,
  contextTag,
  DerFault,
  hexOf,
  inside,
  integerOf,
  namedBits,
  oidOf,
  partsOf,
  readWhole,
  smallOf,
  TAG,
  type Der,
} from './der';
import { distributionPointsOf, type DistributionPoint } from './distribution-points';
import { generalNameOf, generalNamesOf, requireSubjects, type GeneralName } from './general-names';
import { nameConstraintsOf, type NameConstraints } from './name-constraints';
import {
  inhibitAnyPolicyOf,
  mappingsOf,
  NO_POLICY_RULES,
  policiesOf,
  policyConstraintsOf,
  type PolicyRules,
} from './read-policies';

/** What an extension is called (RFC 5280 4.2, 5.2, 5.3). */
export const EXTENSION = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  alternativeNames: '2.5.29.17',
  issuerAlternativeNames: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reason: '2.5.29.21',
  invalidityDate: '2.5.29.24',
  deltaCrl: '2.5.29.27',
  issuingPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  distributionPoints: '2.5.29.31',
  policies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyId: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  purposes: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  inhibitAnyPolicy: '2.5.29.54',
  authorityAccess: '1.3.6.1.5.5.7.1.1',
} as const;

/** Bits of keyUsage. */
export const USAGE = { digitalSignature: 0, certificateSigning: 5, crlSigning: 6 } as const;

/** Extensions that RFC 5280 wants not critical: who marks them so means something else. */
const NEVER_CRITICAL: readonly string[] = [
  EXTENSION.subjectKeyId,
  EXTENSION.authorityKeyId,
  EXTENSION.issuerAlternativeNames,
  EXTENSION.authorityAccess,
  EXTENSION.freshestCrl,
];

/** Extensions that it wants critical, since a reader who passes over them accepts what their author forbade. */
const ALWAYS_CRITICAL: readonly string[] = [
  EXTENSION.nameConstraints,
  EXTENSION.policyConstraints,
  EXTENSION.inhibitAnyPolicy,
];

export interface Extension {
  oid: string;
  critical: boolean;
  value: Uint8Array;
}

export interface AuthorityKeyId {
  keyId: string | null;
  issuer: readonly GeneralName[] | null;
  serial: bigint | null;
}

/** What the extensions of a certificate say; null or empty where they say nothing. */
export interface Extensions {
  isAuthority: boolean;
  pathLength: number | null;
  usage: ReadonlySet<number> | null;
  purposes: readonly string[] | null;
  subjectKeyId: string | null;
  authorityKeyId: AuthorityKeyId | null;
  alternativeNames: readonly GeneralName[];
  nameConstraints: NameConstraints | null;
  policies: PolicyRules;
  distributionPoints: readonly DistributionPoint[];
  /** Says that its revocation is told in deltas. */
  revokedInDeltas: boolean;
  unknownCritical: boolean;
}

/** Reads an Extensions: each once, at least one, and no default written out. */
export function extensionsOf(element: Der): Extension[] {
  const extensions = partsOf(element).map((part) => {
    if (part.tag !== TAG.sequence) throw new DerFault('no extension');
    const reader = inside(part);
    const oid = oidOf(reader.read(TAG.oid));
    const written = reader.optional(TAG.boolean);
    if (written && !booleanOf(written)) throw new DerFault('a default written out');
    const value = reader.read(TAG.octets).content;
    reader.end();
    return { oid, critical: written !== null, value };
  });
  const kinds = new Set(extensions.map(({ oid }) => oid));
  if (kinds.size !== extensions.length) throw new DerFault('an extension twice');
  return extensions;
}

/** Reads all that is known of a certificate's extensions; a known one that is written wrongly is a fault, critical or not. */
export function readExtensions(extensions: readonly Extension[]): Extensions {
  const read: Extensions = {
    isAuthority: false,
    pathLength: null,
    usage: null,
    purposes: null,
    subjectKeyId: null,
    authorityKeyId: null,
    alternativeNames: [],
    nameConstraints: null,
    policies: NO_POLICY_RULES,
    distributionPoints: [],
    revokedInDeltas: false,
    unknownCritical: false,
  };
  for (const extension of extensions) {
    if (extension.critical && NEVER_CRITICAL.includes(extension.oid)) throw new DerFault('critical and may not be');
    if (!extension.critical && ALWAYS_CRITICAL.includes(extension.oid))
      throw new DerFault('not critical and has to be');
    readOne(extension, read);
  }
  return read;
}

function readOne({ oid, critical, value }: Extension, read: Extensions): void {
  switch (oid) {
    case EXTENSION.basicConstraints:
      return readBasicConstraints(value, { critical, read });
    case EXTENSION.keyUsage:
      read.usage = namedBits(readWhole(value, TAG.bits));
      return;
    case EXTENSION.purposes:
      read.purposes = partsOf(readWhole(value, TAG.sequence)).map((part) => oidOf(only(part, TAG.oid)));
      return;
    case EXTENSION.subjectKeyId:
      read.subjectKeyId = hexOf(readWhole(value, TAG.octets).content);
      if (read.subjectKeyId === '') throw new DerFault('an empty key id');
      return;
    case EXTENSION.authorityKeyId:
      read.authorityKeyId = authorityKeyIdOf(value);
      return;
    case EXTENSION.alternativeNames:
      read.alternativeNames = generalNamesOf(readWhole(value, TAG.sequence).content);
      requireSubjects(read.alternativeNames);
      return;
    case EXTENSION.nameConstraints:
      read.nameConstraints = nameConstraintsOf(readWhole(value, TAG.sequence));
      return;
    case EXTENSION.policies:
    case EXTENSION.policyMappings:
    case EXTENSION.policyConstraints:
    case EXTENSION.inhibitAnyPolicy:
      return readPolicyRules({ oid, critical, value }, read);
    case EXTENSION.distributionPoints:
      read.distributionPoints = distributionPointsOf(value);
      return;
    case EXTENSION.freshestCrl:
      read.revokedInDeltas = true;
      return;
    case EXTENSION.authorityAccess:
      requireAccess(value);
      return;
    case EXTENSION.issuerAlternativeNames:
      generalNamesOf(readWhole(value, TAG.sequence).content);
      return;
    default:
      read.unknownCritical ||= critical;
  }
}

function readPolicyRules({ oid, critical, value }: Extension, read: Extensions): void {
  if (oid === EXTENSION.policyMappings) read.policies = { ...read.policies, mappings: mappingsOf(value) };
  if (oid === EXTENSION.policyConstraints) read.policies = { ...read.policies, ...policyConstraintsOf(value) };
  if (oid === EXTENSION.inhibitAnyPolicy) read.policies = { ...read.policies, noAnyAfter: inhibitAnyPolicyOf(value) };
  if (oid !== EXTENSION.policies) return;
  const { names, known } = policiesOf(value);
  read.policies = { ...read.policies, names };
  read.unknownCritical ||= critical && !known;
}

function readBasicConstraints(value: Uint8Array, { critical, read }: { critical: boolean; read: Extensions }): void {
  const reader = inside(readWhole(value, TAG.sequence));
  const authority = reader.optional(TAG.boolean);
  if (authority && !booleanOf(authority)) throw new DerFault('a default written out');
  const length = reader.optional(TAG.integer);
  reader.end();
  if (authority && !critical) throw new DerFault('an authority that is not critical');
  if (length && !authority) throw new DerFault('a length of path without an authority');
  read.isAuthority = authority !== null;
  read.pathLength = length ? smallOf(length) : null;
}

/** Reads an AuthorityKeyIdentifier, of certificates and of CRLs: issuer and serial only together. */
export function authorityKeyIdOf(value: Uint8Array): AuthorityKeyId {
  const reader = inside(readWhole(value, TAG.sequence));
  const keyId = reader.optional(contextTag(0, false));
  const issuer = reader.optional(contextTag(1, true));
  const serial = reader.optional(contextTag(2, false));
  reader.end();
  if ((issuer === null) !== (serial === null)) throw new DerFault('half a key id');
  return {
    keyId: keyId && hexOf(keyId.content),
    issuer: issuer && generalNamesOf(issuer.content),
    serial: serial && integerOf(serial),
  };
}

function requireAccess(value: Uint8Array): void {
  for (const part of partsOf(readWhole(value, TAG.sequence))) {
    if (part.tag !== TAG.sequence) throw new DerFault('no access description');
    const reader = inside(part);
    oidOf(reader.read(TAG.oid));
    generalNameOf(reader.any());
    reader.end();
  }
}

function only(element: Der, tag: number): Der {
  if (element.tag !== tag) throw new DerFault('another type');
  return element;
}
