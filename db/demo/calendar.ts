import { day, type Day } from '@/lib/values/day';
import { month, type Month } from '@/lib/values/month';

/** When a unit did one month of its history. */
export interface DemoMonth {
  month: Month;
  /** Changes of the roster submitted. */
  filed: Day;
  /** Roster saved and payment registered. */
  registered: Day;
  /** Money arrived and booked. */
  posted: Day;
}

/** The books begin with each account's opening balance on this day. */
export const OPENING_DAY = day('2019-01-31');
/** 结息 (I-1). */
export const INTEREST_DAY = day('2019-06-30');
export const LAST_MONTH_BEFORE = month('2019-01');
export const FIRST_MONTH = month('2019-02');
export const LAST_MONTH = month('2019-07');

function demoMonth(name: string, [filed, registered, posted]: readonly [string, string, string]): DemoMonth {
  return { month: month(name), filed: day(filed), registered: day(registered), posted: day(posted) };
}

/** The manual's days (6.1): two months on 2019-05-31; the people of 6.2 were opened on 2019-07-24. */
export const SNOWLAND_MONTHS: readonly DemoMonth[] = [
  demoMonth('2019-02', ['2019-02-25', '2019-02-25', '2019-02-26']),
  demoMonth('2019-03', ['2019-03-11', '2019-03-13', '2019-03-14']),
  demoMonth('2019-04', ['2019-04-26', '2019-04-29', '2019-04-30']),
  demoMonth('2019-05', ['2019-05-27', '2019-05-29', '2019-05-31']),
  demoMonth('2019-06', ['2019-05-31', '2019-05-31', '2019-05-31']),
  demoMonth('2019-07', ['2019-07-24', '2019-07-25', '2019-07-29']),
];

/** A unit that pays on about the same day of every month. */
export const STEADY_MONTHS: readonly DemoMonth[] = [
  demoMonth('2019-02', ['2019-02-18', '2019-02-18', '2019-02-20']),
  demoMonth('2019-03', ['2019-03-18', '2019-03-18', '2019-03-20']),
  demoMonth('2019-04', ['2019-04-17', '2019-04-17', '2019-04-19']),
  demoMonth('2019-05', ['2019-05-17', '2019-05-17', '2019-05-20']),
  demoMonth('2019-06', ['2019-06-18', '2019-06-18', '2019-06-20']),
  demoMonth('2019-07', ['2019-07-18', '2019-07-18', '2019-07-19']),
];
