import type { AsyncCommand } from 'fast-check';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { expirePayments } from '@/lib/remittances/expire-payments';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revokeMonthAndChanges } from '@/lib/remittances/revoke-month-and-changes';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { addDays, type Day } from '@/lib/values/day';
import { fen, fenToText } from '@/lib/values/money';
import { addMonths } from '@/lib/values/month';
import { confirmed, receipt, rowsOf } from '../remittance';
import {
  act,
  command,
  done,
  revokeLast,
  waitUntilPayable,
  type Model,
  type Real,
  type RegisteredPayment,
  type UnitIndex,
} from './month-commands';
import { payers, post, reopen, save } from './month-model';

type Command = AsyncCommand<Model, Real>;

/** 撤销 of the last filing of the month. */
export function revoke(unit: UnitIndex): Command {
  return command('revoke the last filing', unit, {
    when: (own) => own.state === 'open' && own.stack.length > 0,
    run: revokeLast,
  });
}

/** 保存 of the open month, and of so many in all that are paid together. */
export function saveMonths(unit: UnitIndex, months: number): Command {
  return command(`save ${String(months)} months`, unit, {
    // A month that nobody pays is closed at once; a few of them are enough.
    when: (own) => own.state === 'open' && (payers(own).size > 0 || own.stack.length > 0 || own.rosters.size < 2),
    async run({ model, clerk, real }) {
      const sent = await confirmed(clerk);
      const input = { ...sent, lastMonth: addMonths(sent.month, months - 1) };
      waitUntilPayable(real, input.lastMonth);
      const saved = await done(real, clerk, { operation: saveRemittance, input });
      expect(saved.closed).toBe(save(model, months, real.today) === 0n);
      real.remittances[unit] = saved.closed ? null : saved.id;
    },
  });
}

/** 撤销 of the saved or registered month. */
export function revokeMonth(unit: UnitIndex): Command {
  return command('revoke the month', unit, {
    when: (own) => own.state !== 'open',
    async run({ model, clerk, real }) {
      const input = { remittanceId: real.remittances[unit] ?? '', reason: '重办' };
      const outcome = await act(real, clerk, { operation: revokeRemittance, input });
      if (model.arrived) {
        expect(outcome).toMatchObject({ ok: false, refusal: 'receipt-in-suspense' });
        return;
      }
      expect(outcome).toMatchObject({ ok: true });
      reopen(model);
      [real.remittances[unit], real.payments[unit]] = [null, null];
    },
  });
}

/** 撤销汇缴并撤销变更 with the last filing of the month, or neither, as the model says of the filing once the month is open. */
export function revokeMonthWithLast(unit: UnitIndex): Command {
  return command('revoke the month with its last filing', unit, {
    when: (own) =>
      own.state !== 'open' && !own.arrived && own.stack.length > 0 && own.stack.at(-1)?.kind !== 'transfer',
    async run({ model, clerk, real }) {
      const last = model.stack.at(-1);
      if (!last) throw new Error('nothing was filed');
      const refusal = last.refused();
      const input = { remittanceId: real.remittances[unit] ?? '', ids: [last.id], reason: '重办' };
      const outcome = await act(real, clerk, { operation: revokeMonthAndChanges, input });
      expect(outcome).toMatchObject(refusal === null ? { ok: true } : { ok: false, refusal });
      if (refusal !== null) return;
      reopen(model);
      last.undo();
      model.stack.pop();
      [real.remittances[unit], real.payments[unit]] = [null, null];
    },
  });
}

/** 过期处理 on the day after the deadline of a payment that too little has come for; the other unit's may be overdue by then too. */
export function expire(unit: UnitIndex): Command {
  return command('let the payment expire', unit, {
    when: (own) => own.state === 'due' && own.arrived,
    async run({ model, other, real }) {
      const after = addDays(deadlineOf(real, unit), 1);
      await done({ ...real, today: after }, real.funds, { operation: expirePayments, input: {} });
      const units = [
        [unit, model],
        [unit === 0 ? 1 : 0, other],
      ] as const;
      for (const [place, own] of units) {
        if (real.payments[place] === null || deadlineOf(real, place) >= after) continue;
        reopen(own);
        [real.remittances[place], real.payments[place]] = [null, null];
      }
    },
  });
}

function deadlineOf({ payments }: Real, unit: UnitIndex): Day {
  const payment = payments[unit];
  if (!payment) throw new Error('a payment is registered');
  return payment.deadline;
}

/** 缴款登记 by bank transfer. */
export function register(unit: UnitIndex): Command {
  return command('register the payment', unit, {
    when: (own) => own.state === 'saved',
    async run({ model, clerk, real }) {
      const remittanceId = real.remittances[unit] ?? '';
      const input = { remittanceId, method: 'transfer' as const };
      const { paymentId } = await done(real, clerk, { operation: registerPayment, input });
      const [row] = await rowsOf<RegisteredPayment>(
        real.owner,
        sql`select id, code, amount, deadline::text from payments where id = ${paymentId}`,
      );
      expect(row?.amount).toBe(model.frozen?.due);
      real.payments[unit] = row ?? null;
      model.state = 'due';
    },
  });
}

/** 暂存款抵缴 of a saved month. */
export function payFromSuspense(unit: UnitIndex): Command {
  return command('pay from suspense', unit, {
    when: (own) => own.state === 'saved',
    async run({ model, clerk, real }) {
      const due = model.frozen?.due ?? 0n;
      const input = { remittanceId: real.remittances[unit] ?? '', method: 'suspense' as const };
      const outcome = await act(real, clerk, { operation: registerPayment, input });
      if (model.suspense < due) {
        expect(outcome).toMatchObject({ ok: false, refusal: 'suspense-too-small' });
        return;
      }
      expect(outcome).toMatchObject({ ok: true });
      model.suspense -= due;
      post(model, real.today);
      real.remittances[unit] = null;
    },
  });
}

/** The bank's receipt: exact, or so many fen more or less. */
export function receive(unit: UnitIndex, difference: number): Command {
  return command(`receive ${String(difference)} fen more than due`, unit, {
    when: (own) => own.state === 'due' && (own.frozen?.due ?? 0n) + BigInt(difference) > 0n,
    async run({ model, real }) {
      const payment = real.payments[unit];
      if (!payment) throw new Error('a payment is registered');
      const amount = payment.amount + BigInt(difference);
      const input = receipt({ memo: payment.code, amount: fenToText(fen(amount)) });
      const { finding } = await done(real, real.funds, { operation: enterReceipt, input });
      expect(finding).toBe(difference === 0 ? 'exact' : difference > 0 ? 'over' : 'short');
      model.suspense += difference < 0 ? amount : BigInt(difference);
      if (difference < 0) {
        model.arrived = true;
        return;
      }
      post(model, real.today);
      [real.remittances[unit], real.payments[unit]] = [null, null];
    },
  });
}
