import type { ReactNode } from 'react';
import { PageHeading } from '@/components/shell/page-heading';
import { officeMenuText } from '@/lib/text/frame';

interface OfficeHeadingProps {
  title: string;
  description?: ReactNode;
  toolbar?: ReactNode;
}

/** The heading of a page that stands in the menu of the back office. */
export function OfficeHeading({ title, description, toolbar }: OfficeHeadingProps) {
  return (
    <PageHeading
      title={title}
      trail={[{ label: officeMenuText.desk, href: '/admin' }, { label: title }]}
      description={description}
      toolbar={toolbar}
    />
  );
}
