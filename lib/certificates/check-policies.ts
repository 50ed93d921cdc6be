import { isSelfIssued, type Path } from './path';
import { ANY_POLICY, type PolicyRules } from './read-policies';

/**
 * The policies that are good so far, each with those that the next certificate may name for it. Of the tree of RFC 5280 6.1.2 only the lowest row:
 * nodes of one policy differ in nothing that is asked for here, so none is kept twice, and no chain can make the row grow beyond its own length.
 */
type Row = ReadonlyMap<string, ReadonlySet<string>>;

/** How many more certificates until each of the three holds. */
interface Counters {
  explicit: number;
  noMapping: number;
  noAny: number;
}

/**
 * Whether the policies of a chain are in order (RFC 5280 6.1.3 d to f, 6.1.4 a, b, h, i, j, 6.1.5), where nobody asks for a policy from the start and every
 * policy is welcome. An anchor with rules for policies of its own is refused: the standard does not say what they would mean there.
 */
export function arePoliciesInOrder([anchor, ...below]: Path): boolean {
  if (restricts(anchor.policies)) return false;
  const start = below.length + 1;
  let left: Counters = { explicit: start, noMapping: start, noAny: start };
  let row: Row = new Map([[ANY_POLICY, new Set([ANY_POLICY])]]);
  for (const [place, certificate] of below.entries()) {
    const { policies } = certificate;
    const isLast = place === below.length - 1;
    const renewed = !isLast && isSelfIssued(certificate);
    row = nextRow(row, policies.names, { anyCounts: left.noAny > 0 || renewed });
    if (left.explicit === 0 && row.size === 0) return false;
    if (isLast) left = { ...left, explicit: lastExplicit(left.explicit, policies) };
    else {
      row = mapped(row, policies.mappings, { allowed: left.noMapping > 0 });
      left = lowered(renewed ? left : fewer(left), policies);
    }
  }
  return left.explicit > 0 || row.size > 0;
}

/** 6.1.3 d, e: what a certificate names and was expected; where it says any policy, all that was expected. */
function nextRow(row: Row, names: readonly string[] | null, { anyCounts }: { anyCounts: boolean }): Row {
  if (names === null) return new Map();
  const expected = new Set([...row.values()].flatMap((policies) => [...policies]));
  const own = names.filter((name) => name !== ANY_POLICY && (row.has(ANY_POLICY) || expected.has(name)));
  const all = names.includes(ANY_POLICY) && anyCounts ? [...own, ...expected] : own;
  return new Map(all.map((name) => [name, new Set([name])]));
}

/** 6.1.4 b: from here on the subject's names for a policy, or none where mapping is over. */
function mapped(row: Row, mappings: PolicyRules['mappings'], { allowed }: { allowed: boolean }): Row {
  const next = new Map(row);
  for (const issuers of new Set(mappings.map(([policy]) => policy))) {
    const subjects = mappings.filter(([policy]) => policy === issuers).map(([, policy]) => policy);
    if (!allowed) next.delete(issuers);
    else if (row.has(issuers) || row.has(ANY_POLICY)) next.set(issuers, new Set(subjects));
  }
  return next;
}

/** 6.1.4 h. */
function fewer({ explicit, noMapping, noAny }: Counters): Counters {
  return {
    explicit: Math.max(0, explicit - 1),
    noMapping: Math.max(0, noMapping - 1),
    noAny: Math.max(0, noAny - 1),
  };
}

/** 6.1.4 i, j: a certificate may bring the moment nearer, never put it off. */
function lowered(left: Counters, { explicitAfter, noMappingAfter, noAnyAfter }: PolicyRules): Counters {
  return {
    explicit: Math.min(left.explicit, explicitAfter ?? left.explicit),
    noMapping: Math.min(left.noMapping, noMappingAfter ?? left.noMapping),
    noAny: Math.min(left.noAny, noAnyAfter ?? left.noAny),
  };
}

/** 6.1.5 a, b. */
function lastExplicit(left: number, { explicitAfter }: PolicyRules): number {
  return explicitAfter === 0 ? 0 : Math.max(0, left - 1);
}

function restricts({ mappings, explicitAfter, noMappingAfter, noAnyAfter }: PolicyRules): boolean {
  return mappings.length > 0 || [explicitAfter, noMappingAfter, noAnyAfter].some((after) => after !== null);
}
