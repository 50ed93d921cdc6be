import { sql, type SQL } from 'drizzle-orm';
import { FILING_KIND_WORDS, FILING_SOURCE_WORDS, FILING_STATE_WORDS } from '@/lib/text/terms';
import { unitId } from './hall-database';

/** A list of the hall that can be had as a file, and what the database has of it. */
export interface ListInFiles {
  /** Who looks at it, and where, under which filter. */
  login: string;
  path: string;
  /** The manual's word on the button of the workbook. */
  button: string;
  titles: string[];
  /** The cells of each row of it in the order of the list, apart by a sign that stands in none of them; amounts as 5390.00. */
  known: SQL;
  /** The columns that `known` has: the others are words that the product puts together. */
  columns: number[];
  /** Which columns are amounts, in typed cells; the last row sums up those that are named `summed`. */
  amounts: number[];
  summed: number[];
  days: number[];
  /** Rows that the demo has already. */
  atLeast: number;
}

const CELL = sql.raw('chr(31)');
const UNIT = '010044';
const EXCEL = '导出 Excel';

export const LISTS_IN_FILES: ListInFiles[] = [
  {
    login: `${UNIT}-01`,
    path: '/queries/employees?status=sealed',
    button: EXCEL,
    titles: ['职工账号', '职工姓名', '身份证号', '账户状态'],
    known: sql`select array_to_string(array[a.number, a.name, a.id_number_mask, '封存', replace(l.remitted_month, '-', ''), p.phone_mask,
        ${percent('u.unit_ratio')}, ${percent('u.own_ratio')},
        ${yuan('a.base')}, ${yuan('a.unit_share')}, ${yuan('a.own_share')}, ${yuan('a.monthly')}, ${yuan('l.balance')},
        (select c.bank || ' ' || c.number_mask from bank_cards c where c.person_id = p.id)], ${CELL}, '') as cells
      from accounts a join people p on p.id = a.person_id join ledger_accounts l on l.id = a.id join units u on u.id = a.unit_id
      where a.unit_id = ${unitId(UNIT)} and a.status = 'sealed' order by a.number`,
    columns: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    amounts: [8, 9, 10, 11, 12],
    summed: [8, 9, 10, 11, 12],
    days: [],
    atLeast: 6,
  },
  {
    login: `${UNIT}-01`,
    path: '/queries/ledger?from=20190301&to=20190731',
    button: '导出单位流水账',
    titles: ['确认日期', '业务类型'],
    known: sql`select array_to_string(array[j.posted_on::text, replace(j.last_month, '-', ''), b.people::text,
        ${yuan('b.income')}, ${yuan('b.expense')}, ${yuan('b.interest')}, ${yuan('b.income - b.expense + b.interest')}, u.branch],
        ${CELL}, '') as cells
      from journals j join units u on u.number = ${UNIT} cross join lateral (
        select count(*) as people, coalesce(sum(e.amount) filter (where e.amount > 0 and j.kind <> 'interest'), 0) as income,
          coalesce(-sum(e.amount) filter (where e.amount < 0 and j.kind <> 'interest'), 0) as expense,
          coalesce(sum(e.amount) filter (where j.kind = 'interest'), 0) as interest
        from entries e join accounts a on a.id = e.account_id where e.journal_id = j.id and a.unit_id = u.id) b
      where b.people > 0 and j.posted_on between '2019-03-01' and '2019-07-31' order by j.posted_on desc, j.id desc`,
    columns: [0, 2, 3, 4, 5, 6, 7, 8],
    amounts: [4, 5, 6, 7],
    summed: [4, 5, 6, 7],
    days: [0],
    atLeast: 5,
  },
  rosterOf('change', ['open', 'seal', 'unseal'], 1),
  rosterOf('base', ['base'], 0),
  {
    login: '010045-01',
    path: '/queries/transfers',
    button: EXCEL,
    titles: ['职工账号', '职工姓名', '身份证号码', '业务类型', '确认日期'],
    known: sql`select array_to_string(array[a.number, a.name, a.id_number_mask, '转出', f.effective_on::text, replace(f.month, '-', ''),
        o.number, o.name, n.number, n.name, ${yuan('f.moved_amount')}], ${CELL}, '') as cells
      from filings f join accounts a on a.id = f.account_id join units o on o.id = f.unit_id join units n on n.id = f.to_unit_id
      where f.unit_id = ${unitId('010045')} and f.kind = 'transfer' and f.state = 'effective' order by f.effective_on desc, f.id desc`,
    columns: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    amounts: [10],
    summed: [10],
    days: [4],
    atLeast: 0,
  },
  {
    login: '010045-01',
    path: '/ratio-adjustment/submitted',
    button: EXCEL,
    titles: ['调整日期', '汇缴年月', '单位现有比例(%)'],
    known: sql`select array_to_string(array[coalesce(f.effective_on, s.submitted_on)::text, replace(f.month, '-', ''),
        ${percent('f.former_unit_ratio')}, ${percent('f.unit_ratio')}, ${percent('f.former_own_ratio')}, ${percent('f.own_ratio')},
        f.people::text, ${yuan('f.former_unit_share + f.former_own_share')}, ${yuan('f.monthly')},
        ${worded('f.state', FILING_STATE_WORDS)}, ${worded('f.source', FILING_SOURCE_WORDS)}, f.opinion], ${CELL}, '') as cells
      from filings f left join submissions s on s.id = f.submission_id
      where f.unit_id = ${unitId('010045')} and f.kind = 'ratio' and f.state <> 'draft' order by f.month desc, f.id desc`,
    columns: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    amounts: [7, 8],
    summed: [],
    days: [0],
    atLeast: 0,
  },
  {
    login: `${UNIT}-01`,
    path: '/queries/logs?outcome=done',
    button: EXCEL,
    titles: ['时间', '操作', '操作人'],
    known: sql`select array_to_string(array[to_char(l.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'),
        l.actor_name || coalesce('（' || l.approved_by_name || '复核）', ''), replace(l.month, '-', ''), l.people::text, '已办理'], ${CELL}, '') as cells
      from operation_log l where l.unit_id = ${unitId(UNIT)} and l.outcome = 'done' order by l.id desc`,
    columns: [0, 2, 3, 4, 5],
    amounts: [],
    summed: [],
    days: [],
    atLeast: 1,
  },
];

/** One of 变更/补缴/基数调整清册, with the kinds that stand on it. */
function rosterOf(roster: string, kinds: string[], atLeast: number): ListInFiles {
  const inList = sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  );
  return {
    login: `${UNIT}-01`,
    path: `/queries/rosters?roster=${roster}&from=201809&to=201908`,
    button: '导出清册列表',
    titles: ['职工账号', '职工姓名', '变更日期', '汇缴年月', '变更类型'],
    known: sql`select array_to_string(array[a.number, coalesce(a.name, f.name), coalesce(f.effective_on, s.submitted_on)::text,
        replace(f.month, '-', ''), ${worded('f.kind', FILING_KIND_WORDS)}, ${yuan('f.monthly')}, ${yuan('f.own_share')},
        coalesce(a.staff_number, f.staff_number), ${worded('f.state', FILING_STATE_WORDS)}, ${worded('f.source', FILING_SOURCE_WORDS)}],
        ${CELL}, '') as cells
      from filings f left join accounts a on a.id = f.account_id left join submissions s on s.id = f.submission_id
      where f.unit_id = ${unitId(UNIT)} and f.state <> 'draft' and f.kind in (${inList}) and f.month between '2018-09' and '2019-08'
      order by f.month desc, f.id desc`,
    columns: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    amounts: [5, 6],
    summed: [5, 6],
    days: [2],
    atLeast,
  };
}

/** Fen as yuan with two decimals. */
function yuan(column: string): SQL {
  return sql.raw(`trim(to_char((${column}) / 100.0, '999999999990.00'))`);
}

/** Basis points as whole percents. */
function percent(column: string): SQL {
  return sql.raw(`(${column} / 100)::text`);
}

/** A code as the hall words it. */
function worded(column: string, words: Record<string, string>): SQL {
  return sql`(${JSON.stringify(words)}::jsonb ->> ${sql.raw(column)})`;
}
