import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_SORTS, listAccounts } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { readListPage } from '@/lib/values/list-page';
import { asOwner, makePeopledUnit } from '../bench/bench-database';
import { useDatabase } from '../support/database';
import { setParameters } from '../support/hall';

const { owner } = useDatabase();

/** Han, Tibetan with stacked letters, Latin with and without accents, as N-4 allows; some begin others. */
const NAMES = [
  ...['扎', '扎西', '扎西卓玛', '扎·西', '王伟', '王', '\u{20000}王', '㐂'],
  ...['བཀྲ་ཤིས', 'བཀ', 'བ', 'ཀཱི', 'ཀ', 'ཀྲ', 'ལྷ་མོ'],
  ...['e', 'E', 'é', 'Éa', 'eb', "O'Neil", 'ONeil', 'O’Neil', 'Zhaxi', 'zhaxi'],
];

async function peopleNamed(names: readonly string[]): Promise<OperatorPrincipal> {
  const clerk = await makePeopledUnit(owner, names.length);
  const list = names.map((name) => `'${name.replaceAll("'", "''")}'`).join(',');
  await asOwner(owner, [
    `update people p set name = n.name from (select person_id, row_number() over (order by number) as place from accounts
       where unit_id = '${clerk.unitId}') a, unnest(array[${list}]) with ordinality as n (name, place)
     where a.place = n.place and p.id = a.person_id`,
  ]);
  return clerk;
}

function list(clerk: OperatorPrincipal, name: string, asked: Record<string, string> = {}) {
  const query = { number: '', name, idNumber: '', statuses: ['normal'] as const };
  return readAs(clerk, (tx) => listAccounts(tx, clerk.unitId, { query, page: readListPage(asked, ACCOUNT_SORTS) }));
}

describe('accounts by the beginning of a name', () => {
  beforeAll(() => setParameters(owner));

  test('are the same ones in every order, whatever the script', async () => {
    const clerk = await peopleNamed(NAMES);
    const beginnings = new Set(
      NAMES.flatMap((name) => [...name].map((_, end) => [...name].slice(0, end + 1).join(''))),
    );
    for (const beginning of beginnings) {
      const expected = NAMES.filter((name) => name.startsWith(beginning)).sort();
      for (const sort of ['number', 'name', '-name', 'base', '-base']) {
        const { rows, total, more } = await list(clerk, beginning, { sort });
        expect({ beginning, sort, names: rows.map((row) => row.name).sort(), total, more }).toEqual({
          ...{ beginning, sort, names: expected, total: expected.length, more: false },
        });
      }
    }
  });

  test('are counted to a thousand, and those beyond are said to be there', async () => {
    const clerk = await peopleNamed(Array.from({ length: 1_003 }, () => '王伟'));
    expect(await list(clerk, '王')).toMatchObject({ total: 1_000, more: true });
    expect(await list(clerk, '')).toMatchObject({ total: 1_003, more: false });
    const numbers = await owner.raw<{ number: string }[]>`
      select number from accounts where unit_id = ${clerk.unitId} order by number`;
    const last = await list(clerk, '王', { page: '20' });
    expect(last.rows.map((row) => row.number)).toEqual(numbers.slice(950, 1_000).map((row) => row.number));
  });

  test('of a whole list stand on its last pages as on its first', async () => {
    const clerk = await makePeopledUnit(owner, 120);
    const pages = await Promise.all(['1', '2', '3'].map((page) => list(clerk, '', { page, sort: '-base' })));
    const rows = await readAs(clerk, (tx) =>
      tx.execute<{ number: string }>(
        sql`select number from accounts where unit_id = ${clerk.unitId} order by base desc, id desc`,
      ),
    );
    expect(pages.flatMap((page) => page.rows.map((row) => row.number))).toEqual(rows.map((row) => row.number));
  });
});
