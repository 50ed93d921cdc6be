import { and, gte, lt, sql, type SQL } from 'drizzle-orm';
import { operationLog } from '@/db/schema/operations';
import { addDays, type Day } from '@/lib/values/day';
import { firstIdAt } from '@/lib/values/ids';
import { startOfDay } from '@/lib/values/instant';

/** From and to which day, both included; null for no end. */
export interface LogSpan {
  from: Day | null;
  to: Day | null;
}

/** An id is made a moment before its row's time is read; so much earlier or later it may lie. */
const SLACK_MILLISECONDS = 60_000;

/** The rows of the log from those days. Ids are in the order of time, so the lists' own order finds them without a search. */
export function withinSpan({ from, to }: LogSpan): SQL | undefined {
  const start = from && startOfDay(from);
  const end = to && startOfDay(addDays(to, 1));
  return and(
    start ? gte(operationLog.at, start) : undefined,
    start ? sql`${operationLog.id} >= ${firstIdAt(start.getTime() - SLACK_MILLISECONDS)}::uuid` : undefined,
    end ? lt(operationLog.at, end) : undefined,
    end ? sql`${operationLog.id} < ${firstIdAt(end.getTime() + SLACK_MILLISECONDS)}::uuid` : undefined,
  );
}
