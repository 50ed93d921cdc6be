import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { isConnectionLost, sqlState, type Tx } from '@/db/client';
import { useDatabase } from '../support/database';

const { app, owner } = useDatabase();

describe('a transaction', () => {
  it('tells the database who acts, and only inside itself', async () => {
    const context = () =>
      sql`select current_setting('app.actor') as actor, current_setting('app.unit_id') as unit,
        current_setting('app.office') as office, current_setting('statement_timeout') as timeout`;
    const [mine] = await app.inTransaction({ actor: 'somebody', unitId: 'a unit', statementSeconds: 5 }, (tx) =>
      tx.execute(context()),
    );
    expect(mine).toEqual({ actor: 'somebody', unit: 'a unit', office: 'off', timeout: '5s' });
    const [next] = await app.inTransaction({ actor: 'an officer', office: true }, (tx) => tx.execute(context()));
    expect(next).toEqual({ actor: 'an officer', unit: '', office: 'on', timeout: '1min' });
  });

  it('runs as a role that owns nothing and cannot pass by row-level security', async () => {
    const [role] = await app.inTransaction({ actor: 'test' }, (tx) =>
      tx.execute(sql`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
        (select count(*) from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`),
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, owns: 0n });
  });

  it('takes back everything when its callback fails, and only the inner part when a savepoint does', async () => {
    await owner.raw`create table notes (id int primary key)`;
    await expect(
      owner.inTransaction({ actor: 'test' }, async (tx) => {
        await tx.execute(sql`insert into notes values (1)`);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await owner.inTransaction({ actor: 'test' }, async (tx) => {
      await tx.execute(sql`insert into notes values (2)`);
      await expect(tx.transaction((inner) => inner.execute(sql`insert into notes values (3), (3)`))).rejects.toThrow();
    });
    expect(await owner.raw`select id from notes`).toEqual([{ id: 2 }]);
  });

  it('says what the database objected to, without the parameters', async () => {
    const secret = '540199199001011234';
    const error: unknown = await app
      .inTransaction({ actor: 'test' }, (tx) => tx.execute(sql`select ${secret}::int`))
      .catch((reason: unknown) => reason);
    expect(sqlState(error)).toBe('22003');
    expect(isConnectionLost(error)).toBe(false);
    expect(Object.keys(error as object)).not.toContain('params');
  });

  it('keeps nothing of what went through: a server answers for months on the same connections', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const outcomes: WeakRef<object>[] = [];
    for (let number = 0; number < 20; number += 1) {
      const outcome = await app.inTransaction({ actor: 'test' }, (tx) =>
        tx.transaction(async (inner) => ({ rows: await inner.execute(sql`select 1`) })),
      );
      outcomes.push(new WeakRef(outcome));
    }
    await new Promise(setImmediate);
    collectGarbage();
    expect(outcomes.filter((outcome) => outcome.deref()).length).toBeLessThan(3);
  });

  it('leaves a handle behind that refuses', async () => {
    let kept: Tx | undefined;
    await app.inTransaction({ actor: 'test' }, (tx) => Promise.resolve((kept = tx)));
    await expect(kept?.execute(sql`select 1`)).rejects.toHaveProperty('cause.message', expect.stringContaining('over'));
  });
});
