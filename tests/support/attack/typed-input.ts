import { z } from 'zod';

interface Shape {
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  type?: string | string[];
  format?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  minItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
}

const TEXTS = [
  '测试',
  '2019-08',
  '2019-08-20',
  '100.00',
  '6',
  '540199199001011232',
  '10010044001',
  '010044',
  '583927',
  '次仁',
  '0'.repeat(64),
];
const NUMBERS = [1, 0, 100, 1200, 2019];
const ROUNDS = 60;

/**
 * Something that this schema takes, found by trying: every id in it is `id`. Where nothing is found, what came nearest, so that the door is
 * tried all the same.
 */
export function inputFor(schema: z.ZodType, id: string): { input: unknown; fits: boolean; hasId: boolean } {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const tried = new Map<string, number>();
  const leaves = new Map<string, number>();
  let hasId = false;

  function leaf(path: string, choices: readonly unknown[]): unknown {
    leaves.set(path, choices.length);
    return choices[Math.min(tried.get(path) ?? 0, choices.length - 1)];
  }

  function build(at: Shape, path: string): unknown {
    if ('const' in at) return at.const;
    if (at.enum) return leaf(path, at.enum);
    const either = at.anyOf ?? at.oneOf;
    if (either) {
      const turn = leaf(
        `${path}?`,
        either.map((_, place) => place),
      ) as number;
      return build(either[turn] ?? {}, path);
    }
    if (at.allOf) return Object.assign({}, ...at.allOf.map((part) => build(part, path))) as unknown;
    const type = Array.isArray(at.type) ? at.type[0] : at.type;
    if (type === 'object') {
      const entries = Object.entries(at.properties ?? {}).map(([name, one]) => [name, build(one, `${path}/${name}`)]);
      return Object.fromEntries(entries) as unknown;
    }
    if (type === 'array') {
      const many = Math.max(1, at.minItems ?? 0);
      return Array.from({ length: many }, (_, place) => build(at.items ?? {}, `${path}/${place}`));
    }
    if (type === 'boolean') return leaf(path, [true, false]);
    if (type === 'integer' || type === 'number') return leaf(path, [...NUMBERS, at.minimum ?? 1]);
    if (type === 'null') return null;
    if (at.format === 'uuid') {
      hasId = true;
      return id;
    }
    return leaf(path, TEXTS);
  }

  for (let round = 0; round < ROUNDS; round += 1) {
    leaves.clear();
    const input = build(shape, '');
    const read = schema.safeParse(input);
    if (read.success) return { input, fits: true, hasId };
    if (!turn(read.error.issues)) return { input, fits: false, hasId };
  }
  return { input: build(shape, ''), fits: false, hasId };

  /** Takes the next choice where something was wrong; false when there is none left. */
  function turn(issues: readonly z.core.$ZodIssue[]): boolean {
    let turned = false;
    for (const issue of issues) {
      const wrong = ['', ...issue.path.map(String)].join('/');
      for (const [path, many] of leaves) {
        const concerned = path === wrong || path === `${wrong}?` || path.startsWith(`${wrong}/`);
        const next = (tried.get(path) ?? 0) + 1;
        if (!concerned || next >= many) continue;
        tried.set(path, next);
        turned = true;
      }
    }
    return turned;
  }
}
