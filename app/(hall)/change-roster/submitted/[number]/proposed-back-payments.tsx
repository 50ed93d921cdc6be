import type { Route } from 'next';
import Link from 'next/link';
import { withParameters } from '@/components/table/address';
import { formatCount } from '@/components/table/format-count';
import { Note } from '@/components/ui/note';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { proposedBackPayments, type ProposedBackPayment } from '@/lib/filings/proposed-back-payments';
import { readAs } from '@/lib/operations/read';
import { proposedText as text } from '@/lib/text/back-payment';
import { formatMonthCompact } from '@/lib/values/month';

/** Who was opened or unsealed from a month that the unit has paid already: a way to their back payments, filled in (B-4). */
export async function ProposedBackPayments({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params;
  const operator = await currentOperator();
  if (!isPermitted('back-pay.save', operator)) return null;
  const { proposed, total } = await readAs(operator, (tx) => proposedBackPayments(tx, operator.unitId, number));
  if (proposed.length === 0) return null;
  const named = new Set(proposed.map(({ accountNumber }) => accountNumber)).size;
  return (
    <div className="mt-4">
      <Note tone="warning" title={text.title}>
        <p>{text.about}</p>
        <ul className="mt-1 grid gap-1">
          {proposed.map((person) => (
            <li key={`${person.accountNumber} ${person.from}`}>
              <Link href={addressOf(person)} prefetch={false}>
                {wordsOf(person)}
              </Link>
            </li>
          ))}
        </ul>
        {total > named && (
          <p className="mt-1">
            {text.more(formatCount(total - named))} <Link href="/back-payment">{text.toList}</Link>
          </p>
        )}
      </Note>
    </div>
  );
}

function addressOf({ accountNumber, from, to }: ProposedBackPayment): Route {
  const months = { from: formatMonthCompact(from), to: formatMonthCompact(to) };
  return withParameters('/back-payment/edit', { account: accountNumber, ...months }) as Route;
}

function wordsOf({ name, from, to }: ProposedBackPayment): string {
  if (from === to) return text.makeOne(name, formatMonthCompact(from));
  return text.make(name, formatMonthCompact(from), formatMonthCompact(to));
}
