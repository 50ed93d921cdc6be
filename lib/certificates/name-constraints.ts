import { contextTag, DerFault, inside, partsOf, type Der } from './der';
import { generalNameOf, type GeneralName } from './general-names';
import { COMMON_NAME, EMAIL_ATTRIBUTE, isWithin, type Name } from './names';

type Named = Exclude<GeneralName, { kind: 'other' }>;

/** Names below a CA: where some of a kind are permitted, only these; never those excluded (RFC 5280 4.2.1.10). */
export interface NameConstraints {
  permitted: readonly Named[];
  excluded: readonly Named[];
}

/**
 * Reads a NameConstraints. Kinds of names that cannot be compared here, distances and bases that are not written as the standard says are
 * faults: nobody may rely on what is not understood.
 */
export function nameConstraintsOf(element: Der): NameConstraints {
  const reader = inside(element);
  const permitted = reader.optional(contextTag(0, true));
  const excluded = reader.optional(contextTag(1, true));
  reader.end();
  if (!permitted && !excluded) throw new DerFault('constraints without a name');
  return { permitted: permitted ? basesOf(permitted) : [], excluded: excluded ? basesOf(excluded) : [] };
}

function basesOf(element: Der): Named[] {
  return partsOf(element).map((subtree) => {
    const reader = inside(subtree);
    const base = generalNameOf(reader.any());
    // minimum is 0, which DER leaves out, and there is no maximum.
    reader.end();
    if (base.kind === 'other' || !isProperBase(base)) throw new DerFault('a constraint that cannot be checked');
    return base;
  });
}

const HOST = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i;

function isProperBase(base: Named): boolean {
  switch (base.kind) {
    case 'dns':
      return base.value === '' || HOST.test(base.value);
    case 'uri':
      return HOST.test(base.value.replace(/^\./, ''));
    case 'email':
      return base.value.includes('@') ? isMailbox(base.value) : HOST.test(base.value.replace(/^\./, ''));
    case 'ip':
      return base.value.length === 8 || base.value.length === 32 ? isMask(base.value) : false;
    case 'directory':
      return true;
  }
}

function isMailbox(value: string): boolean {
  const [local = '', host = '', ...rest] = value.split('@');
  return local !== '' && rest.length === 0 && HOST.test(host) && !local.includes('"');
}

/** Address and mask: bits set from the left, and none of the address behind them. */
function isMask(value: Uint8Array): boolean {
  const half = value.length / 2;
  const bits = [...value.subarray(half)].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  if (!/^1*0*$/.test(bits)) return false;
  return [...value.subarray(0, half)].every((octet, place) => (octet & ~(value[half + place] ?? 0) & 0xff) === 0);
}

/** More names than that, each against each constraint, are there to keep us busy. */
const MOST_COMPARISONS = 100_000;

/** Whether a certificate's names may stand below these constraints. What cannot be compared may not. */
export function mayBeCalled(
  constraints: NameConstraints,
  { subject, alternativeNames }: { subject: Name; alternativeNames: readonly GeneralName[] },
): boolean {
  const names = namesToCheck(subject, alternativeNames);
  const { permitted, excluded } = constraints;
  if (names.length * (permitted.length + excluded.length) > MOST_COMPARISONS) return false;
  return names.every((name) => isAllowed(constraints, name));
}

/** All names of a certificate: the alternative ones, its subject, and the addresses and host names that stand in the subject. */
function namesToCheck(subject: Name, alternativeNames: readonly GeneralName[]): GeneralName[] {
  const emails = subject.attributes.filter(([oid]) => oid === EMAIL_ATTRIBUTE);
  // Where no DNS name is given, some take the common name for one.
  const hosts = subject.attributes.filter(
    ([oid, value]) => oid === COMMON_NAME && value.includes('.') && HOST.test(value.replace(/^\*\./, '')),
  );
  const asHosts = alternativeNames.some(({ kind }) => kind === 'dns') ? [] : hosts;
  return [
    ...alternativeNames,
    ...(subject.rdns.length > 0 ? [{ kind: 'directory', value: subject } as const] : []),
    ...emails.map(([, value]) => ({ kind: 'email', value }) as const),
    ...asHosts.map(([, value]) => ({ kind: 'dns', value }) as const),
  ];
}

function isAllowed({ permitted, excluded }: NameConstraints, name: GeneralName): boolean {
  const sameKind = (base: Named) => base.kind === name.kind;
  // An otherName may hold an address or a host in a form that is not read here.
  if (name.kind === 'other')
    return ![...permitted, ...excluded].some(({ kind }) => kind !== 'directory' && kind !== 'ip');
  const [within, outside] = [permitted.filter(sameKind), excluded.filter(sameKind)];
  if (within.length === 0 && outside.length === 0) return true;
  if (!isProperName(name) || outside.some((base) => isBelow(name, base))) return false;
  return within.length === 0 || within.some((base) => isBelow(name, base));
}

/** Whether a name is written so that it can be compared: no wildcard, no URI without a host. */
function isProperName(name: GeneralName): boolean {
  switch (name.kind) {
    case 'dns':
      return HOST.test(name.value);
    case 'email':
      return isMailbox(name.value);
    case 'uri':
      return hostOf(name.value) !== null;
    case 'ip':
      return name.value.length === 4 || name.value.length === 16;
    case 'directory':
      return true;
    case 'other':
      return false;
  }
}

function isBelow(name: GeneralName, base: Named): boolean {
  if (name.kind === 'dns' && base.kind === 'dns') return isHostBelow(name.value, base.value, { itself: true });
  if (name.kind === 'email' && base.kind === 'email') return isEmailBelow(name.value, base.value);
  if (name.kind === 'uri' && base.kind === 'uri') return isAtHost(hostOf(name.value) ?? '', base.value);
  if (name.kind === 'ip' && base.kind === 'ip') return isInNetwork(name.value, base.value);
  return name.kind === 'directory' && base.kind === 'directory' && isWithin(name.value, base.value);
}

function isHostBelow(host: string, base: string, { itself }: { itself: boolean }): boolean {
  const [name, domain] = [host.toLowerCase(), base.toLowerCase()];
  return domain === '' || (itself && name === domain) || name.endsWith(`.${domain}`);
}

/** A base with a dot in front means all hosts below it, else the one host. */
function isAtHost(host: string, base: string): boolean {
  if (base.startsWith('.')) return isHostBelow(host, base.slice(1), { itself: false });
  return host.toLowerCase() === base.toLowerCase();
}

function isEmailBelow(email: string, base: string): boolean {
  const at = email.lastIndexOf('@');
  if (!base.includes('@')) return isAtHost(email.slice(at + 1), base);
  // Hosts are the same in either case. So are the parts before them, to be on the safe side of an exclusion.
  return email.toLowerCase() === base.toLowerCase();
}

function hostOf(uri: string): string | null {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  const host = authority?.split('@').at(-1)?.replace(/:\d*$/, '');
  if (!host || !HOST.test(host) || /^[\d.]+$/.test(host)) return null;
  return host;
}

function isInNetwork(address: Uint8Array, base: Uint8Array): boolean {
  const half = base.length / 2;
  if (address.length !== half) return false;
  return [...address].every((octet, place) => (octet & (base[half + place] ?? 0)) === base[place]);
}
