import type { Column } from '@/components/table/column';
import type { FilingList } from '@/lib/filings/lists';
import { baseAdjustmentText } from '@/lib/text/base-adjustment';
import { filingsText as text } from '@/lib/text/filings';
import { fieldText } from '@/lib/text/interface';

const KIND: Column = { key: 'kind', title: text.kind, kind: 'text' };
const NAME: Column = { key: 'name', title: text.name, kind: 'text', primary: true };
const ID_NUMBER: Column = { key: 'idNumber', title: text.idNumber, kind: 'code' };
const ACCOUNT: Column = { key: 'accountNumber', title: text.accountNumber, kind: 'code' };
export const SEAL_REASON: Column = {
  key: 'sealReason',
  title: text.sealReason,
  kind: 'text',
  wrap: true,
  width: '12rem',
};
const CHECK: Column = { key: 'check', title: text.check, kind: 'status', wrap: true, width: '22rem' };
const ACTIONS: Column = { key: 'actions', title: text.actions, kind: 'action' };

function money(key: string, title: string): Column {
  return { key, title, unit: fieldText.yuan, kind: 'money' };
}

/** What each list shows of its drafts (FD-015, FD-047 to FD-049, B-2). */
export const DRAFT_COLUMNS: Record<FilingList, Column[]> = {
  'change-roster': [
    KIND,
    NAME,
    ID_NUMBER,
    ACCOUNT,
    money('base', text.base),
    money('monthly', text.monthly),
    SEAL_REASON,
    CHECK,
    ACTIONS,
  ],
  'base-adjustment': [
    ACCOUNT,
    NAME,
    { ...ID_NUMBER, title: baseAdjustmentText.idNumber },
    money('formerBase', text.formerBase),
    money('base', text.newBase),
    money('formerMonthly', text.formerMonthly),
    money('monthly', text.newMonthly),
    CHECK,
    ACTIONS,
  ],
  'ratio-adjustment': [
    { key: 'ratioBefore', title: text.ratioBefore, kind: 'text' },
    { key: 'ratioAfter', title: text.ratioAfter, kind: 'text', primary: true },
    CHECK,
    ACTIONS,
  ],
  'back-payment': [
    ACCOUNT,
    NAME,
    { key: 'forMonth', title: text.forMonth, kind: 'month' },
    { key: 'backPayType', title: text.backPayType, kind: 'text' },
    money('base', text.base),
    money('unitShare', text.unitShare),
    money('ownShare', text.ownShare),
    money('monthly', text.backPay),
    CHECK,
    ACTIONS,
  ],
  transfers: [
    ACCOUNT,
    NAME,
    ID_NUMBER,
    { key: 'toUnit', title: text.toUnit, kind: 'text' },
    { key: 'reason', title: text.transferReason, kind: 'text' },
    CHECK,
    ACTIONS,
  ],
};
