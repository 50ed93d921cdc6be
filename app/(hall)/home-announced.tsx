import { NoticeLink } from './notices/notice-link';
import { PlainList } from '@/components/ui/plain-list';
import { Section } from '@/components/ui/section';
import { homeText } from '@/lib/text/home';
import type { listAnnounced } from '@/lib/units/notices';
import { formatInstant } from '@/lib/values/instant';

/** What the centre told the units, each leading to its words. */
export function HomeAnnounced({ notices }: { notices: Awaited<ReturnType<typeof listAnnounced>> }) {
  return (
    <Section title={homeText.announced}>
      {notices.length === 0 ? (
        <p className="text-soft">{homeText.noAnnounced}</p>
      ) : (
        <PlainList
          items={notices.map((notice) => ({
            id: notice.id,
            content: <NoticeLink notice={notice} />,
            state: (
              <time dateTime={notice.at.toISOString()} className="whitespace-nowrap text-soft figures">
                {formatInstant(notice.at).slice(0, 10)}
              </time>
            ),
          }))}
        />
      )}
    </Section>
  );
}
