import type { Route } from 'next';
import Link from 'next/link';

interface Figure {
  title: string;
  href: Route;
  count: string;
  amount?: string;
  /** Something should be done about it. */
  pressing?: boolean;
}

/** What waits, each with how many, how much and the way to it. */
export function DeskFigures({ figures }: { figures: Figure[] }) {
  return (
    <ul className="grid gap-px border-y border-rule bg-line sm:grid-cols-2 lg:grid-cols-4">
      {figures.map((figure) => (
        <li key={figure.title} className="bg-paper px-4 py-3">
          <Link href={figure.href} className="font-medium">
            {figure.title}
          </Link>
          <p className={`text-2xl font-semibold figures ${figure.pressing ? 'text-warning' : ''}`}>{figure.count}</p>
          <p className="min-h-5 text-soft figures">{figure.amount}</p>
        </li>
      ))}
    </ul>
  );
}
