import { describe, expect, test } from 'vitest';
import { authorityExtensions, holderExtensions, type WrittenExtension } from '@/db/demo/certificate-authority';
import { context, contextOctets, element, oid, sequence, setOf, utf8 } from '@/db/demo/write-der';
import { TAG } from '@/lib/certificates/der';
import { EXTENSION } from '@/lib/certificates/extensions';
import { verifyCertificate } from '@/lib/certificates/verify-certificate';
import { altered } from '../../support/certificates';
import { extensionList, holder, middle, rawLeaf, rawMiddle, rawRoot, root, text } from '../../support/raw-certificates';

function email(value: string) {
  return text(0x81, value);
}
function dns(value: string) {
  return text(0x82, value);
}
function uri(value: string) {
  return text(0x86, value);
}
function ip(...octets: number[]) {
  return contextOctets(7, Uint8Array.from(octets));
}
function rdn(type: string, value: Uint8Array) {
  return setOf(sequence(oid(type), value));
}
function directory(...rdns: Uint8Array[]) {
  return context(4, sequence(...rdns));
}
function unitNamed(name: string) {
  return rdn('2.5.4.11', utf8(name));
}
const otherName = context(0, oid('1.3.6.1.5.5.7.8.9'), context(0, utf8('a@evil.example')));

interface Constrained {
  permitted?: readonly Uint8Array[];
  excluded?: readonly Uint8Array[];
}

function constraintsOf({ permitted, excluded }: Constrained, critical = true): WrittenExtension {
  const trees = (bases: readonly Uint8Array[]) => bases.map((base) => sequence(base));
  return {
    oid: EXTENSION.nameConstraints,
    critical,
    value: sequence(
      ...(permitted ? [context(0, ...trees(permitted))] : []),
      ...(excluded ? [context(1, ...trees(excluded))] : []),
    ),
  };
}

interface Named {
  subject?: Uint8Array;
  names?: readonly Uint8Array[];
}

async function answerFor(
  constraints: WrittenExtension,
  { subject = holder.name, names }: Named,
  of: 'authority' | 'anchor' = 'authority',
): Promise<string> {
  const alternative = names ? [{ oid: EXTENSION.alternativeNames, value: sequence(...names) }] : [];
  const leaf = rawLeaf({
    subject,
    extensions: extensionList([...holderExtensions(holder.key, middle), ...alternative]),
  }).leaf;
  const own = of === 'authority' ? authorityExtensions(middle.key, { issuer: root }) : authorityExtensions(root.key);
  const extensions = extensionList(altered(own, { and: [constraints] }));
  const above = of === 'authority' ? rawMiddle({ extensions }) : rawRoot({ extensions });
  const outcome = await verifyCertificate({ ...above, leaf });
  return outcome.ok ? 'good' : outcome.reason;
}

const GOOD = 'good';
const NOT = 'name-not-permitted';

describe('a name is allowed or not', () => {
  test.each<[string, Constrained, Named, string]>([
    ['host that is permitted', { permitted: [dns('example.com')] }, { names: [dns('example.com')] }, GOOD],
    ['host below it', { permitted: [dns('example.com')] }, { names: [dns('a.b.EXAMPLE.com')] }, GOOD],
    ['host that only ends like it', { permitted: [dns('example.com')] }, { names: [dns('evilexample.com')] }, NOT],
    ['host beside it', { permitted: [dns('example.com')] }, { names: [dns('example.com'), dns('example.org')] }, NOT],
    ['host that is excluded', { excluded: [dns('example.com')] }, { names: [dns('Example.com')] }, NOT],
    [
      'host below what is excluded',
      { permitted: [dns('com')], excluded: [dns('example.com')] },
      { names: [dns('a.example.com')] },
      NOT,
    ],
    ['host that is neither', { excluded: [dns('example.com')] }, { names: [dns('example.org')] }, GOOD],
    ['every host, excluded', { excluded: [dns('')] }, { names: [dns('example.org')] }, NOT],
    [
      'wildcard over a host that is excluded',
      { excluded: [dns('a.example.com')] },
      { names: [dns('*.example.com')] },
      NOT,
    ],
    ['host with a dot behind', { permitted: [dns('example.com')] }, { names: [dns('example.com.')] }, NOT],
    [
      'host in the common name, where none is given otherwise',
      { permitted: [dns('example.com')] },
      { subject: sequence(rdn('2.5.4.3', utf8('www.evil.example'))) },
      NOT,
    ],
    ['mailbox that is permitted', { permitted: [email('a@example.com')] }, { names: [email('a@example.com')] }, GOOD],
    ['mailbox of another there', { permitted: [email('a@example.com')] }, { names: [email('b@example.com')] }, NOT],
    ['mailbox at a host', { permitted: [email('example.com')] }, { names: [email('b@EXAMPLE.com')] }, GOOD],
    ['mailbox below the host', { permitted: [email('example.com')] }, { names: [email('b@mail.example.com')] }, NOT],
    ['mailbox below a domain', { permitted: [email('.example.com')] }, { names: [email('b@mail.example.com')] }, GOOD],
    ['mailbox at the domain itself', { permitted: [email('.example.com')] }, { names: [email('b@example.com')] }, NOT],
    [
      'mailbox that is excluded, in capitals',
      { excluded: [email('a@example.com')] },
      { names: [email('A@EXAMPLE.COM')] },
      NOT,
    ],
    [
      'mailbox with two hosts',
      { excluded: [email('example.com')] },
      { names: [email('a@example.com@good.example')] },
      NOT,
    ],
    ['mailbox in quotes', { excluded: [email('example.com')] }, { names: [email('"a"@good.example')] }, NOT],
    [
      'mailbox in the subject',
      { permitted: [email('example.com')] },
      { subject: sequence(rdn('1.2.840.113549.1.9.1', text(TAG.ia5, 'a@evil.example'))) },
      NOT,
    ],
    ['mailbox in a form that is not read here', { permitted: [email('example.com')] }, { names: [otherName] }, NOT],
    ['address of a site', { permitted: [uri('example.com')] }, { names: [uri('https://example.com/path')] }, GOOD],
    [
      'address of a site with user and port',
      { permitted: [uri('example.com')] },
      { names: [uri('https://user:word@example.com:8080/')] },
      GOOD,
    ],
    [
      'address whose user looks like the host',
      { permitted: [uri('example.com')] },
      { names: [uri('https://example.com@evil.example/')] },
      NOT,
    ],
    ['address below the host', { permitted: [uri('example.com')] }, { names: [uri('https://a.example.com/')] }, NOT],
    ['address below a domain', { permitted: [uri('.example.com')] }, { names: [uri('https://a.example.com/')] }, GOOD],
    ['address of numbers', { permitted: [uri('.example.com')] }, { names: [uri('https://192.0.2.1/')] }, NOT],
    ['address without a host', { excluded: [uri('example.com')] }, { names: [uri('urn:example:1')] }, NOT],
    [
      'IP address in the network',
      { permitted: [ip(192, 0, 2, 0, 255, 255, 255, 0)] },
      { names: [ip(192, 0, 2, 9)] },
      GOOD,
    ],
    ['IP address beside it', { permitted: [ip(192, 0, 2, 0, 255, 255, 255, 0)] }, { names: [ip(192, 0, 3, 9)] }, NOT],
    [
      'IP address of the other kind',
      { permitted: [ip(192, 0, 2, 0, 255, 255, 255, 0)] },
      { names: [ip(...new Array<number>(16).fill(1))] },
      NOT,
    ],
    [
      'IP address that is excluded',
      { excluded: [ip(192, 0, 2, 0, 255, 255, 255, 0)] },
      { names: [ip(192, 0, 2, 255)] },
      NOT,
    ],
    [
      'subject below a name',
      { permitted: [directory(unitNamed('A'))] },
      { subject: sequence(unitNamed(' a '), unitNamed('B')) },
      GOOD,
    ],
    [
      'subject beside it',
      { permitted: [directory(unitNamed('A'))] },
      { subject: sequence(unitNamed('B'), unitNamed('A')) },
      NOT,
    ],
    [
      'subject above it',
      { permitted: [directory(unitNamed('A'), unitNamed('B'))] },
      { subject: sequence(unitNamed('A')) },
      NOT,
    ],
    [
      'subject that is excluded, in another type of string',
      { excluded: [directory(unitNamed('A'))] },
      { subject: sequence(rdn('2.5.4.11', text(TAG.printable, 'A')), unitNamed('B')) },
      NOT,
    ],
    [
      'alternative name of the directory',
      { permitted: [directory(unitNamed('A'))] },
      { subject: sequence(unitNamed('A')), names: [directory(unitNamed('B'))] },
      NOT,
    ],
    ['any subject, excluded', { excluded: [directory()] }, {}, NOT],
    [
      'name and address together',
      { permitted: [directory(unitNamed('A')), email('example.com')] },
      { subject: sequence(unitNamed('A')), names: [email('a@evil.example')] },
      NOT,
    ],
    ['name of a kind that nobody constrains', { permitted: [dns('example.com')] }, { names: [ip(192, 0, 2, 1)] }, GOOD],
  ])('%s', async (_what, constrained, named, answer) => {
    expect(await answerFor(constraintsOf(constrained), named)).toBe(answer);
    // The anchor's hold for the authority between as well, whose name of the directory is permitted nowhere here.
    const ofDirectory = constrained.permitted?.some(([tag]) => tag === 0xa4) ?? false;
    expect(await answerFor(constraintsOf(constrained), named, 'anchor')).toBe(ofDirectory ? NOT : answer);
  });
});

describe('constraints are refused', () => {
  const minimum = sequence(dns('example.com'), contextOctets(0, Uint8Array.of(0)));
  const raw = (...parts: Uint8Array[]) => ({
    oid: EXTENSION.nameConstraints,
    critical: true,
    value: sequence(...parts),
  });
  test.each<[string, WrittenExtension]>([
    ['that are not critical', constraintsOf({ permitted: [dns('example.com')] }, false)],
    ['that say nothing', raw()],
    ['of an empty list', raw(context(0))],
    ['of a host that begins with a dot', constraintsOf({ permitted: [dns('.example.com')] })],
    ['of a wildcard', constraintsOf({ permitted: [dns('*.example.com')] })],
    ['of a mailbox that is none', constraintsOf({ permitted: [email('a@b@c')] })],
    ['of an address instead of a host', constraintsOf({ permitted: [uri('https://example.com')] })],
    ['of a network of five octets', constraintsOf({ permitted: [ip(192, 0, 2, 0, 255)] })],
    ['of a mask with holes', constraintsOf({ excluded: [ip(192, 0, 2, 0, 255, 0, 255, 0)] })],
    ['of an address behind its mask', constraintsOf({ excluded: [ip(192, 0, 2, 1, 255, 255, 255, 0)] })],
    ['of a kind that cannot be compared', constraintsOf({ excluded: [otherName] })],
    ['with a minimum written out', raw(context(0, minimum))],
    ['with a maximum', raw(context(0, sequence(dns('example.com'), contextOctets(1, Uint8Array.of(1)))))],
    ['in another type', { ...raw(), value: element(TAG.set) }],
  ])('%s', async (_what, extension) => {
    expect(await answerFor(extension, {})).toBe('malformed');
  });
});
