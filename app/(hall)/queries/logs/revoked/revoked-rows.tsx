import { filingCells } from '../../../filings/filing-cells';
import { filingState } from '../../../filings/filing-state';
import { changeWords } from '@/app/change-words';
import type { Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Status } from '@/components/ui/status';
import { listOf } from '@/lib/filings/lists';
import type { RevokedRow } from '@/lib/remittances/list-revoked';
import { changeText, logText, REVOKED_BUSINESS_WORDS, revokedText as text } from '@/lib/text/logs';
import { operationWord } from '@/lib/text/operations';
import { FILING_SOURCE_WORDS, PAYMENT_STATE_WORDS, REMITTANCE_STATE_WORDS } from '@/lib/text/terms';
import { formatInstant } from '@/lib/values/instant';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact, formatMonthSpan } from '@/lib/values/month';

/** Lines and months that were taken back as rows of 撤销数据查询 (FD-110). */
export function revokedRow(row: RevokedRow): Row {
  if (row.filing) return filingRow(row, row.filing);
  return row.remittance ? monthRow(row, row.remittance) : paymentRow(row, row.payment);
}

function logged({ at, actorName, operation }: RevokedRow) {
  const byCentre = operation === 'filings.revoke-reviewed';
  return {
    at: formatInstant(at),
    by: byCentre ? logText.actorOfCentre(actorName) : actorName,
    operation: operationWord(operation),
  };
}

function filingRow(row: RevokedRow, filing: NonNullable<RevokedRow['filing']>): Row {
  const cells = filingCells(filing);
  const { before, after } = changeWords(filing);
  const month = filing.month ?? row.loggedMonth;
  return {
    id: filing.id,
    label: cells.name === '' ? cells.kind : cells.name,
    cells: {
      ...cells,
      ...logged(row),
      business: REVOKED_BUSINESS_WORDS[listOf(filing.kind)],
      changedOn: filing.effectiveOn ?? '',
      month: month === null ? '' : formatMonthCompact(month),
      // What stood until then is what the change had made of it.
      before: after,
      after: before,
      state: filingState(filing.state),
      channel: FILING_SOURCE_WORDS[filing.source],
      reason: filing.revokeReason ?? '',
      opinion: filing.opinion ?? '',
    },
  };
}

/** What a month and a payment that were taken back say alike. */
function unpaidCells(row: RevokedRow, { heads, revokeReason }: { heads: number; revokeReason: string | null }) {
  return {
    ...logged(row),
    name: text.everybody(formatCount(heads)),
    state: <Status tone="neutral">{PAYMENT_STATE_WORDS.revoked}</Status>,
    channel: FILING_SOURCE_WORDS.form,
    reason: revokeReason ?? '',
  };
}

function monthRow(row: RevokedRow, remittance: NonNullable<RevokedRow['remittance']>): Row {
  const month = formatMonthCompact(remittance.month);
  return {
    id: remittance.id,
    label: remittance.number,
    cells: {
      ...unpaidCells(row, { heads: remittance.currentHeads, revokeReason: remittance.revokeReason }),
      business: REVOKED_BUSINESS_WORDS.remittance,
      month,
      kind: text.remittance,
      monthly: formatFen(remittance.dueAmount),
      before: remittance.paymentId ? REMITTANCE_STATE_WORDS.due : REMITTANCE_STATE_WORDS.saved,
      after: changeText.monthOpen(month),
    },
  };
}

function paymentRow(row: RevokedRow, payment: NonNullable<RevokedRow['payment']>): Row {
  return {
    id: payment.id,
    label: payment.number,
    cells: {
      ...unpaidCells(row, payment),
      business: REVOKED_BUSINESS_WORDS.payment,
      month: formatMonthSpan(payment.firstMonth, payment.lastMonth),
      kind: text.backPayment,
      monthly: formatFen(payment.amount),
      before: PAYMENT_STATE_WORDS.due,
      after: changeText.notRegistered,
    },
  };
}
