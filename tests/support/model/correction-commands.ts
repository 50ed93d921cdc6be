import type { AsyncCommand } from 'fast-check';
import { expect } from 'vitest';
import { reviewCorrection } from '@/lib/corrections/review-correction';
import { saveCorrection } from '@/lib/corrections/save-correction';
import { submitCorrection } from '@/lib/corrections/submit-correction';
import { addDocument } from '@/lib/filings/filing-documents';
import { fen, fenToText } from '@/lib/values/money';
import { fundYearOf, monthOf } from '@/lib/values/month';
import { approval, correctionOf } from '../corrections';
import { documentOf } from '../paying-units';
import { act, command, done, type Model, type Real, type UnitIndex } from './month-commands';
import { bookedFor, correct, isCorrected, type ModelUnit } from './month-model';

/**
 * 错缴更正 of one closed month of a person, approved by both reviewers; `back` counts from the last one. Of months that hold nothing of his only
 * where `any` is said.
 */
export function correctPerson(
  unit: UnitIndex,
  person: number,
  { back, any }: { back: number; any: boolean },
): AsyncCommand<Model, Real> {
  const monthsOf = (own: ModelUnit) => {
    const account = own.accounts.get(person);
    if (!account || account.status === 'merged') return [];
    return [...own.rosters.keys()].filter(
      (month) => any || (bookedFor(own, account, month) > 0n && !isCorrected(own, account, month)),
    );
  };
  return command(`correct ${String(person)}, ${String(back)} months ago`, unit, {
    when: (own) => monthsOf(own).length > 0,
    async run({ model, clerk, real }) {
      const account = model.accounts.get(person);
      const months = monthsOf(model);
      const of = months.at(-1 - (back % months.length));
      if (!account || !of) throw new Error('the person has an account and that month is closed');
      const { from, to } = fundYearOf(monthOf(real.today));
      const amount = bookedFor(model, account, of);
      const waits = model.backPayments.some((line) => line.account === account && line.month === of && !line.paid);
      const possible = of >= from && of <= to && !isCorrected(model, account, of) && amount > 0n && !waits;
      const saved = await act(real, clerk, {
        operation: saveCorrection,
        input: correctionOf(account, { months: [of] }),
      });
      expect(saved.ok).toBe(possible);
      if (!saved.ok) return;
      const { id } = saved.result;
      expect(saved.result.amount).toBe(fenToText(fen(amount)));
      for (const purpose of ['evidence', 'consent'] as const) {
        const input = documentOf(id, { fileName: `${purpose}.pdf`, purpose });
        await done(real, clerk, { operation: addDocument, input });
      }
      await done(real, clerk, { operation: submitCorrection, input: { id } });
      for (const reviewer of real.reviewers) {
        await done(real, reviewer, { operation: reviewCorrection, input: await approval(id) });
      }
      correct(model, account, { of, today: real.today });
    },
  });
}
