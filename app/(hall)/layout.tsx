import type { Route } from 'next';
import { Fragment, type ReactNode } from 'react';
import { currentHall } from './current-hall';
import { Find } from './find/find';
import type { Found } from './find/found';
import { OtherUnit } from '@/app/other-unit';
import { LeaveGuard } from '@/app/leave-guard';
import { SessionWarning } from '@/app/session-warning';
import { SignOutButton } from '@/app/sign-out-button';
import { StepUpHost } from '@/app/step-up-host';
import { HallFrame } from '@/components/shell/hall-frame';
import type { MenuGroup } from '@/components/shell/menu';
import { clock } from '@/lib/gateways/clock';
import type { FilingList } from '@/lib/filings/lists';
import { dueDay } from '@/lib/remittances/due-day';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';
import { frameText } from '@/lib/text/interface';
import { formatMonthCompact } from '@/lib/values/month';

/** The hall: everything below is for the staff of one unit. Doors and reads check again; a layout guards nothing. */
export default async function HallLayout({ children }: { children: ReactNode }) {
  const { operator, unit, draftsOf, unread, waiting, served } = await currentHall();
  const due = dueDay(unit, clock.today());
  const menu = menuWith(draftsOf, { seen: unit.secondPerson, waiting: waiting ? 1 : 0 });
  return (
    <HallFrame
      unitName={unit.name}
      unitNumber={unit.number}
      operatorName={operator.name}
      switchUnit={served.length > 1 ? '/units' : undefined}
      links={{ home: '/', notices: '/notices', help: '/help', settings: '/settings' }}
      menu={menu}
      notices={unread}
      month={formatMonthCompact(unit.openMonth)}
      // While payment is deferred nothing is due.
      {...(unit.deferredUntil === null && { deadline: { day: due.on, daysLeft: due.daysLeft } })}
      search={<Find menu={entriesOf(menu)} />}
      signOut={<SignOutButton to="/login" />}
    >
      {/* Nothing that was typed for one unit stands in a page of another. */}
      <Fragment key={operator.id}>{children}</Fragment>
      <OtherUnit who={operator.id} />
      <StepUpHost />
      <LeaveGuard />
      <SessionWarning who={operator.id} login="/login" />
    </HallFrame>
  );
}

/** The menu as the palette finds it, with what stands in the band. */
function entriesOf(menu: MenuGroup[]): Found[] {
  const entries = menu.flatMap(({ label, href, items = [] }) => [
    ...(href ? [{ href, label, note: '' }] : []),
    ...items.map((item) => ({ href: item.href, label: item.label, note: label })),
  ]);
  const band = [
    { href: '/notices', label: frameText.notices, note: '' },
    { href: '/help', label: frameText.help, note: '' },
    { href: '/settings', label: frameText.settings, note: '' },
  ];
  return [...entries, ...band];
}

/** Where a month that changes begins, in the manual's order. */
const CHANGING = [
  'change-roster',
  'base-adjustment',
  'ratio-adjustment',
  'back-payment',
] as const satisfies readonly FilingList[];

/** 待复核 only where the unit wants a second person. */
function menuWith(drafts: Record<FilingList, number>, approvals: { seen: boolean; waiting: number }): MenuGroup[] {
  return [
    { label: menuText.home, href: '/' },
    {
      label: menuText.month,
      items: [
        ...CHANGING.map((list) => ({
          label: FILING_LIST_WORDS[list].title,
          href: `/${list}` as Route,
          count: drafts[list],
          part: menuText.changed,
        })),
        { label: menuText.remittance, href: '/remittance', part: menuText.changed },
        { label: menuText.unchanged, href: '/remittance/unchanged' },
        { label: menuText.corrections, href: '/corrections' },
        ...(approvals.seen
          ? [{ label: menuText.approvals, href: '/approvals', count: approvals.waiting } as const]
          : []),
      ],
    },
    { label: menuText.payments, href: '/payments' },
    { label: FILING_LIST_WORDS.transfers.title, href: '/transfers', count: drafts.transfers },
    {
      label: menuText.maintenance,
      items: [
        { label: menuText.unitEdit, href: '/maintenance/unit' },
        { label: menuText.employeeEdit, href: '/maintenance/employees' },
        { label: menuText.applications, href: '/maintenance/applications' },
        { label: menuText.operators, href: '/maintenance/operators' },
      ],
    },
    {
      label: menuText.queries,
      items: [
        { label: menuText.employees, href: '/queries/employees' },
        { label: menuText.unit, href: '/queries/unit' },
        { label: menuText.unitLedger, href: '/queries/ledger' },
        { label: menuText.transferList, href: '/queries/transfers' },
        { label: menuText.rosterList, href: '/queries/rosters' },
        { label: menuText.papers, href: '/queries/papers' },
        { label: menuText.jobs, href: '/jobs' },
        { label: menuText.arrears, href: '/queries/arrears' },
        { label: menuText.logs, href: '/queries/logs' },
      ],
    },
  ];
}
