import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '@/db/demo/load';
import { HIGHLAND, SNOWLAND } from '@/db/demo/rosters';
import { ACCOUNT_SORTS, listAccounts } from '@/lib/accounts/list-accounts';
import { maySee } from '@/lib/auth/permissions';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { employeeQuery } from '@/lib/exports/employees';
import { employeeLedger, getAccount } from '@/lib/ledger/employee-ledger';
import { readAs } from '@/lib/operations/read';
import { fillInitials } from '@/lib/people/fill-initials';
import { bankCardsOf, listLoans, readFinances } from '@/lib/people/finances';
import { journalWords } from '@/lib/text/terms';
import { readListPage } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';
import { initialsOf } from '@/lib/values/name-initials';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { rowsOf } from '../support/remittance';

const { owner } = useDatabase();

let clerk: OperatorPrincipal;
let stranger: OperatorPrincipal;

beforeAll(async () => {
  await loadDemo(owner);
  clerk = await operatorOf(SNOWLAND);
  stranger = await operatorOf(HIGHLAND);
});

async function operatorOf(number: string): Promise<OperatorPrincipal> {
  const [row] = await rowsOf<{ id: string; unit: string }>(
    owner,
    sql`select o.id, o.unit_id as unit from operators o join units u on u.id = o.unit_id where u.number = ${number}`,
  );
  return {
    kind: 'operator',
    id: row?.id ?? '',
    unitId: row?.unit ?? '',
    name: '',
    roles: ['administrator'],
    session: null,
  };
}

/** Names that the page lists for what stands in its address. */
async function namesFor(name: string): Promise<string[]> {
  const { query } = employeeQuery({ name });
  const page = readListPage({ size: '200' }, ACCOUNT_SORTS);
  const { rows } = await readAs(clerk, (tx) => listAccounts(tx, clerk.unitId, { query, page }));
  return rows.map((row) => row.name);
}

describe('职工明细查询', () => {
  test('shows the manual’s six lines of one sealed employee', async () => {
    const [person] = await rowsOf<{ number: string }>(
      owner,
      sql`select number from accounts where unit_id = ${clerk.unitId} and base = 1240000 and status = 'sealed'`,
    );
    const lines = await readAs(clerk, async (tx) => {
      const employee = await getAccount(tx, clerk.unitId, person?.number ?? '');
      const accountId = employee?.account.id ?? '';
      return (await employeeLedger(tx, clerk.unitId, { accountId, page: { page: 1, size: 6 } })).rows;
    });
    const shown = lines.map(({ firstMonth, lastMonth, postedOn, amount, balance, kind }) => {
      const months =
        firstMonth && lastMonth ? { first: formatMonthCompact(firstMonth), last: formatMonthCompact(lastMonth) } : null;
      return [months?.last ?? '', postedOn, formatFen(amount), formatFen(balance), journalWords(kind, months)].join(
        ' ',
      );
    });
    expect(shown).toEqual([
      ' 2019-06-30 783.05 37,644.97 个人公积金结息',
      '201906 2019-05-31 2,976.00 36,861.92 公积金汇缴201906至201906',
      '201905 2019-05-31 2,976.00 33,885.92 公积金汇缴201905至201905',
      '201904 2019-04-30 2,976.00 30,909.92 公积金汇缴201904至201904',
      '201903 2019-03-14 2,976.00 27,933.92 公积金汇缴201903至201903',
      '201902 2019-02-26 2,976.00 24,957.92 公积金汇缴201902至201902',
    ]);
  });
});

describe('拼音首字母', () => {
  test('find the names that they begin, those opened by a filing too', async () => {
    const people = await rowsOf<{ name: string; initials: string | null; copy: string | null }>(
      owner,
      sql`select p.name, p.initials, a.initials as copy from accounts a join people p on p.id = a.person_id where a.unit_id = ${clerk.unitId}`,
    );
    expect(people.every(({ name, initials, copy }) => initials === initialsOf(name) && copy === initials)).toBe(true);
    const letters = initialsOf(people[0]?.name ?? '').slice(0, 2);
    const expected = people.filter(({ initials }) => initials?.startsWith(letters)).map(({ name }) => name);
    expect((await namesFor(letters.toUpperCase())).sort()).toEqual(expected.sort());
    expect(await namesFor(people[0]?.name ?? '')).toContain(people[0]?.name);
    expect(await namesFor('zzzzzz')).toEqual([]);
  });

  test('are worked out at the start for those who have none', async () => {
    await change(
      owner,
      sql`update people set initials = null where id in (select person_id from accounts where unit_id = ${clerk.unitId} limit 7)`,
    );
    expect(await fillInitials(owner)).toBe(7);
    const [left] = await rowsOf(owner, sql`select count(*)::integer as left from accounts where initials is null`);
    expect(left).toEqual({ left: 0 });
    expect(await fillInitials(owner)).toBe(0);
  });
});

describe('bank cards and loans', () => {
  async function borrower() {
    const [row] = await rowsOf<{ id: string }>(
      owner,
      sql`select person_id as id from loans where state = 'repaying' order by contract_number limit 1`,
    );
    return row?.id ?? '';
  }

  test('are shown of the unit’s own employees, and of nobody else’s', async () => {
    const personId = await borrower();
    const employee = { personId, status: 'sealed' as const };
    const own = await readAs(clerk, async (tx) => ({
      finances: await readFinances(tx, employee),
      loans: await listLoans(tx, employee),
      cards: await bankCardsOf(tx, [employee]),
    }));
    expect(own.finances).toMatchObject({
      hasLoan: true,
      card: { numberMask: expect.stringMatching(/^62\*{10}\d{4}$/) },
    });
    expect(own.loans).toMatchObject([{ state: 'repaying', balance: 31_246_000n }]);
    expect(own.cards.size).toBe(1);
    const others = await readAs(stranger, async (tx) => ({
      finances: await readFinances(tx, employee),
      loans: await listLoans(tx, employee),
    }));
    expect(others).toEqual({ finances: { card: null, hasLoan: false }, loans: [] });
  });

  test('are not shown of a former employee', async () => {
    const employee = { personId: await borrower(), status: 'merged' as const };
    expect(
      await readAs(clerk, async (tx) => ({
        finances: await readFinances(tx, employee),
        loans: await listLoans(tx, employee),
        cards: await bankCardsOf(tx, [employee]),
      })),
    ).toEqual({ finances: null, loans: [], cards: new Map() });
  });

  test('are for administrators and viewers to see', () => {
    const may = (roles: OperatorPrincipal['roles']) => maySee('employees.finances', { ...clerk, roles });
    expect([may(['administrator']), may(['viewer']), may(['preparer']), may(['reviewer']), may([])]).toEqual([
      ...[true, true, false, false, false],
    ]);
  });
});
