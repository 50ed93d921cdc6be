import { EndOthers } from './end-others';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import type { OwnSession } from '@/lib/auth/own-sessions';
import { ownSessionsText as text } from '@/lib/text/settings';
import { browserName } from '@/lib/values/browser-name';
import { formatInstant } from '@/lib/values/instant';

const COLUMNS: Column[] = [
  { key: 'browser', title: text.browser, kind: 'text', primary: true },
  { key: 'address', title: text.address, kind: 'text' },
  { key: 'started', title: text.started, kind: 'day' },
  { key: 'seen', title: text.seen, kind: 'day' },
  { key: 'here', title: text.state, kind: 'status' },
];

/** 登录会话: where one is signed in at the moment, and the button that ends all but this. */
export function SessionList({ sessions }: { sessions: OwnSession[] }) {
  const others = sessions.filter(({ here }) => !here).length;
  return (
    <Section title={text.title} note={text.note} tools={others > 0 && <EndOthers />}>
      <DataTable
        caption={text.title}
        columns={COLUMNS}
        contained={false}
        rows={sessions.map((session) => ({
          id: session.id,
          label: browserName(session.browser ?? '') || text.unknown,
          cells: {
            browser: browserName(session.browser ?? '') || text.unknown,
            address: session.address ?? '',
            started: formatInstant(session.startedAt),
            seen: formatInstant(session.seenAt),
            here: session.here ? <Status tone="success">{text.here}</Status> : text.elsewhere,
          },
        }))}
      />
    </Section>
  );
}
