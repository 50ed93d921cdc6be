import { sql } from 'drizzle-orm';
import type { Connection, Tx } from '@/db/client';

/** Something that was typed or sent, and may be nowhere afterwards. */
export interface Canary {
  what: string;
  value: string;
}

/** How it would look if it were somewhere: as it is, in hex as bytes are printed, in base64. Of six digits, six by themselves. */
export function patternOf({ value }: Canary): string {
  if (/^[0-9]{6}$/.test(value)) return `(^|[^0-9a-f])${value}($|[^0-9a-f])`;
  const bytes = Buffer.from(value);
  const forms = [value, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '').slice(0, -1)];
  return forms.map((form) => form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
}

/** Which of them stand in a text. */
export function canariesIn(text: string, canaries: readonly Canary[]): string[] {
  return canaries.filter((canary) => new RegExp(patternOf(canary)).test(text)).map(({ what }) => what);
}

/** Every column of text, JSON or bytes, of every table, in which one of them stands, as "table.column: what". */
export async function canariesInTables(tx: Tx, canaries: readonly Canary[]): Promise<string[]> {
  const tables = await tx.execute<{ name: string; columns: string }>(sql`
    select table_name as name, string_agg(column_name, ',') as columns from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and data_type in ('text', 'jsonb', 'bytea', 'ARRAY')
    group by 1 order by 1`);
  if (tables.length < 20) throw new Error('these are not all tables');
  const sought = JSON.stringify(canaries.map((canary) => ({ what: canary.what, pattern: patternOf(canary) })));
  const parts = tables.map(
    ({ name, columns }) => sql`select ${name}::text as place, e.key, c.what from ${sql.identifier(name)} t
      cross join lateral jsonb_each_text(to_jsonb(t)) e join canaries c on e.value ~ c.pattern
      where e.key = any(string_to_array(${columns}, ','))`,
  );
  const found = await tx.execute<{ place: string; key: string; what: string }>(sql`
    with canaries as (select * from jsonb_to_recordset(${sought}::text::jsonb) as c (what text, pattern text))
    select distinct place, key, what from (${sql.join(parts, sql` union all `)}) f order by 1, 2, 3`);
  return found.map(({ place, key, what }) => `${place}.${key}: ${what}`);
}

/** The same, looked for as the owner of the tables, who sees all rows. */
export function canariesInDatabase(owner: Connection, canaries: readonly Canary[]): Promise<string[]> {
  return owner.inTransaction({ actor: 'canary', office: true }, (tx) => canariesInTables(tx, canaries));
}
