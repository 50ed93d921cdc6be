import { sql, type SQL } from 'drizzle-orm';

/** Whether 错缴更正 took back what was booked to an account for a month: the roster's line counts as not paid any more. */
export function monthCorrected(unitId: SQL, accountId: SQL, month: SQL): SQL {
  return sql`exists (select from correction_months cm where cm.unit_id = ${unitId} and cm.account_id = ${accountId} and cm.month = ${month} and cm.state = 'corrected')`;
}

/** Whether it took back what this filing, a back payment, had paid. One that was paid later for the same month stays. */
export function backPayCorrected(filing: SQL): SQL {
  return sql`exists (select from correction_months cm where cm.unit_id = ${filing}.unit_id and cm.account_id = ${filing}.account_id
    and cm.month = ${filing}.for_month and cm.state = 'corrected' and ${filing}.id = any(cm.back_pay_ids))`;
}
