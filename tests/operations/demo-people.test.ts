import { fileURLToPath } from 'node:url';
import { sql, type SQL } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '@/db/demo/load';
import { peopleForTests, type KnownPerson } from '@/db/demo/people-for-tests';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { EMPTY_OPEN_LINE } from '@/lib/filings/open.input';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { openPersonal } from '@/lib/people/protect';
import { readRows } from '@/lib/sheets/read-rows';
import { readIdNumber } from '@/lib/values/id-number';
import { useDatabase } from '../support/database';
import { act, done } from '../support/hall';

const { owner } = useDatabase();

function rows<Row extends Record<string, unknown>>(query: SQL): Promise<Row[]> {
  return owner.inTransaction({ actor: 'test', office: true }, async (tx) => [...(await tx.execute(query))] as Row[]);
}

beforeAll(() => loadDemo(owner));

describe('the people of the demo', () => {
  const protectedNumbers = sql`select id_number_cipher as id_number, phone_cipher as phone from people`;

  test('are nobody: valid ID numbers of area 540199, phones beginning with 100', async () => {
    const found = await rows<{ id_number: Buffer; phone: Buffer }>(protectedNumbers);
    expect(found).toHaveLength(145);
    for (const { id_number, phone } of found) {
      const idNumber = openPersonal(id_number);
      expect(readIdNumber(idNumber)).toEqual({ ok: true, idNumber, upgraded: false });
      expect(idNumber).toMatch(/^540199/);
      expect(openPersonal(phone)).toMatch(/^100\d{8}$/);
    }
  });

  test.each(['opening-10000.xlsx', 'opening-300.xlsx', 'opening-messy.xlsx', 'opening-gb18030.csv'])(
    'are none of those in %s',
    async (name) => {
      const file = await readRows({
        path: fileURLToPath(new URL(`../support/workbooks/${name}`, import.meta.url)),
        name,
      });
      const numbers = new Set(
        (await rows<{ id_number: Buffer }>(protectedNumbers)).map(({ id_number }) => openPersonal(id_number)),
      );
      const cells = JSON.stringify(file).match(/540\d{14}[\dX]/g) ?? [];
      expect(cells.length).toBeGreaterThan(25);
      expect(cells.filter((cell) => numbers.has(cell))).toEqual([]);
    },
  );

  test('for tests stand as they say towards unit 010044', async () => {
    const known = peopleForTests();
    expect(await openingOf(known.normalHere)).toContain('normal-here');
    expect(await openingOf(known.sealedHere)).toContain('sealed-here');
    expect(await openingOf(known.sixLines)).toContain('sealed-here');
    expect(await openingOf(known.normalElsewhere)).toContain('normal-elsewhere');
    expect(await openingOf({ ...known.sealedElsewhere, name: known.normalHere.name })).toContain('name-differs');
  });

  test('sealed elsewhere can be opened, and get the next account numbers', async () => {
    const clerk = await clerkOfSnowland();
    const { sealedElsewhere, otherSealedElsewhere } = peopleForTests();
    await done(clerk, saveFilings('open'), { lines: [sealedElsewhere, otherSealedElsewhere].map(typed) });
    await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
    const opened = await rows(
      sql`select name, number, awaits_transfer from accounts where first_month = '2019-08' order by number`,
    );
    expect(opened).toEqual([
      { name: sealedElsewhere.name, number: '540000100146', awaits_transfer: true },
      { name: otherSealedElsewhere.name, number: '540000100147', awaits_transfer: true },
    ]);
  });
});

async function clerkOfSnowland(): Promise<OperatorPrincipal> {
  const [clerk] = await rows<{ id: string; unit_id: string; name: string }>(
    sql`select id, unit_id, name from operators where login = '010044-01'`,
  );
  if (!clerk) throw new Error('no clerk');
  return {
    kind: 'operator',
    id: clerk.id,
    unitId: clerk.unit_id,
    name: clerk.name,
    roles: ['administrator', 'preparer'],
    session: null,
  };
}

function typed({ name, idNumber, phone }: KnownPerson) {
  return { ...EMPTY_OPEN_LINE, name, idNumber, phone, base: '9000' };
}

/** What the hall says when unit 010044 opens this person. */
async function openingOf(person: KnownPerson): Promise<string> {
  const outcome = await act(await clerkOfSnowland(), saveFilings('open'), { input: { lines: [typed(person)] } });
  return outcome.ok ? 'saved' : (outcome.values.problems ?? outcome.refusal);
}
