import type { ReactNode } from 'react';
import { Frame, type FrameLinks } from '@/components/shell/frame';
import type { MenuGroup } from '@/components/shell/menu';
import { frameText } from '@/lib/text/interface';

interface OfficeFrameProps {
  staffName: string;
  roleName: string;
  links: FrameLinks;
  menu: MenuGroup[];
  currentPath?: string;
  notices: number;
  search?: ReactNode;
  signOut: ReactNode;
  children: ReactNode;
}

/** The same frame on the ground of the back office. */
export function OfficeFrame({ staffName, roleName, ...frame }: OfficeFrameProps) {
  return (
    <Frame
      {...frame}
      place="office"
      name={frameText.office}
      identity={
        <>
          <span>{staffName}</span>
          <span className="band-number">{roleName}</span>
        </>
      }
    />
  );
}
