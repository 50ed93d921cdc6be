/** What a certificate of a chain says of policies: 1 to 9 are policies, 0 is any policy. */
export interface Says {
  names?: readonly number[];
  maps?: readonly (readonly [number, number])[];
  explicit?: number;
  noMapping?: number;
  noAny?: number;
  /** Whether the authority above certifies itself anew, by another key. */
  renews?: boolean;
}

interface Node {
  policy: number;
  expected: readonly number[];
  children: Node[];
}

/** Whether a chain's policies are in order, by the tree of RFC 5280 6.1 word for word, which may grow without bounds. */
export function isInOrderByTree(links: readonly Says[]): boolean {
  const start = links.length + 1;
  let [explicit, mapping, any] = [start, start, start];
  let root: Node | null = { policy: 0, expected: [0], children: [] };
  for (const [above, says] of links.entries()) {
    const isLast = above === links.length - 1;
    const renewed = !isLast && says.renews === true;
    root = root && grown(root, { says, above, anyCounts: any > 0 || renewed });
    if (explicit === 0 && root === null) return false;
    if (isLast) return (says.explicit === 0 ? 0 : Math.max(0, explicit - 1)) > 0 || root !== null;
    root = root && renamed(root, { says, depth: above + 1, allowed: mapping > 0 });
    const step = renewed ? 0 : 1;
    explicit = Math.min(Math.max(0, explicit - step), says.explicit ?? start);
    mapping = Math.min(Math.max(0, mapping - step), says.noMapping ?? start);
    any = Math.min(Math.max(0, any - step), says.noAny ?? start);
  }
  return true;
}

/** 6.1.3 d, e. */
function grown(root: Node, { says, above, anyCounts }: { says: Says; above: number; anyCounts: boolean }): Node | null {
  if (!says.names) return null;
  const parents = rowOf(root, above);
  for (const policy of says.names.filter((name) => name !== 0)) {
    const expecting = parents.filter(({ expected }) => expected.includes(policy));
    const any = parents.filter((parent) => parent.policy === 0);
    for (const parent of expecting.length > 0 ? expecting : any) addChild(parent, policy);
  }
  if (says.names.includes(0) && anyCounts) {
    for (const parent of parents) {
      const open = parent.expected.filter((policy) => !parent.children.some((child) => child.policy === policy));
      for (const policy of open) addChild(parent, policy);
    }
  }
  return pruned(root, above + 1) ? root : null;
}

/** 6.1.4 b. */
function renamed(
  root: Node,
  { says: { maps = [] }, depth, allowed }: { says: Says; depth: number; allowed: boolean },
): Node | null {
  for (const issuers of new Set(maps.map(([policy]) => policy))) {
    const subjects = maps.filter(([policy]) => policy === issuers).map(([, policy]) => policy);
    const row = rowOf(root, depth);
    const those = row.filter(({ policy }) => policy === issuers);
    const parents = rowOf(root, depth - 1);
    if (!allowed) {
      for (const parent of parents) parent.children = parent.children.filter(({ policy }) => policy !== issuers);
    } else if (those.length > 0) {
      for (const node of those) node.expected = subjects;
    } else if (row.some(({ policy }) => policy === 0)) {
      for (const parent of parents.filter(({ policy }) => policy === 0)) addChild(parent, issuers, subjects);
    }
  }
  return pruned(root, depth) ? root : null;
}

function addChild(parent: Node, policy: number, expected: readonly number[] = [policy]): void {
  parent.children.push({ policy, expected, children: [] });
}

function rowOf(node: Node, depth: number): Node[] {
  return depth === 0 ? [node] : node.children.flatMap((child) => rowOf(child, depth - 1));
}

/** Takes away what has no child down to a depth; whether anything is left. */
function pruned(node: Node, depth: number): boolean {
  if (depth === 0) return true;
  node.children = node.children.filter((child) => pruned(child, depth - 1));
  return node.children.length > 0;
}
