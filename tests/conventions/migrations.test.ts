import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { expect, test } from 'vitest';
import { filesMatching, read, ROOT } from './source-files';

interface Journal {
  entries: { idx: number; tag: string }[];
}

/** drizzle-kit's own type of it is not among the types that it ships. */
interface Snapshot {
  id: string;
  tables: Record<string, unknown>;
}

const TAGS = (JSON.parse(read('db/migrations/meta/_journal.json')) as Journal).entries.map(({ tag }) => tag);

test('the journal names every migration, in order', () => {
  expect(TAGS.map((tag) => `db/migrations/${tag}.sql`)).toEqual(filesMatching(/^db\/migrations\/.*\.sql$/));
});

test('the schema asks for nothing that the migrations do not bring', async () => {
  const modules = await Promise.all(
    filesMatching(/^db\/schema\/.*\.ts$/).map(
      (file) => import(/* @vite-ignore */ `${ROOT}${file}`) as Promise<Record<string, unknown>>,
    ),
  );
  const last = `db/migrations/meta/${TAGS.at(-1)?.split('_')[0] ?? ''}_snapshot.json`;
  const before = JSON.parse(read(last)) as Snapshot;
  const tables = Object.assign({}, ...modules) as Record<string, unknown>;
  const now = generateDrizzleJson(tables, before.id, undefined, 'snake_case') as Snapshot;
  expect(Object.keys(now.tables).length).toBeGreaterThan(10);
  expect(await generateMigration(before, now)).toEqual([]);
});
