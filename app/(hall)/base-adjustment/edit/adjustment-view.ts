import { adjustmentOf, type Adjustment } from './adjustment';
import type { AdjustableAccount, AdjustmentSettings } from './adjustable';
import type { GridColumn, RowView, Typed } from '@/components/grid/grid-column';
import { baseAdjustmentText as text } from '@/lib/text/base-adjustment';
import { accountFilingWords } from '@/lib/text/filing-lists';
import { fieldText, tableText } from '@/lib/text/interface';
import { REVIEW_REASONS } from '@/lib/text/problems';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import { fenFromText, formatFen, subtractFen, type Fen } from '@/lib/values/money';
import { basisPoints, formatPercent } from '@/lib/values/ratio';

/** The columns of SC-19 (FD-038 to FD-044), with the difference and what will become of the row. */
export const ADJUSTMENT_COLUMNS: readonly GridColumn[] = [
  { key: 'rowNumber', title: tableText.rowNumber, kind: 'row-number', width: '2.75rem' },
  { key: 'number', title: text.number, kind: 'code', width: '7rem' },
  { key: 'name', title: text.name, kind: 'text', width: '5.5rem', sticky: true },
  { key: 'idNumber', title: text.idNumber, kind: 'code', width: '9.25rem' },
  { key: 'ratio', title: text.ratio, kind: 'money', width: '4.25rem' },
  { key: 'formerBase', title: text.base, unit: fieldText.yuan, kind: 'money', width: '6rem' },
  { key: 'formerMonthly', title: text.monthly, unit: fieldText.yuan, kind: 'money', width: '5.5rem' },
  { key: 'status', title: text.status, kind: 'text', width: '4.25rem' },
  {
    key: 'base',
    title: text.newBase,
    unit: fieldText.yuan,
    kind: 'money',
    width: '6.75rem',
    editable: true,
    replaces: ['monthly'],
  },
  {
    key: 'monthly',
    title: text.newMonthly,
    unit: fieldText.yuan,
    kind: 'money',
    width: '6.75rem',
    editable: true,
    replaces: ['base'],
  },
  { key: 'difference', title: text.difference, unit: fieldText.yuan, kind: 'money', width: '5.75rem' },
  { key: 'note', title: text.note, kind: 'status', width: 'minmax(11rem, 1fr)' },
];

/** A fault that the server found in a row that was sent, and the text that it found it in. */
export interface ServerFault {
  typed: Typed | undefined;
  field: string;
  message: string;
}

export interface AdjustmentViews {
  of: (account: AdjustableAccount, typed: Typed | undefined) => RowView;
  adjustment: (account: AdjustableAccount, typed: Typed | undefined) => Adjustment;
}

interface Seen {
  adjustment: Adjustment;
  view: RowView;
}

/** How rows look for what is typed in them. What was worked out once is kept, so that the same text gives the same view. */
export function adjustmentViews(
  settings: AdjustmentSettings,
  serverFaults: ReadonlyMap<string, ServerFault>,
): AdjustmentViews {
  const untouched = new WeakMap<AdjustableAccount, Seen>();
  const touched = new WeakMap<Typed, Seen & { account: AdjustableAccount }>();

  function seen(account: AdjustableAccount, typed: Typed | undefined): Seen {
    const known = typed ? touched.get(typed) : untouched.get(account);
    if (known && (!('account' in known) || known.account === account)) return known;
    const adjustment = withServerFault(adjustmentOf(account, typed, settings), serverFaults.get(account.id), typed);
    const made = { adjustment, view: viewOf(account, { typed, adjustment, settings }) };
    if (typed) touched.set(typed, { ...made, account });
    else untouched.set(account, made);
    return made;
  }

  return {
    of: (account, typed) => seen(account, typed).view,
    adjustment: (account, typed) => seen(account, typed).adjustment,
  };
}

/** What the server said of a row counts until something else is typed there. */
function withServerFault(found: Adjustment, fault: ServerFault | undefined, typed: Typed | undefined): Adjustment {
  if (found.kind !== 'changed' || fault === undefined || fault.typed !== typed) return found;
  const typedField = typed?.base === undefined ? 'monthly' : 'base';
  return { kind: 'faulty', field: fault.field === 'base' ? 'base' : typedField, message: fault.message };
}

interface Shown {
  typed: Typed | undefined;
  adjustment: Adjustment;
  settings: AdjustmentSettings;
}

function viewOf(account: AdjustableAccount, { typed, adjustment, settings }: Shown): RowView {
  const former = fenFromText(account.monthly);
  const cells = {
    number: account.id,
    name: account.label,
    idNumber: account.idNumber,
    ratio: ratioWords(settings),
    formerBase: formatFen(fenFromText(account.base)),
    formerMonthly: formatFen(former),
    status: ACCOUNT_STATUS_WORDS.normal,
  };
  const status = statusOf(account, adjustment);
  if (adjustment.kind === 'faulty') {
    return { cells: { ...cells, ...typed }, faults: { [adjustment.field]: adjustment.message }, status };
  }
  if (adjustment.kind === 'nothing') return { cells, faults: {}, status };
  const after = {
    base: formatFen(adjustment.base),
    monthly: formatFen(adjustment.monthly),
    difference: signed(subtractFen(adjustment.monthly, former)),
  };
  return { cells: { ...cells, ...after }, faults: {}, status };
}

function statusOf({ waiting }: AdjustableAccount, adjustment: Adjustment): RowView['status'] {
  if (waiting) return { tone: 'neutral', text: accountFilingWords(waiting) };
  switch (adjustment.kind) {
    case 'nothing':
      return undefined;
    case 'faulty':
      return { tone: 'danger', text: adjustment.message };
    case 'unchanged':
      return { tone: 'neutral', text: text.unchanged };
    case 'changed':
      if (adjustment.reasons.length === 0) return { tone: 'success', text: text.willPass };
      return {
        tone: 'waiting',
        text: text.toReview(adjustment.reasons.map((reason) => REVIEW_REASONS[reason]).join('、')),
      };
  }
}

function signed(amount: Fen): string {
  return amount > 0n ? `+${formatFen(amount)}` : formatFen(amount);
}

function ratioWords({ unitRatio, ownRatio }: AdjustmentSettings): string {
  const [unit, own] = [unitRatio, ownRatio].map((ratio) => formatPercent(basisPoints(ratio)));
  return unit === own ? (unit ?? '') : `${unit ?? ''}/${own ?? ''}`;
}
