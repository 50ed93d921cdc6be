import { frameText } from '@/lib/text/interface';

export interface Deadline {
  day: string;
  daysLeft: number;
}

/** From here on the days left are shown as a warning. */
const NEAR = 3;

/** The open month and how long it still has, at the right above each page. `month` is ready for display, as 201908. */
export function MonthLine({ month, deadline }: { month: string; deadline?: Deadline }) {
  return (
    <p className="page-month">
      <span>
        {frameText.month} <strong className="figures">{month}</strong>
      </span>
      {deadline && (
        <span data-near={nearness(deadline.daysLeft)} className="figures">
          {remaining(deadline)}
        </span>
      )}
    </p>
  );
}

function nearness(daysLeft: number): 'late' | 'soon' | undefined {
  if (daysLeft < 0) return 'late';
  return daysLeft <= NEAR ? 'soon' : undefined;
}

function remaining({ day, daysLeft }: Deadline): string {
  if (daysLeft === 0) return frameText.lastDay(day);
  return daysLeft < 0 ? frameText.overdue(day, -daysLeft) : frameText.daysLeft(day, daysLeft);
}
