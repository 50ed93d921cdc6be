import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { sqlState, type Context, type Tx } from '@/db/client';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { useDatabase } from '../support/database';
import { fillBooks } from '../support/fill-books';
import { makeUnit, setParameters } from '../support/hall';
import { openPeople } from '../support/remittance';

const database = useDatabase();

const APPLICATION_ROLE = 'provident_hall_app';
const APPEND_ONLY = ['entries', 'journals', 'operation_log', 'operation_requests'];
const OFFICE: Context = { actor: 'test', office: true };

/** The only functions that see more than their caller; what each may tell stands at its definition. */
const SEEING_MORE = [
  'accept_invitation',
  'accounts_at_units',
  'begin_password_reset',
  'certificate_trust',
  'change_password',
  'copy_person_to_accounts',
  'end_open_links',
  'end_other_sessions',
  'end_session',
  'end_sessions_of',
  'find_bound_operator',
  'find_operator',
  'find_password_link',
  'find_password_reset',
  'find_staff',
  'finish_password_reset',
  'hand_over_account',
  'hold_account',
  'issue_challenge',
  'issue_code',
  'journal_balances',
  'months_paid_elsewhere',
  'must_change_password',
  'must_enrol',
  'name_of_reopened_people',
  'offered_downloads',
  'own_sessions',
  'password_facts',
  'password_policy_on',
  'persons_normal_elsewhere',
  'persons_paid_from',
  'prove_password_reset',
  'queue_short_message',
  'release_agencies',
  'remember_password',
  'sealed_elsewhere_of_own',
  'second_factor_of',
  'session_principal',
  'set_password_by_link',
  'spend_attempt',
  'standing_of_people',
  'start_session',
  'step_up_session',
  'switch_session',
  'take_challenge',
  'touch_session',
  'transfers_of_own',
  'try_code',
  'units_named',
  'units_of_requests',
  'units_of_session',
  'use_factor_step',
  'use_recovery_code',
  'verify_paper',
];

let tables: string[];
let clerk: OperatorPrincipal;

beforeAll(async () => {
  tables = (
    await catalogue<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
  ).map(({ name }) => name);
  await setParameters(database.owner);
  await fillBooks(database.owner);
  clerk = await makeUnit(database.owner);
  await openPeople(clerk, 2);
});

async function catalogue<Row extends Record<string, unknown>>(query: SQL): Promise<Row[]> {
  return database.owner.inTransaction(OFFICE, async (tx) => [...(await tx.execute(query))] as Row[]);
}

/** What the database says to a statement that the owner sends: its SQLSTATE and message, or undefined when it lets it pass. */
async function objection(context: Context, run: (tx: Tx) => Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await database.owner.inTransaction(context, run).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error === undefined ? undefined : `${sqlState(error) ?? ''} ${(error as Error).message}`;
}

describe('row-level security', () => {
  test('is on for every table, for its owner too, with policies', async () => {
    const bare = await catalogue(sql`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`);
    expect(bare).toEqual([]);
    expect(tables.length).toBeGreaterThan(20);
  });

  test('lets everybody read the parameters, and nothing else', async () => {
    const open = await catalogue(sql`
      select tablename || '.' || policyname || ' ' || cmd as policy from pg_policies
      where schemaname = 'public' and (roles && array['public', ${APPLICATION_ROLE}]::name[])
        and (coalesce(qual, 'true') = 'true' and coalesce(with_check, 'true') = 'true' or 'public' = any(roles))`);
    expect(open).toEqual([{ policy: 'fund_parameters.everybody_reads SELECT' }]);
  });

  test('knows the unit of every table that has one', async () => {
    const forgotten = await catalogue(sql`
      select c.table_name from information_schema.columns c
      where c.table_schema = 'public' and c.column_name = 'unit_id' and c.table_name not in ('suspense_allocations', 'suspense_refunds') and not exists (
        select from pg_policies p where p.tablename = c.table_name and p.qual like '%current_unit()%')`);
    expect(forgotten).toEqual([]);
  });

  test('shows no row of any table to a connection without context', async () => {
    const shown: string[] = [];
    const filled: string[] = [];
    for (const table of tables) {
      if ((await database.app.raw`select from ${database.app.raw(table)} limit 1`).length > 0) shown.push(table);
      if ((await database.owner.raw`select from ${database.owner.raw(table)} limit 1`).length > 0) filled.push(table);
    }
    expect(shown).toEqual(['fund_parameters']);
    expect(filled.length).toBeGreaterThan(15);
  });

  test("shows and gives nobody another unit's rows, whatever the statement forgot", async () => {
    const owned = await catalogue<{ name: string; writable: boolean }>(sql`
      select table_name as name, has_table_privilege(${APPLICATION_ROLE}, table_name::text, 'update') as writable
      from information_schema.columns where table_schema = 'public' and column_name = 'unit_id' order by 1`);
    const context = { actor: clerk.id, unitId: clerk.unitId };
    for (const { name, writable } of owned) {
      const table = sql.identifier(name);
      const others = sql`from ${table} where unit_id is distinct from ${clerk.unitId}`;
      const seen = await database.app.inTransaction(context, (tx) => tx.execute(sql`select 1 ${others}`));
      expect([name, seen.length]).toEqual([name, 0]);
      if (!writable) continue;
      const changed = await database.app.inTransaction(context, (tx) =>
        tx.execute(
          sql`update ${table} set unit_id = ${clerk.unitId} where unit_id is distinct from ${clerk.unitId} returning 1`,
        ),
      );
      expect([name, changed.length]).toEqual([name, 0]);
    }
    const mine = await database.app.inTransaction(context, (tx) => tx.execute(sql`select name from accounts`));
    expect(mine).toHaveLength(2);
    const people = await database.app.inTransaction(context, (tx) => tx.execute(sql`select id from people`));
    expect(people).toHaveLength(2);
  });

  test('is not passed by a view', async () => {
    expect(await catalogue(sql`select viewname from pg_views where schemaname = 'public'`)).toEqual([]);
    expect(await catalogue(sql`select matviewname from pg_matviews where schemaname = 'public'`)).toEqual([]);
  });
});

describe("the application's role", () => {
  test('may nothing that would let it round the guards', async () => {
    const [role] = await catalogue(sql`
      select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
        (select count(*)::int from pg_shdepend where refobjid = r.oid and deptype = 'o') as owns,
        (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
        has_schema_privilege(r.oid, 'public', 'create') as creates
      from pg_roles r where rolname = ${APPLICATION_ROLE}`);
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      owns: 0,
      memberships: 0,
      creates: false,
    });
    const [user] = await database.app.inTransaction(OFFICE, (tx) => tx.execute(sql`select current_user as name`));
    expect(user).toEqual({ name: APPLICATION_ROLE });
  });

  test('may change nothing that is written once, and empty no table', async () => {
    const allowed = await catalogue(sql`
      select table_name || ' ' || privilege_type as privilege from information_schema.role_table_grants
      where grantee = ${APPLICATION_ROLE} and (privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')
        or privilege_type in ('UPDATE', 'DELETE') and table_name in ${APPEND_ONLY})`);
    expect(allowed).toEqual([]);
  });

  test('sees more than its own only through the named functions, which nobody can lead astray', async () => {
    const functions = await catalogue<{ name: string; settings: string; public: boolean; owner: string }>(sql`
      select p.proname as name, array_to_string(p.proconfig, ';') as settings, pg_get_userbyid(p.proowner) as owner,
        exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) where grantee = 0) as public
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prosecdef order by 1`);
    expect(functions.map(({ name }) => name)).toEqual(SEEING_MORE);
    for (const found of functions) {
      expect(found).toMatchObject({ settings: 'search_path=public, pg_temp', public: false });
      expect(found.owner).not.toBe(APPLICATION_ROLE);
    }
  });
});

describe('a write', () => {
  test('needs somebody who answers for it, in every table, of the owner too', async () => {
    const guarded = await catalogue<{ name: string }>(sql`
      select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgname = 'require_actor' and t.tgenabled in ('O', 'A')
        and pg_get_triggerdef(t.oid) like '%BEFORE INSERT OR DELETE OR UPDATE ON % FOR EACH STATEMENT%' order by 1`);
    expect(guarded.map(({ name }) => name)).toEqual(tables);
    for (const table of tables) {
      const insert = sql`insert into ${sql.identifier(table)} default values`;
      const nobody = await objection({ actor: '' }, (tx) => tx.execute(insert));
      expect(`${table}: ${nobody ?? 'passed'}`).toBe(`${table}: 42501 write to ${table} without an actor`);
      expect((await objection(OFFICE, (tx) => tx.execute(insert))) ?? '').not.toContain('without an actor');
    }
  });

  test.each(APPEND_ONLY)('changes and deletes nothing in %s, not even of the owner', async (table) => {
    const name = sql.identifier(table);
    const [column] = await catalogue<{ name: string }>(sql`
      select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table} limit 1`);
    const first = sql.identifier(column?.name ?? '');
    for (const statement of [
      sql`update ${name} set ${first} = ${first}`,
      sql`delete from ${name}`,
      sql`truncate ${name} cascade`,
    ]) {
      expect(await objection(OFFICE, (tx) => tx.execute(statement))).toMatch(/^42501 \w+ is append-only$/);
    }
  });
});

describe('a journal', () => {
  /** Writes a journal at the end of the centre's own chain, with these amounts on as many accounts. */
  async function book(tx: Tx, amounts: readonly bigint[]): Promise<void> {
    const id = randomUUID();
    await tx.execute(sql`
      insert into journals (id, kind, log_id, value_on, posted_on, posted_at, link, previous_hash, hash, written_in)
      select ${id}::uuid, 'interest', ${randomUUID()}::uuid, '2019-08-20', '2019-08-20', now(), coalesce(max(link), 0) + 1, null, '\\x00', ''
      from journals where unit_id is null`);
    for (const [place, amount] of amounts.entries()) {
      await tx.execute(sql`
        insert into entries (account_id, version, journal_id, unit_id, amount, balance)
        select id, version + 1, ${id}::uuid, unit_id, ${amount}::bigint, balance from ledger_accounts order by id offset ${place} limit 1`);
    }
  }

  /** Whether the callback came to its end, and what the commit then said. */
  async function commit(amounts: readonly bigint[]): Promise<[boolean, string | undefined]> {
    let written = false;
    const refused = await objection(OFFICE, async (tx) => {
      await book(tx, amounts);
      written = true;
    });
    return [written, refused];
  }

  test.each([
    ['does not sum to zero', [100n, -99n]],
    ['has one entry', [100n]],
    ['has none', []],
  ])('that %s is refused when it commits', async (_what, amounts) => {
    const [written, refused] = await commit(amounts);
    expect(written).toBe(true);
    expect(refused).toMatch(/^23514 journal [0-9a-f-]+ does not balance/);
  });

  test('that balances passes', async () => {
    expect(await commit([100n, -60n, -40n])).toEqual([true, undefined]);
  });

  test('takes no entries from a later transaction', async () => {
    const late = await objection(OFFICE, (tx) =>
      tx.execute(sql`
        insert into entries (account_id, version, journal_id, unit_id, amount, balance)
        select l.id, l.version + 1000, j.id, l.unit_id, 1, l.balance from journals j, ledger_accounts l
        where not exists (select from entries e where e.journal_id = j.id and e.account_id = l.id) limit 1`),
    );
    expect(late).toMatch(/^42501 entries may be added only in the transaction that wrote their journal$/);
  });
});
