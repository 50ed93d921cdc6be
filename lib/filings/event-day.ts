import type { StoredProblem } from '@/db/schema/filings';
import type { Mark } from '@/lib/text/problems';
import { trimText } from '@/lib/values/digits';
import { daysBetween, readDay, type Day } from '@/lib/values/day';
import { problem } from './draft-line';

/** Within so many days of hiring or leaving it is to be filed (L-5). */
const DAYS_TO_FILE = 30;

/** 入职日期 or 离职日期 as typed; it may be left out. */
export function readEventDay(typed: string, field: string): { eventOn: Day | null; problems: StoredProblem[] } {
  if (trimText(typed) === '') return { eventOn: null, problems: [] };
  const eventOn = readDay(typed);
  return { eventOn, problems: eventOn === null ? [problem('day-not-a-day', field)] : [] };
}

/** C-9: who files late is told so, and filed all the same. */
export function lateMarks(eventOn: Day | null, today: Day): Mark[] {
  return eventOn !== null && daysBetween(eventOn, today) > DAYS_TO_FILE ? ['late-notice'] : [];
}
