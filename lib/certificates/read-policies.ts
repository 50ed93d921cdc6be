import { contextTag, DerFault, inside, oidOf, partsOf, readWhole, smallOf, TAG, type Der } from './der';

/** A policy that stands for every policy. */
export const ANY_POLICY = '2.5.29.32.0';

/** What a certificate says of policies (RFC 5280 4.2.1.4, 4.2.1.5, 4.2.1.11, 4.2.1.14). */
export interface PolicyRules {
  /** The policies that it was issued under; null where it names none. */
  names: readonly string[] | null;
  /** Policies of the issuer, each with one of the subject that counts as the same. */
  mappings: readonly (readonly [issuers: string, subjects: string])[];
  /** After so many more certificates each has to be under a policy, no mapping counts, and any policy counts for none; null: never. */
  explicitAfter: number | null;
  noMappingAfter: number | null;
  noAnyAfter: number | null;
}

export const NO_POLICY_RULES: PolicyRules = {
  names: null,
  mappings: [],
  explicitAfter: null,
  noMappingAfter: null,
  noAnyAfter: null,
};

/** A pointer to a statement, and a notice: they are for people to read. */
const QUALIFIERS: readonly string[] = ['1.3.6.1.5.5.7.2.1', '1.3.6.1.5.5.7.2.2'];

/**
 * Reads a certificatePolicies: each well written, none twice. `known` is whether nothing qualifies them that is not known here: who marks that
 * critical must be understood (RFC 5280 4.2.1.4).
 */
export function policiesOf(value: Uint8Array): { names: string[]; known: boolean } {
  let known = true;
  const names = partsOf(readWhole(value, TAG.sequence)).map((part) => {
    const reader = inside(sequenceOf(part));
    const oid = oidOf(reader.read(TAG.oid));
    const qualifiers = reader.optional(TAG.sequence);
    reader.end();
    if (qualifiers) known &&= partsOf(qualifiers).every((qualifier) => QUALIFIERS.includes(qualifierOf(qualifier)));
    return oid;
  });
  if (new Set(names).size !== names.length) throw new DerFault('a policy twice');
  return { names, known };
}

/** Reads a policyMappings. Any policy is never mapped, nor mapped to (RFC 5280 6.1.4 a). */
export function mappingsOf(value: Uint8Array): [string, string][] {
  return partsOf(readWhole(value, TAG.sequence)).map((part) => {
    const reader = inside(sequenceOf(part));
    const pair: [string, string] = [oidOf(reader.read(TAG.oid)), oidOf(reader.read(TAG.oid))];
    reader.end();
    if (pair.includes(ANY_POLICY)) throw new DerFault('any policy in a mapping');
    return pair;
  });
}

/** Reads a policyConstraints: one of the two at least. */
export function policyConstraintsOf(value: Uint8Array): Pick<PolicyRules, 'explicitAfter' | 'noMappingAfter'> {
  const reader = inside(readWhole(value, TAG.sequence));
  const explicit = reader.optional(contextTag(0, false));
  const mapping = reader.optional(contextTag(1, false));
  reader.end();
  if (!explicit && !mapping) throw new DerFault('policy constraints that constrain nothing');
  return { explicitAfter: explicit && smallOf(explicit), noMappingAfter: mapping && smallOf(mapping) };
}

/** Reads an inhibitAnyPolicy. */
export function inhibitAnyPolicyOf(value: Uint8Array): number {
  return smallOf(readWhole(value, TAG.integer));
}

function qualifierOf(element: Der): string {
  const reader = inside(sequenceOf(element));
  const oid = oidOf(reader.read(TAG.oid));
  reader.any();
  reader.end();
  return oid;
}

function sequenceOf(element: Der): Der {
  if (element.tag !== TAG.sequence) throw new DerFault('no policy');
  return element;
}
