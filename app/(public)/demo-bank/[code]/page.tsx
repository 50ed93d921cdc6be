import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { PublicPage } from '../../public-page';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { currentDemoBank } from '@/lib/gateways/bank';
import { onlineText as text } from '@/lib/text/payments';
import { one, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';

export const metadata: Metadata = { title: text.bank };

interface DemoBankPageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<SearchParams>;
}

/** Plays the bank in the demo: shows the order that the hall has signed, and reports it as paid when its button is pressed. */
export default async function DemoBankPage({ params, searchParams }: DemoBankPageProps) {
  const { code } = await params;
  const asked = await searchParams;
  const query = new URLSearchParams(['amount', 'back', 'signature'].map((name) => [name, one(asked, name)]));
  const bank = currentDemoBank();
  const order = bank?.readOrder(code, query);
  if (!bank || !order) notFound();
  return (
    <PublicPage>
      <h1 className="text-xl">{text.bank}</h1>
      <div className="my-4">
        <Note tone="warning">{text.demo}</Note>
      </div>
      <DescriptionList
        columns={1}
        items={[
          { term: text.code, detail: <span className="figures">{order.code}</span> },
          { term: text.amount, detail: <strong>{formatFen(order.amount)}</strong>, money: true },
          { term: text.capitals, detail: moneyInCapitals(order.amount) },
        ]}
      />
      <form method="post" action="/api/bank/callback" className="mt-6 flex flex-wrap gap-2">
        {Object.entries(bank.noticeOf(order)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" variant="primary">
          {text.confirm}
        </Button>
        <LinkButton href={order.back as Route}>{text.cancel}</LinkButton>
      </form>
    </PublicPage>
  );
}
