import type { Route } from 'next';
import Link from 'next/link';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone';
import { monthText } from '@/lib/text/interface';
import { formatFen, type Fen } from '@/lib/values/money';
import { formatMonthCompact, type Month } from '@/lib/values/month';

export interface MonthOfStrip {
  month: Month;
  amount: Fen;
  state: string;
  tone: Tone;
  /** When it was paid, or until when it is to be, and whether that was late: a line each where there is little room. */
  note?: readonly string[];
  late?: boolean;
  href?: Route;
}

/** The last two years: a bar for the amount, the state in a word, the amount in figures, when it was paid. Drawn on the server. */
export function MonthStrip({ months }: { months: MonthOfStrip[] }) {
  const largest = months.reduce((most, { amount }) => (amount > most ? amount : most), 1n);
  return (
    <ol className="month-strip" aria-label={monthText.strip}>
      {months.map((one) => (
        <li key={one.month}>
          <span className="month-strip-bar" aria-hidden="true">
            <span data-tone={one.tone} style={{ height: `${(one.amount * 100n) / largest}%` }} />
          </span>
          {one.href ? (
            <Link href={one.href} prefetch={false} className="month-strip-month figures">
              {formatMonthCompact(one.month)}
            </Link>
          ) : (
            <span className="month-strip-month figures">{formatMonthCompact(one.month)}</span>
          )}
          <Status tone={one.tone}>{one.state}</Status>
          <span className="month-strip-amount figures">{formatFen(one.amount)}</span>
          {one.note && (
            <span className="month-strip-note figures" data-late={one.late ? '' : undefined}>
              {one.note.map((line) => (
                <span key={line}>{line} </span>
              ))}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
