import { booleanOf, contextTag, DerFault, inside, namedBits, partsOf, readWhole, TAG, type Der } from './der';
import { generalNamesOf, sameGeneralName, type GeneralName } from './general-names';
import { nameBelow, rdnOf, type Name } from './names';

/** Where a CRL is found: by its names, or by one below the issuer's own. */
type Place = { names: readonly GeneralName[] } | { below: string };

/** Where a certificate says that its revocation is told (RFC 5280 4.2.1.13). */
export interface DistributionPoint {
  place: Place | null;
  /** Reasons that are told there; null: all. */
  reasons: ReadonlySet<number> | null;
  /** Whether somebody else than its issuer tells it. */
  byAnother: boolean;
}

/** What a CRL says that it is about (RFC 5280 5.2.5). */
export interface IssuingPoint {
  place: Place | null;
  only: 'holders' | 'authorities' | 'attributes' | null;
  reasons: ReadonlySet<number> | null;
  indirect: boolean;
}

/** keyCompromise to aACompromise. */
const ALL_REASONS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8]);

/** Reads a CRLDistributionPoints. */
export function distributionPointsOf(value: Uint8Array): DistributionPoint[] {
  return partsOf(readWhole(value, TAG.sequence)).map((part) => {
    if (part.tag !== TAG.sequence) throw new DerFault('no distribution point');
    const reader = inside(part);
    const place = reader.optional(contextTag(0, true));
    const reasons = reader.optional(contextTag(1, false));
    const issuer = reader.optional(contextTag(2, true));
    reader.end();
    if (!place && !issuer) throw new DerFault('a distribution point without a place');
    if (issuer) generalNamesOf(issuer.content);
    return { place: place && placeOf(place), reasons: reasons && namedBits(reasons), byAnother: issuer !== null };
  });
}

/** Reads an IssuingDistributionPoint: it says something, and limits itself to one kind of certificates at most. */
export function issuingPointOf(value: Uint8Array): IssuingPoint {
  const reader = inside(readWhole(value, TAG.sequence));
  if (reader.done) throw new DerFault('an issuing point that says nothing');
  const place = reader.optional(contextTag(0, true));
  const holders = isSet(reader.optional(contextTag(1, false)));
  const authorities = isSet(reader.optional(contextTag(2, false)));
  const reasons = reader.optional(contextTag(3, false));
  const indirect = isSet(reader.optional(contextTag(4, false)));
  const attributes = isSet(reader.optional(contextTag(5, false)));
  reader.end();
  const [only = null, ...more] = [
    ...(holders ? ['holders' as const] : []),
    ...(authorities ? ['authorities' as const] : []),
    ...(attributes ? ['attributes' as const] : []),
  ];
  if (more.length > 0) throw new DerFault('a CRL of two kinds of certificates only');
  return { place: place && placeOf(place), only, reasons: reasons && namedBits(reasons), indirect };
}

interface Told {
  issuer: Name;
  isAuthority: boolean;
  distributionPoints: readonly DistributionPoint[];
}

/**
 * The reasons that a CRL of a certificate's own issuer tells for it (RFC 5280 6.3.3 b to d); none where the CRL is about others. One that names a place
 * counts where the certificate points there; by itself a certificate points at its issuer's name.
 */
export function reasonsToldOf({ issuer, isAuthority, distributionPoints }: Told, point: IssuingPoint | null): number[] {
  if (point?.only === 'attributes' || point?.only === (isAuthority ? 'holders' : 'authorities')) return [];
  const reasons = [...(point?.reasons ?? ALL_REASONS)].filter((reason) => ALL_REASONS.has(reason));
  if (!point?.place) return reasons;
  const names = namesAt(point.place, issuer);
  const itself = { place: { names: [{ kind: 'directory', value: issuer } as const] }, reasons: null, byAnother: false };
  const pointed = [...distributionPoints, itself].filter(({ place, byAnother }) => {
    if (place === null || byAnother) return false;
    return namesAt(place, issuer).some((name) => names.some((other) => sameGeneralName(name, other)));
  });
  return reasons.filter((reason) => pointed.some((one) => one.reasons?.has(reason) ?? true));
}

/** Whether these are all the reasons that there are. */
export function areAllReasons(reasons: readonly number[]): boolean {
  return [...ALL_REASONS].every((reason) => reasons.includes(reason));
}

function namesAt(place: Place, issuer: Name): readonly GeneralName[] {
  return 'names' in place ? place.names : [{ kind: 'directory', value: nameBelow(issuer, place.below) }];
}

function placeOf(element: Der): Place {
  const reader = inside(element);
  const full = reader.optional(contextTag(0, true));
  const relative = full ?? reader.read(contextTag(1, true));
  reader.end();
  return full ? { names: generalNamesOf(full.content) } : { below: rdnOf(relative).folded };
}

function isSet(element: Der | null): boolean {
  if (element && !booleanOf(element)) throw new DerFault('a default written out');
  return element !== null;
}
