import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Frame, type FrameLinks } from '@/components/shell/frame';
import type { MenuGroup } from '@/components/shell/menu';
import { MonthLine, type Deadline } from '@/components/shell/month-line';
import { frameText } from '@/lib/text/interface';

interface HallFrameProps {
  unitName: string;
  unitNumber: string;
  operatorName: string;
  /** Where another unit is chosen, for who acts for several. */
  switchUnit?: Route | undefined;
  links: FrameLinks;
  menu: MenuGroup[];
  currentPath?: string;
  notices: number;
  month: string;
  deadline?: Deadline;
  search?: ReactNode;
  signOut: ReactNode;
  children: ReactNode;
}

/** The frame around every page that unit staff see. `month` as 201908, `signOut` is a form with its button. */
export function HallFrame({
  unitName,
  unitNumber,
  operatorName,
  switchUnit,
  month,
  deadline,
  ...frame
}: HallFrameProps) {
  return (
    <Frame
      {...frame}
      place="hall"
      name={frameText.hall}
      identity={
        <>
          <span>{unitName}</span>
          <span className="band-number figures" title={frameText.unitNumber}>
            {unitNumber}
          </span>
          {switchUnit && (
            <Link href={switchUnit} prefetch={false}>
              {frameText.switchUnit}
            </Link>
          )}
          <span className="band-number" title={frameText.operator}>
            {operatorName}
          </span>
        </>
      }
      month={<MonthLine month={month} deadline={deadline} />}
    />
  );
}
