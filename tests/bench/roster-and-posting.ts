import { sql } from 'drizzle-orm';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { monthSheet, sheetFingerprint } from '@/lib/remittances/month-sheet';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { unitInForce } from '@/lib/units/unit-in-force';
import { formatFen } from '@/lib/values/money';
import { month } from '@/lib/values/month';
import { done } from '../support/hall';
import { asOwner, makePeopledUnit, type BenchDatabase } from './bench-database';
import { alternately, timed, type Measured, type Runs } from './measure';

const RUNS: Runs = { runs: 3 };

async function fingerprint(clerk: OperatorPrincipal): Promise<string> {
  return readAs(clerk, async (tx) => sheetFingerprint(await monthSheet(tx, await unitInForce(tx, clerk.unitId))));
}

/** save-roster: freezing a month against one INSERT ... SELECT of its lines. */
export async function measureSaveRoster({ owner }: BenchDatabase, people: number): Promise<Measured> {
  const clerk = await makePeopledUnit(owner, people);
  await asOwner(owner, [
    'drop table if exists floor_lines',
    'create table floor_lines (like roster_lines including all)',
    'alter table floor_lines add foreign key (account_id) references accounts (id), add foreign key (remittance_id) references remittances (id)',
  ]);
  const confirmed = await fingerprint(clerk);
  const any = await done(clerk, saveRemittance, { month: month('2019-08'), sheet: confirmed });
  await done(clerk, revokeRemittance, { remittanceId: any.id, reason: 'bench' });
  const found = await alternately(RUNS, {
    async floor() {
      await owner.raw.unsafe('truncate floor_lines');
      return timed(() =>
        owner.raw
          .unsafe(`insert into floor_lines (unit_id, remittance_id, account_id, account_number, name, id_number_mask, base, unit_ratio, own_ratio, unit_share, own_share)
          select unit_id, '${any.id}', id, number, name, id_number_mask, base, 1200, 1200, unit_share, own_share from accounts where unit_id = '${clerk.unitId}' and status = 'normal' order by id`),
      );
    },
    async ours() {
      let saved = '';
      const took = await timed(async () => {
        saved = (await done(clerk, saveRemittance, { month: month('2019-08'), sheet: confirmed })).id;
      });
      await done(clerk, revokeRemittance, { remittanceId: saved, reason: 'bench' });
      return took;
    },
  });
  return {
    name: 'save-roster-100k',
    ...found,
    goal: 1.5,
    n: people,
    unit: 'ms',
    note: 'freeze a month / one INSERT … SELECT',
  };
}

/**
 * post: a remittance booked to everybody against a bare INSERT of entries and UPDATE of balances. Statistics are taken with the first pair,
 * the warm-up: a hall's tables are not analyzed between two bookings, and every time ends the plans that are kept.
 */
export async function measurePost(bench: BenchDatabase, people: number, runs: Runs = RUNS): Promise<Measured> {
  const { owner } = bench;
  await asOwner(owner, [
    'drop table if exists floor_entries, floor_journals, floor_accounts cascade',
    'create table floor_accounts (like ledger_accounts including all) with (fillfactor = 70)',
    'create table floor_journals (like journals including all)',
    'create table floor_entries (like entries including all)',
    'alter table floor_entries add foreign key (account_id) references floor_accounts (id), add foreign key (journal_id) references floor_journals (id)',
  ]);
  const found = await alternately(runs, {
    async floor(run) {
      const unit = (await makePeopledUnit(owner, people, { isKnownSize: run > 0 })).unitId;
      await asOwner(owner, [
        `insert into floor_accounts select * from ledger_accounts where unit_id = '${unit}'`,
        `insert into floor_journals (id, unit_id, kind, log_id, value_on, posted_on, posted_at, link, hash, written_in)
           values ('${unit}', '${unit}', 'remittance', gen_random_uuid(), '2019-08-20', '2019-08-20', now(), 1, '\\x00', '')`,
      ]);
      await owner.raw.unsafe('analyze floor_accounts');
      return timed(() =>
        owner.raw.begin(async (sqlHandle) => {
          await sqlHandle.unsafe(`insert into floor_entries (account_id, version, journal_id, unit_id, amount, balance)
            select l.id, 1, '${unit}', l.unit_id, a.unit_share + a.own_share, a.unit_share + a.own_share
            from floor_accounts l join accounts a on a.id = l.id where l.unit_id = '${unit}'`);
          await sqlHandle.unsafe(`update floor_accounts l set balance = l.balance + a.unit_share + a.own_share, version = l.version + 1
            from accounts a where a.id = l.id and l.unit_id = '${unit}'`);
        }),
      );
    },
    async ours(run) {
      const clerk = await makePeopledUnit(owner, people, { isKnownSize: run > 0 });
      const saved = await done(clerk, saveRemittance, { month: month('2019-08'), sheet: await fingerprint(clerk) });
      const payment = await done(clerk, registerPayment, { remittanceId: saved.id, method: 'transfer' });
      const rows = await readAs(clerk, (tx) =>
        tx.execute<{ code: string; amount: bigint }>(
          sql`select code, amount from payments where id = ${payment.paymentId}`,
        ),
      );
      if (run === 0) await owner.raw.unsafe('analyze roster_lines');
      const receipt = {
        bankSerial: `bench-${people}-${run}-${payment.number}`,
        payerName: 'bench',
        payerAccount: '',
        amount: formatFen(rows[0]?.amount as Parameters<typeof formatFen>[0]),
        memo: rows[0]?.code ?? '',
        arrivedOn: '2019-08-20',
        source: 'entered' as const,
      };
      return timed(() => done(bench.funds, enterReceipt, receipt));
    },
  });
  return {
    name: 'post-100k',
    ...found,
    goal: 1.5,
    n: people,
    unit: 'ms',
    note: 'book a month to everybody / bare INSERT of entries + UPDATE of balances',
  };
}
