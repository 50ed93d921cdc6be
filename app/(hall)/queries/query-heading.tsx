import type { ReactNode } from 'react';
import { BackButton } from '@/components/shell/back-button';
import { PageHeading } from '@/components/shell/page-heading';
import { menuText } from '@/lib/text/frame';
import { rangeText } from '@/lib/text/unit-queries';

interface QueryHeadingProps {
  title: string;
  /** The buttons of the list, as its export. */
  children?: ReactNode;
}

/** Over every list of the unit: where it lies, its buttons, and 返回上一页 (BT-65). */
export function QueryHeading({ title, children }: QueryHeadingProps) {
  return (
    <PageHeading
      title={title}
      trail={[{ label: menuText.home, href: '/' }, { label: menuText.queries }, { label: title }]}
      toolbar={
        <>
          <BackButton fallback="/queries/unit" label={rangeText.back} />
          {children}
        </>
      }
    />
  );
}
