import type { Route } from 'next';
import type { ReactNode } from 'react';
import { BackButton } from '@/components/shell/back-button';
import { PageHeading } from '@/components/shell/page-heading';
import { Tabs } from '@/components/ui/tabs';
import { menuText } from '@/lib/text/frame';
import { logText } from '@/lib/text/logs';

export const LOG_PATHS = {
  all: '/queries/logs',
  submitted: '/queries/logs/submitted',
  payments: '/queries/logs/payments',
  revoked: '/queries/logs/revoked',
} as const satisfies Record<keyof typeof logText.parts, Route>;

export type LogPart = keyof typeof LOG_PATHS;

/** Over every page of 操作日志: which of them it is, and the way to the others and back (BT-65). */
export function LogsHeading({ part, description, tools }: { part: LogPart; description: string; tools: ReactNode }) {
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
        toolbar={
          <>
            {tools}
            <BackButton fallback="/" label={logText.back} />
          </>
        }
      />
      <Tabs
        label={logText.partsLabel}
        tabs={Object.entries(LOG_PATHS).map(([key, href]) => ({ href, label: logText.parts[key as LogPart] }))}
        current={LOG_PATHS[part]}
      />
    </>
  );
}
