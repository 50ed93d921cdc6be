import { sql } from 'drizzle-orm';
import { connect } from '@/db/client';
import { checkLedger, type Checked } from '@/lib/ledger/invariants';
import { openDatabase } from './open-database';

/** Longest that one query may take: a centre's whole history is read. */
const STATEMENT_SECONDS = 1800;

/** Says of every invariant whether it holds, and names what breaks it. Answers how many are broken. */
async function check(ownerUrl: string): Promise<number> {
  const connection = connect({ url: ownerUrl, max: 1 });
  const context = { actor: 'check-ledger', office: true, statementSeconds: STATEMENT_SECONDS };
  try {
    return await connection.inTransaction(context, async (tx) => {
      await tx.execute(sql`set transaction read only`);
      const [schema] = await tx.execute<{ there: boolean }>(
        sql`select to_regclass('public.journals') is not null as there`,
      );
      if (!schema?.there) throw new Error('There are no books in this database yet: run npm start first.');
      const started = performance.now();
      const checked = await checkLedger(tx);
      checked.forEach(report);
      const broken = checked.filter(({ offending }) => offending > 0).length;
      const seconds = ((performance.now() - started) / 1000).toPrecision(2);
      console.log(`\n${checked.length} invariants checked in ${seconds} s, ${broken} broken`);
      return broken;
    });
  } finally {
    await connection.end();
  }
}

function report({ code, sentence, offending, found }: Checked): void {
  if (offending === 0) return console.log(`ok      ${code}: ${sentence}`);
  console.log(`BROKEN  ${code}: not so that ${sentence}; ${offending} offending`);
  for (const row of found)
    console.log(
      `          ${Object.entries(row)
        .map(([key, value]) => `${key}=${String(value)}`)
        .join(' ')}`,
    );
  if (offending > found.length) console.log(`          and ${offending - found.length} more`);
}

const database = await openDatabase({ shared: true });
try {
  if ((await check(database.ownerUrl)) > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await database.embedded?.stop();
}
