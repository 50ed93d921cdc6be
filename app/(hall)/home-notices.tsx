import Link from 'next/link';
import { NoticeLink } from './notices/notice-link';
import { PlainList } from '@/components/ui/plain-list';
import { Section } from '@/components/ui/section';
import { homeText } from '@/lib/text/home';
import type { Notice } from '@/lib/units/notices';
import { formatInstant } from '@/lib/values/instant';

/** The last notices of the unit, and the way to all of them. */
export function HomeNotices({ notices }: { notices: Notice[] }) {
  return (
    <Section title={homeText.notices} tools={<Link href="/notices">{homeText.allNotices}</Link>}>
      {notices.length === 0 ? (
        <p className="text-soft">{homeText.noNotices}</p>
      ) : (
        <PlainList
          items={notices.map((notice) => ({
            id: notice.id,
            content: <NoticeLink notice={notice} />,
            state: (
              <time dateTime={notice.at.toISOString()} className="whitespace-nowrap text-soft figures">
                {formatInstant(notice.at)}
              </time>
            ),
          }))}
        />
      )}
    </Section>
  );
}
