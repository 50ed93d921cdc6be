import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeading } from '@/components/shell/page-heading';
import { LinkButton } from '@/components/ui/link-button';
import { currentOperator } from '@/lib/auth/current';
import { readAs } from '@/lib/operations/read';
import { announcementsText as text } from '@/lib/text/announcements';
import { menuText } from '@/lib/text/frame';
import { noticeSentence, noticesText } from '@/lib/text/notices';
import { getNotice } from '@/lib/units/notices';
import { isId } from '@/lib/values/is-id';
import { formatInstant } from '@/lib/values/instant';

export const metadata: Metadata = { title: noticesText.title };

/** A notice of the centre with all its words. */
export default async function NoticePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const operator = await currentOperator();
  const notice = isId(id) ? await readAs(operator, (tx) => getNotice(tx, operator.unitId, id)) : undefined;
  if (!notice) notFound();
  const title = noticeSentence(notice);
  return (
    <>
      <PageHeading
        title={title}
        trail={[{ label: menuText.home, href: '/' }, { label: noticesText.title, href: '/notices' }, { label: title }]}
        description={text.from(formatInstant(notice.at))}
        toolbar={<LinkButton href="/notices">{text.back}</LinkButton>}
      />
      <div className="max-w-3xl whitespace-pre-line">{notice.values.body}</div>
    </>
  );
}
