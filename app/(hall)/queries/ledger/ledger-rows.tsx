import type { Route } from 'next';
import Link from 'next/link';
import { tableRow } from '../list-rows';
import type { Row, Totals } from '@/components/table/column';
import { unitLedger, unitLedgerTotals, type UnitLedgerRow } from '@/lib/ledger/unit-ledger';
import { unitJournalWords } from '@/lib/text/terms';
import { unitLedgerText as text } from '@/lib/text/unit-queries';
import { formatFen } from '@/lib/values/money';

/** A booking as a row; one that paid a month leads to its voucher under the manual's words (ST-07). */
export function ledgerRow(flow: UnitLedgerRow): Row {
  const row = tableRow(unitLedger.columns, flow, { id: flow.id, label: unitJournalWords(flow.kind, null) });
  if (flow.paymentId === null || flow.reversed) return row;
  const voucher = (
    <Link href={`/payments/${flow.paymentId}/voucher` as Route} prefetch={false}>
      {text.voucher}
    </Link>
  );
  return { ...row, cells: { ...row.cells, state: voucher } };
}

/** 合计 of the rows that are shown, which are all of them or one page. */
export function ledgerTotals(flows: readonly UnitLedgerRow[], { whole }: { whole: boolean }): Totals {
  const { income, expense, interest, sum } = unitLedgerTotals(flows);
  return {
    ...(whole ? {} : { label: text.pageTotal }),
    cells: {
      income: formatFen(income),
      expense: formatFen(expense),
      interest: formatFen(interest),
      sum: formatFen(sum),
    },
  };
}
