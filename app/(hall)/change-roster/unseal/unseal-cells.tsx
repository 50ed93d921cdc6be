'use client';

import { computeAmounts } from '../open/amounts';
import type { OpenFormSettings } from '../open/limits';
import { CellInput } from './cell-input';
import { monthsBack, type Hindrance, type SealedAccount, type Unsealing } from './unsealing';
import type { RowFault } from './use-unsealings';
import type { TypedAnswer } from '@/components/form/use-typed-check';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Status } from '@/components/ui/status';
import { openText } from '@/lib/text/change-roster';
import { accountFilingWords } from '@/lib/text/filing-lists';
import { moneyProblemText, plainProblemText } from '@/lib/text/interface';
import { unsealText as text } from '@/lib/text/unseal';
import { formatFen, readMoney } from '@/lib/values/money';
import { formatMonthCompact, readMonth } from '@/lib/values/month';

interface UnsealCellsProps {
  account: SealedAccount;
  unsealing: Unsealing;
  onType: (change: Partial<Unsealing>) => void;
  faults: readonly RowFault[];
  settings: OpenFormSettings;
  /** The month that a draft is for now, YYYY-MM. */
  from: string;
}

/** The three cells of a row that are typed: base and monthly amount, of which one fills the other, and the month. */
export function unsealCells({ account, unsealing, onType, faults, settings, from }: UnsealCellsProps) {
  const { amount } = unsealing;
  const computed = computeAmounts(amount, settings);
  const fault = (field: string) => faults.find((one) => one.field === field)?.message;
  const shown = (field: 'base' | 'monthly') => (amount.from === field ? amount.text : computed[field]);
  const shared = (field: 'base' | 'monthly' | 'forMonth', label: string) => ({
    name: `${field}-${account.number}`,
    label: `${label} ${account.name}`,
    error: fault(field),
  });
  const back = monthsBack(unsealing.month, { from, remittedMonth: account.remittedMonth });
  return {
    base: (
      <CellInput
        {...shared('base', text.base)}
        inputMode="decimal"
        check={checkMoney}
        value={shown('base')}
        onChange={(typed) => onType({ amount: { from: 'base', text: typed } })}
        hint={computed.review && <Status tone="waiting">{computed.review}</Status>}
      />
    ),
    monthly: (
      <CellInput
        {...shared('monthly', text.monthly)}
        inputMode="decimal"
        check={checkMoney}
        value={shown('monthly')}
        onChange={(typed) => onType({ amount: { from: 'monthly', text: typed } })}
        hint={
          computed.nearest && (
            <span className="grid justify-items-start gap-1">
              {openText.notReachable}
              {computed.nearest.map((nearest) => (
                <Button
                  key={nearest}
                  size="small"
                  onClick={() => onType({ amount: { from: 'monthly', text: nearest } })}
                >
                  {openText.take(nearest)}
                </Button>
              ))}
            </span>
          )
        }
      />
    ),
    forMonth: (
      <CellInput
        {...shared('forMonth', text.from)}
        error={fault('forMonth') ?? (back && 'problem' in back ? back.problem : undefined)}
        inputMode="numeric"
        check={checkMonth}
        value={unsealing.month}
        onChange={(typed) => onType({ month: typed })}
        hint={back && 'first' in back && <Status tone="info">{openText.backPay(back.first, back.last)}</Status>}
      />
    ),
  };
}

/** 账户状态, what stands in the way, and what was wrong with the account itself. */
export function AccountState({ account, faults }: { account: SealedAccount; faults: readonly RowFault[] }) {
  const here = faults.filter(({ field }) => !['base', 'monthly', 'forMonth'].includes(field));
  return (
    <span className="grid justify-items-start gap-1 max-sm:justify-items-end">
      <span className="flex items-center gap-2">
        {account.status}
        {account.hindrance && <Badge tone="warning">{hindranceWords(account.hindrance)}</Badge>}
      </span>
      {here.map(({ message }) => (
        <Status key={message} tone="danger">
          {message}
        </Status>
      ))}
    </span>
  );
}

function hindranceWords(hindrance: Hindrance): string {
  return hindrance === 'sealed-this-month' || hindrance === 'sealed-for-death'
    ? text.hindered[hindrance]
    : accountFilingWords(hindrance);
}

function checkMoney(typed: string): TypedAnswer {
  const reading = readMoney(typed);
  return reading.ok ? { text: formatFen(reading.fen) } : { problem: moneyProblemText[reading.problem] };
}

function checkMonth(typed: string): TypedAnswer {
  const value = readMonth(typed);
  return value === null ? { problem: plainProblemText.month } : { text: formatMonthCompact(value) };
}
