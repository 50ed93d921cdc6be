import type { ReactNode } from 'react';
import { PageHeading } from '@/components/shell/page-heading';
import { LinkButton } from '@/components/ui/link-button';
import { menuText } from '@/lib/text/frame';
import { rangeText } from '@/lib/text/unit-queries';

interface QueryHeadingProps {
  title: string;
  /** The buttons of the list, as its export. */
  children?: ReactNode;
}

/** Over every list of the unit: where it lies, its buttons, and 返回上一页, which is 单位基本情况. */
export function QueryHeading({ title, children }: QueryHeadingProps) {
  return (
    <PageHeading
      title={title}
      trail={[{ label: menuText.home, href: '/' }, { label: menuText.queries }, { label: title }]}
      toolbar={
        <>
          <LinkButton href="/queries/unit">{rangeText.back}</LinkButton>
          {children}
        </>
      }
    />
  );
}
