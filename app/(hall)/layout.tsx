import type { ReactNode } from 'react';
import { currentHall } from './current-hall';
import { SessionWarning } from '@/app/session-warning';
import { SignOutButton } from '@/app/sign-out-button';
import { HallFrame } from '@/components/shell/hall-frame';
import type { MenuGroup } from '@/components/shell/menu';
import { clock } from '@/lib/gateways/clock';
import { dueDay } from '@/lib/remittances/due-day';
import { menuText } from '@/lib/text/frame';
import { formatMonthCompact } from '@/lib/values/month';

/** The hall: everything below is for the staff of one unit. Doors and reads check again; a layout guards nothing. */
export default async function HallLayout({ children }: { children: ReactNode }) {
  const { operator, unit, drafts, unread } = await currentHall();
  const due = dueDay(unit, clock.today());
  return (
    <HallFrame
      unitName={unit.name}
      unitNumber={unit.number}
      operatorName={operator.name}
      links={{ home: '/', notices: '/notices', help: '/help', settings: '/settings' }}
      menu={menuWith(drafts)}
      notices={unread}
      month={formatMonthCompact(unit.openMonth)}
      deadline={{ day: due.on, daysLeft: due.daysLeft }}
      signOut={<SignOutButton to="/login" />}
    >
      {children}
      <SessionWarning />
    </HallFrame>
  );
}

function menuWith(drafts: number): MenuGroup[] {
  return [
    { label: menuText.home, href: '/' },
    {
      label: menuText.month,
      items: [
        { label: menuText.changeRoster, href: '/change-roster', count: drafts },
        { label: menuText.remittance, href: '/remittance' },
      ],
    },
    { label: menuText.payments, href: '/payments' },
    { label: menuText.queries, items: [{ label: menuText.employees, href: '/queries/employees' }] },
  ];
}
