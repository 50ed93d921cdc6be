import { addDays, day, daysBetween, type Day } from '@/lib/values/day';

const A_MONDAY = day('2019-08-19');

/** The `count`-th working day after a day: Monday to Friday. Holidays, which the State Council sets each year, are not known here. */
export function addWorkingDays(value: Day, count: number): Day {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  let later = value;
  for (let left = count; left > 0;) {
    later = addDays(later, 1);
    if (isWorkingDay(later)) left -= 1;
  }
  return later;
}

function isWorkingDay(value: Day): boolean {
  const afterMonday = ((daysBetween(A_MONDAY, value) % 7) + 7) % 7;
  return afterMonday < 5;
}
