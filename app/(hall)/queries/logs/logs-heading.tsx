import type { Route } from 'next';
import { BackButton } from '@/components/shell/back-button';
import { PageHeading } from '@/components/shell/page-heading';
import { Tabs } from '@/components/ui/tabs';
import { menuText } from '@/lib/text/frame';
import { logText } from '@/lib/text/logs';

const PATHS = {
  all: '/queries/logs',
  submitted: '/queries/logs/submitted',
  payments: '/queries/logs/payments',
  revoked: '/queries/logs/revoked',
} as const satisfies Record<keyof typeof logText.parts, Route>;

export type LogPart = keyof typeof PATHS;

/** Over every page of 操作日志: which of them it is, and the way to the others and back (BT-65). */
export function LogsHeading({ part, description }: { part: LogPart; description: string }) {
  return (
    <>
      <PageHeading
        title={logText.parts[part]}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.queries },
          { label: menuText.logs, href: '/queries/logs' },
          { label: logText.parts[part] },
        ]}
        description={description}
        toolbar={<BackButton fallback="/" label={logText.back} />}
      />
      <Tabs
        label={logText.partsLabel}
        tabs={Object.entries(PATHS).map(([key, href]) => ({ href, label: logText.parts[key as LogPart] }))}
        current={PATHS[part]}
      />
    </>
  );
}
