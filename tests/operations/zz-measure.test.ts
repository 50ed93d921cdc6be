import { sql, type SQL } from 'drizzle-orm';
import { beforeAll, test } from 'vitest';
import { database } from '@/db/client';
import { runImport } from '@/lib/filings/run-import';
import { submitFilings } from '@/lib/filings/submit-filings';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { accountsOf, ALL, change, draftsOf, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { done, makeUnit, setParameters } from '../support/hall';
import { importOf, uploaded, useDataFolder, workbook, csv } from '../support/imports';

const { owner } = useDatabase();
useDataFolder();
let explain = false;
const plans: string[] = [];

beforeAll(async () => {
  await setParameters(owner);
  const real = database();
  const wrapped = {
    ...real,
    inTransaction: (context: never, run: (tx: never) => Promise<unknown>) =>
      real.inTransaction(context, async (tx) => {
        const proxy = new Proxy(tx, {
          get(target, key) {
            const value = Reflect.get(target, key) as unknown;
            if (key !== 'execute') return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
            return async (query: SQL) => {
              if (explain) {
                const at = performance.now();
                let plan = '';
                await target.transaction(async (inner) => {
                  const rows = await inner.execute(sql`explain (analyze, costs off, timing off) ${query}`);
                  plan = rows.map((row) => Object.values(row)[0]).join('\n');
                  throw new Error('rollback');
                }).catch((e: Error) => { if (e.message !== 'rollback') plan = String(e); });
                if (performance.now() - at > 30) plans.push(`${Math.round(performance.now() - at)} ms\n${plan}`);
              }
              return target.execute(query);
            };
          },
        });
        return run(proxy as never);
      }),
  };
  (globalThis as Record<string, unknown>).providentHallDatabase = Object.defineProperties(wrapped, { raw: { get: () => real.raw } });
});

async function timed<T>(name: string, run: () => Promise<T>): Promise<T> {
  const at = performance.now();
  const result = await run();
  console.log(`TIME ${name}: ${Math.round(performance.now() - at)} ms`);
  return result;
}

test('10k', { timeout: 600_000 }, async () => {
  for (const round of [1, 2, 3]) {
    explain = round === 3;
    const clerk = await makeUnit(owner);
    const { file, id } = await uploaded(clerk, await workbook('opening-10000.xlsx', 10_000));
    await timed(`import round ${round}`, () => runImport(file, clerk));
    const batch = await importOf(clerk, id);
    console.log(batch.state, batch.goodRows, batch.faultyRows, batch.refusal);
    const submitted = await timed(`submit round ${round}`, () => done(clerk, submitFilings, ALL));
    console.log(JSON.stringify(submitted));
    const accounts = await accountsOf(clerk, ['normal']);
    await change(owner, sql`update filings set month = '2019-07' where unit_id = ${clerk.unitId}`);
    const lines = ['职工账号,职工姓名,证件号码,封存原因,说明', ...accounts.map((a) => `${a.number},${a.name},,04,`)];
    const sealing = await uploaded(clerk, { ...csv(lines), kind: 'seal' });
    await timed(`seal import round ${round}`, () => runImport(sealing.file, clerk));
    console.log(JSON.stringify((await importOf(clerk, sealing.id)).goodRows));
    await timed(`seal submit round ${round}`, () => done(clerk, submitFilings, ALL));
    await change(owner, sql`update filings set month = '2019-08' where unit_id = ${clerk.unitId} and kind = 'open'`);
    const seals = (await owner.raw`select id from filings where unit_id = ${clerk.unitId} and kind = 'seal'`).map((r) => String(r.id));
    await timed(`seal revoke round ${round}`, () => done(clerk, revokeFilings, { ids: seals, reason: '' }));
    const opens = (await owner.raw`select id from filings where unit_id = ${clerk.unitId} and kind = 'open'`).map((r) => String(r.id));
    await timed(`open revoke round ${round}`, () => done(clerk, revokeFilings, { ids: opens, reason: '' }));
    void draftsOf; void saveFilings; void sealLine;
  }
  console.log(plans.map((p) => `PLAN ${p}`).join('\n\n'));
});
