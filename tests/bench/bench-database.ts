import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { closeDatabase, connect, type Connection } from '@/db/client';
import { startEmbedded } from '@/db/embedded';
import { migrate, prepareApplicationLogin } from '@/db/migrate';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { extendEnvironment } from '@/lib/env';
import { makeStaff, makeUnit, setParameters } from '../support/hall';

export interface BenchDatabase {
  owner: Connection;
  ownerUrl: string;
  appUrl: string;
  dataDir: string;
  funds: StaffPrincipal;
  environment: Record<string, string>;
  end: () => Promise<void>;
}

/** A database like the product's own, durable and with its settings, in a temporary folder. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'provident-hall-bench-'));
  fs.chmodSync(dataDir, 0o711);
  const embedded = await startEmbedded({ dataDir });
  await migrate(embedded.ownerUrl);
  const appUrl = await prepareApplicationLogin(embedded.ownerUrl, 'application');
  const environment = {
    DATABASE_URL: embedded.ownerUrl,
    APP_DATABASE_URL: appUrl,
    DATA_DIR: dataDir,
    PERSONAL_DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    PERSONAL_INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
    PASSWORD_PEPPER: Buffer.alloc(32, 3).toString('base64'),
    NEXTAUTH_SECRET: 'a secret only for the bench',
    NEXTAUTH_URL: 'http://localhost:3000',
    LOG_LEVEL: 'error',
    DEMO: 'on',
  };
  extendEnvironment(environment);
  const owner = connect({ url: embedded.ownerUrl });
  await setParameters(owner);
  const funds = await makeStaff(owner, ['funds']);
  return {
    owner,
    ownerUrl: embedded.ownerUrl,
    appUrl,
    dataDir,
    funds,
    environment,
    async end() {
      await Promise.all([owner.end(), closeDatabase()]);
      await embedded.stop('SIGQUIT');
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const BENCH = { actor: '00000000-0000-4000-8000-00000000000b', office: true, statementSeconds: 600 };

/** Runs SQL as the owner, with an actor, in one transaction. */
export async function asOwner(owner: Connection, statements: readonly string[]): Promise<void> {
  await owner.inTransaction(BENCH, async (tx) => {
    for (const statement of statements) await tx.execute(sql.raw(statement));
  });
}

/**
 * A unit with so many people who pay, each with an account and a ledger account, made by plain SQL. All their names begin with
 * `named` where that is said. The statistics of their tables are taken anew, unless the database knows such a unit already.
 */
export async function makePeopledUnit(
  owner: Connection,
  people: number,
  { named, isKnownSize = false }: { named?: string; isKnownSize?: boolean } = {},
): Promise<OperatorPrincipal> {
  const clerk = await makeUnit(owner, { name: '压力测试单位' });
  const unit = clerk.unitId;
  const seed = randomUUID().slice(0, 8);
  const given =
    "(array['伟','芳','娜','敏','静','丽','强','磊','军','洋','勇','艳','杰','涛','明','超','霞','平','刚','桂英'])";
  const family = "(array['王','李','张','刘','陈','杨','赵','黄','周','吴','次仁','扎西','卓玛','达瓦','尼玛','索朗'])";
  await asOwner(owner, [
    // Ids in the order in which they are made, as the hall's own: whose accounts lie together are found together.
    `create temp table made on commit drop as select uuidv7() as id, uuidv7() as person, g,
       ${named ? `'${named}'` : `${family}[1 + (g * 7) % 16]`} || ${given}[1 + g % 20] || ${given}[1 + (g / 20) % 20] as name,
       (300000 + (g * 7919) % 2500000)::bigint as base from generate_series(1, ${people}) g`,
    `insert into people (id, name, id_type, id_number_cipher, id_number_index, id_number_mask, sex, created_at)
       select person, name, '01', decode(repeat('ab', 46), 'hex'), decode(substr(md5('${seed}' || g), 1, 32), 'hex'), '540199********' || lpad((g % 10000)::text, 4, '0'), 'male', now() from made`,
    `insert into accounts (id, unit_id, person_id, number, name, id_number_mask, status, base, unit_share, own_share, opened_on, first_month)
       select id, '${unit}', person, '54' || lpad(nextval('account_numbers')::text, 10, '0'), name, '540199********' || lpad((g % 10000)::text, 4, '0'), 'normal', base,
         (base * 12 / 10000) * 100, (base * 12 / 10000) * 100, '2019-08-01', '2019-08' from made order by id`,
    `insert into ledger_accounts (id, code, unit_id, balance, version) select id, '201', '${unit}', 0, 0 from made`,
    // The sheet's identity needs to know where these people came from: they were opened this month.
    `insert into submissions (id, unit_id, number, month, submitted_on, submitted_at, submitted_by, effective_count, review_count, left_count)
       values (gen_random_uuid(), '${unit}', 'B' || nextval('business_numbers'), '2019-08', '2019-08-01', now(), '${clerk.id}', ${people}, 0, 0)`,
    `insert into filings (id, unit_id, kind, state, source, submission_id, month, effective_on, account_id, person_id, name, id_type, id_number_index, id_number_mask, base, unit_share, own_share, created_by, created_at, decided_at)
       select m.id, '${unit}', 'open', 'effective', 'import', (select id from submissions where unit_id = '${unit}'), '2019-08', '2019-08-01', m.id, m.person, m.name, '01', '\\x00', '', m.base,
         (m.base * 12 / 10000) * 100, (m.base * 12 / 10000) * 100, '${clerk.id}', now(), now() from made m`,
  ]);
  if (!isKnownSize) await owner.raw.unsafe('analyze people, accounts, ledger_accounts, filings');
  return clerk;
}
