import { formatCount } from '@/components/table/format-count';
import { monthText } from '@/lib/text/interface';
import { addFen, formatFen, type Fen } from '@/lib/values/money';

export interface SheetRow {
  people: number;
  amount: Fen;
}

/** The six rows of the manual's sheet (rulebook 3.6). `baseChange.amount` is the difference, and may be negative. */
export interface Sheet {
  previous: SheetRow;
  increase: SheetRow;
  baseChange: SheetRow;
  decrease: SheetRow;
  current: SheetRow;
  backPayment: SheetRow;
}

const ROWS: { key: keyof Sheet; sign: string }[] = [
  { key: 'previous', sign: '' },
  { key: 'increase', sign: '＋' },
  { key: 'baseChange', sign: '±' },
  { key: 'decrease', sign: '－' },
  { key: 'current', sign: '＝' },
  { key: 'backPayment', sign: '＋' },
];

/** The sheet 单位汇缴 of a month, with what is due under the gold rule. `month` as 201908. */
export function SheetTable({ month, sheet }: { month: string; sheet: Sheet }) {
  return (
    <table className="sheet-table">
      <caption className="sr-only">{monthText.sheetCaption}</caption>
      <thead>
        <tr>
          <th scope="col" className="figures">
            {month}
          </th>
          <th scope="col">{monthText.people}</th>
          <th scope="col">{monthText.amount}</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ key, sign }) => (
          <tr key={key} data-row={key}>
            <th scope="row">
              <span aria-hidden="true">{sign}</span>
              {monthText.sheet[key]}
            </th>
            <td>{formatCount(sheet[key].people)}</td>
            <td>{formatFen(sheet[key].amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {monthText.due}
          </th>
          <td>{formatFen(addFen(sheet.current.amount, sheet.backPayment.amount))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
