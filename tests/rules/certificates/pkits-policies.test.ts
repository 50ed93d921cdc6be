import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WrittenExtension } from '@/db/demo/certificate-authority';
import { contextOctets, integer, oid, sequence } from '@/db/demo/write-der';
import { EXTENSION } from '@/lib/certificates/extensions';
import { anchorOf, answerFor, authorityBelow, holderBelow, type Authority } from '../../support/certificate-tree';
import { isInOrderByTree, type Says } from '../../support/policy-tree';

function policy(number: number) {
  return oid(number === 0 ? '2.5.29.32.0' : `2.16.840.1.101.3.2.1.48.${number}`);
}

function extensionsOf({ names, maps, explicit, noMapping, noAny }: Says): WrittenExtension[] {
  const small = (number: number, value: number) => contextOctets(number, Uint8Array.of(value));
  const constraints = [
    ...(explicit === undefined ? [] : [small(0, explicit)]),
    ...(noMapping === undefined ? [] : [small(1, noMapping)]),
  ];
  const mappings = (maps ?? []).map(([issuers, subjects]) => sequence(policy(issuers), policy(subjects)));
  return [
    ...(names ? [{ oid: EXTENSION.policies, value: sequence(...names.map((name) => sequence(policy(name)))) }] : []),
    ...(maps ? [{ oid: EXTENSION.policyMappings, critical: true, value: sequence(...mappings) }] : []),
    ...(constraints.length > 0
      ? [{ oid: EXTENSION.policyConstraints, critical: true, value: sequence(...constraints) }]
      : []),
    ...(noAny === undefined ? [] : [{ oid: EXTENSION.inhibitAnyPolicy, critical: true, value: integer(noAny) }]),
  ];
}

/** What becomes of a chain below an anchor that says nothing; the last one is the leaf. */
function answerOf(...links: Says[]) {
  const between = links.slice(0, -1);
  const chain: [Authority, ...Authority[]] = [anchorOf('anchor')];
  let name = 'anchor';
  for (const [place, says] of between.entries()) {
    const issuer = chain[chain.length - 1] ?? chain[0];
    name = says.renews ? name : `authority ${place}`;
    chain.push(authorityBelow(issuer, name, { key: `authority ${place}`, and: extensionsOf(says) }));
  }
  const issuer = chain[chain.length - 1] ?? chain[0];
  return answerFor(chain, holderBelow(issuer, { and: extensionsOf(links[links.length - 1] ?? {}) }));
}

const GOOD = 'good';
const NOT = 'policy-not-permitted';
type Row = [what: string, links: Says[], answer: string];

function expectRows(rows: readonly Row[]): void {
  test.each(rows)('%s', async (_what, links, answer) => {
    expect(await answerOf(...links)).toBe(answer);
  });
}

/** From here on each certificate has to be under a policy. */
const MUST: Says = { explicit: 0 };

describe('PKITS 4.8, certificate policies', () => {
  expectRows([
    ['all of the same policy', [{ names: [1] }, { names: [1] }], GOOD],
    ['none anywhere', [{}, {}], GOOD],
    ['none in the leaf', [{ names: [1] }, {}], GOOD],
    ['different ones, which nobody asks for', [{ names: [1] }, { names: [2] }, { names: [1] }], GOOD],
    ['different ones, where one is asked for', [{ names: [1], ...MUST }, { names: [2] }, { names: [1] }], NOT],
    ['different ones in the leaf, where one is asked for', [{ names: [1], ...MUST }, { names: [2] }], NOT],
    ['one in common', [{ names: [1, 2], ...MUST }, { names: [2, 3] }, { names: [2] }], GOOD],
    ['in turn one in common, but not for all', [{ names: [1, 2], ...MUST }, { names: [2, 3] }, { names: [3] }], NOT],
    ['any policy throughout', [{ names: [0], ...MUST }, { names: [0] }, { names: [0] }], GOOD],
    ['any policy, then one', [{ names: [0], ...MUST }, { names: [1] }], GOOD],
    ['one, then any policy', [{ names: [1], ...MUST }, { names: [0] }], GOOD],
    ['one, any policy, another one', [{ names: [1], ...MUST }, { names: [0] }, { names: [2] }], NOT],
    ['asked for above the first that names none', [MUST, { names: [1] }, { names: [1] }], NOT],
  ]);
});

describe('PKITS 4.9, require explicit policy', () => {
  const named: Says = { names: [1] };
  expectRows([
    ['after ten more', [{ ...named, explicit: 10 }, named, named, named, {}], GOOD],
    ['after one more than there are', [{ ...named, explicit: 5 }, named, named, named, {}], GOOD],
    ['after as many as there are', [{ ...named, explicit: 4 }, named, named, named, {}], NOT],
    ['at once, and there is one', [{ ...named, explicit: 0 }, named, named, named, named], GOOD],
    ['at once, and the leaf has none', [{ ...named, explicit: 0 }, named, named, named, {}], NOT],
    ['later, then sooner', [{ ...named, explicit: 7 }, { ...named, explicit: 2 }, named, named, {}], NOT],
    ['soon, then later, which counts for nothing', [{ ...named, explicit: 1 }, { ...named, explicit: 9 }, {}], NOT],
    ['at once, by the leaf itself', [{}, MUST], NOT],
    ['at once, by the leaf that has one', [named, { ...named, ...MUST }], GOOD],
    ['who renews himself takes no step', [{ ...named, explicit: 2 }, { ...named, renews: true }, {}], GOOD],
    ['whom he certifies does', [{ ...named, explicit: 1 }, { ...named, renews: true }, named, {}], NOT],
  ]);
});

describe('PKITS 4.10, policy mappings', () => {
  const mapsOneToTwo: Says = { names: [1], maps: [[1, 2]], ...MUST };
  expectRows([
    ['one to another, and the leaf has the other', [mapsOneToTwo, { names: [2] }], GOOD],
    ['one to another, and the leaf has the first', [mapsOneToTwo, { names: [1] }], NOT],
    [
      'one to another and on',
      [mapsOneToTwo, { names: [2], maps: [[2, 3]] }, { names: [3], maps: [[3, 4]] }, { names: [4] }],
      GOOD,
    ],
    ['what was not there to map', [{ names: [1], maps: [[3, 4]], ...MUST }, { names: [4] }], NOT],
    [
      'one to two others',
      [
        {
          names: [1],
          maps: [
            [1, 2],
            [1, 3],
          ],
          ...MUST,
        },
        { names: [3] },
      ],
      GOOD,
    ],
    ['out of any policy', [{ names: [0], maps: [[1, 2]], ...MUST }, { names: [2] }], GOOD],
    ['out of any policy, which stays as well', [{ names: [0], maps: [[1, 2]], ...MUST }, { names: [5] }], GOOD],
    ['from any policy', [{ names: [0], maps: [[0, 1]] }, { names: [1] }], 'malformed'],
    ['to any policy', [{ names: [1], maps: [[1, 0]] }, { names: [1] }], 'malformed'],
    ['one that the leaf answers with any policy', [mapsOneToTwo, { names: [0] }], GOOD],
    ['wrongly, where nobody asks for a policy', [{ names: [1], maps: [[1, 2]] }, { names: [1] }], GOOD],
    [
      'by the leaf, which has nobody below',
      [
        { names: [1], ...MUST },
        { names: [1], maps: [[1, 2]] },
      ],
      GOOD,
    ],
  ]);
});

describe('PKITS 4.11, inhibit policy mapping', () => {
  const mapsOneToTwo: Says = { names: [1], maps: [[1, 2]] };
  expectRows([
    ['at once', [{ names: [1], explicit: 0, noMapping: 0 }, mapsOneToTwo, { names: [2] }], NOT],
    [
      'at once, for what is not mapped',
      [{ names: [1, 5], explicit: 0, noMapping: 0 }, { ...mapsOneToTwo, names: [1, 5] }, { names: [5] }],
      GOOD,
    ],
    ['after one more', [{ names: [1], explicit: 0, noMapping: 1 }, mapsOneToTwo, { names: [2] }], GOOD],
    [
      'after one more, and two map',
      [{ names: [1], explicit: 0, noMapping: 1 }, mapsOneToTwo, { names: [2], maps: [[2, 3]] }, { names: [3] }],
      NOT,
    ],
    [
      'later, then sooner',
      [{ names: [1], explicit: 0, noMapping: 5 }, { names: [1], noMapping: 0 }, mapsOneToTwo, { names: [2] }],
      NOT,
    ],
    [
      'who renews himself takes no step',
      [{ names: [1], explicit: 0, noMapping: 1 }, { names: [1], renews: true }, mapsOneToTwo, { names: [2] }],
      GOOD,
    ],
    [
      'who renews himself may map no more than another',
      [{ names: [1], explicit: 0, noMapping: 0 }, { ...mapsOneToTwo, renews: true }, { names: [2] }],
      NOT,
    ],
    ['by the authority that maps itself', [{ ...mapsOneToTwo, explicit: 0, noMapping: 0 }, { names: [2] }], GOOD],
  ]);
});

describe('PKITS 4.12, inhibit any policy', () => {
  expectRows([
    ['at once', [{ names: [1], explicit: 0, noAny: 0 }, { names: [0] }], NOT],
    ['at once, beside a policy', [{ names: [1], explicit: 0, noAny: 0 }, { names: [0, 1] }], GOOD],
    ['after one more', [{ names: [1], explicit: 0, noAny: 1 }, { names: [0] }, { names: [1] }], GOOD],
    ['after one more, in the second', [{ names: [1], explicit: 0, noAny: 1 }, { names: [1] }, { names: [0] }], NOT],
    ['later, then sooner', [{ names: [1], explicit: 0, noAny: 5 }, { names: [1], noAny: 0 }, { names: [0] }], NOT],
    [
      'who renews himself may still say any policy',
      [{ names: [1], explicit: 0, noAny: 0 }, { names: [0], renews: true }, { names: [1] }],
      GOOD,
    ],
    [
      'who renews himself takes no step',
      [{ names: [1], explicit: 0, noAny: 1 }, { names: [1], renews: true }, { names: [0] }, { names: [1] }],
      GOOD,
    ],
    [
      'whom he certifies may not',
      [{ names: [1], explicit: 0, noAny: 0 }, { names: [1], renews: true }, { names: [0] }, { names: [1] }],
      NOT,
    ],
    [
      'in the chain whose leaf alone says it',
      [
        { names: [0], explicit: 0 },
        { names: [1], noAny: 0 },
      ],
      GOOD,
    ],
  ]);
});

describe('rules for policies', () => {
  test('are never passed over for want of being critical', async () => {
    for (const says of [{ explicit: 5 }, { noMapping: 5 }, { noAny: 5 }]) {
      const and = extensionsOf(says).map((extension) => ({ ...extension, critical: false }));
      const [anchor, authority] = [anchorOf('anchor'), authorityBelow(anchorOf('anchor'), 'authority 0', { and })];
      expect(await answerFor([anchor, authority], holderBelow(authority))).toBe('malformed');
    }
  });

  test('of the anchor are refused', async () => {
    for (const says of [{ explicit: 5 }, { noMapping: 5 }, { noAny: 5 }, { maps: [[1, 2]] as const }]) {
      const anchor = anchorOf('anchor', { and: extensionsOf(says) });
      expect(await answerFor([anchor], holderBelow(anchor))).toBe(NOT);
    }
    const anchor = anchorOf('anchor', { and: extensionsOf({ names: [1] }) });
    expect(await answerFor([anchor], holderBelow(anchor, { and: extensionsOf({ names: [2] }) }))).toBe(GOOD);
  });

  test('without number come to an end: mappings that would double a tree at each step', async () => {
    const all = Array.from({ length: 60 }, (_, place) => place + 10);
    const names = [...all];
    const maps = all.flatMap((one) => all.slice(0, 8).map((other) => [one, other] as const));
    const step: Says = { names, maps };
    expect(await answerOf({ ...step, explicit: 0 }, step, step, step, step, { names: [10] })).toBe(GOOD);
    expect(await answerOf({ ...step, explicit: 0 }, step, step, step, step, { names: [9] })).toBe(NOT);
  });

  test('come out as by the tree of the standard, whatever the certificates say', async () => {
    const named = fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1 });
    const few = fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined });
    const pairs = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
      selector: String,
      minLength: 1,
      maxLength: 3,
    });
    const link = fc.record({
      names: fc.option(named, { nil: undefined, freq: 9 }),
      maps: fc.option(pairs, { nil: undefined }),
      explicit: few,
      noMapping: few,
      noAny: few,
      renews: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(link, { minLength: 2, maxLength: 5 }), async ([first = {}, ...rest]) => {
        const links: Says[] = [{ ...first, renews: false }, ...rest];
        expect(await answerOf(...links)).toBe(isInOrderByTree(links) ? GOOD : NOT);
      }),
      { numRuns: 150 },
    );
  });
});
