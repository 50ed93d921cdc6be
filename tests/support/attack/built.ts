import fs from 'node:fs';
import type { z } from 'zod';

/** What the build itself says can be asked from outside. Whatever is added to the product is in it. */
export interface Door {
  /** By which the browser calls it. */
  id: string;
  /** As in "app/(hall)/change-roster/action.ts submitChanges". */
  name: string;
  /** A page that holds it; null where no page does. */
  page: string | null;
  /** The operation behind it. */
  operation: { name: string; input: z.ZodType };
}

interface Reference {
  filename: string;
  exportedName: string;
  workers: Record<string, unknown>;
}

function manifest(name: string): unknown {
  const file = `.next/server/${name}`;
  if (!fs.existsSync(file)) throw new Error(`${file} is missing: the hall must be built, and not for developing`);
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** Every server action of the build, with the operation that it hands out. */
export async function builtDoors(): Promise<Door[]> {
  const { node } = manifest('server-reference-manifest.json') as { node: Record<string, Reference> };
  return Promise.all(
    Object.entries(node).map(async ([id, { filename, exportedName, workers }]) => ({
      id,
      name: `${filename} ${exportedName}`,
      page: Object.keys(workers)[0]?.replace(/^app/, '') ?? null,
      operation: await operationOf(filename, exportedName),
    })),
  );
}

/** Every page and route handler of the build, as "/(hall)/payments/[id]/page". */
export function builtPaths(): string[] {
  return Object.keys(manifest('app-paths-manifest.json') as object).sort();
}

/** Follows `export const door = expose(operation, …)` and the file's imports to the operation itself. */
async function operationOf(file: string, door: string): Promise<Door['operation']> {
  const source = fs.readFileSync(file, 'utf8');
  const handed = new RegExp(`export const ${door} = expose\\(\\s*(\\w+)(?:\\('([\\w-]+)'\\))?`).exec(source);
  const [, name = '', kind] = handed ?? [];
  const from = [...source.matchAll(/import \{([^}]*)\} from '([^']+)'/g)].find(([, names = '']) =>
    names.split(',').some((one) => one.trim() === name),
  )?.[2];
  if (!from) throw new Error(`${file}: where ${door} comes from cannot be read`);
  const path = from.startsWith('@/') ? `../../../${from.slice(2)}` : `../../../${file.replace(/[^/]+$/, '')}${from}`;
  const found = ((await import(path)) as Record<string, unknown>)[name];
  return (kind === undefined ? found : (found as (of: string) => unknown)(kind)) as Door['operation'];
}

/** The address of a page or route: its folders without the groups, `[id]` and the like filled in. */
export function addressOf(path: string, parameters: Record<string, string>): string {
  const parts = path.split('/').filter((part) => part !== '' && !part.startsWith('('));
  return `/${parts
    .slice(0, -1)
    .map((part) => /^\[(?:\.\.\.)?(\w+)\]$/.exec(part)?.[1] ?? part)
    .map((part, place) => (parts[place]?.startsWith('[') ? (parameters[part] ?? 'nothing') : part))
    .join('/')}`;
}
