import type { Metadata } from 'next';
import { ImportPage } from '../../filings/import-page';
import { importTitle } from '@/lib/text/filings';

export const metadata: Metadata = { title: importTitle('base-adjustment') };

/** 文件导入 */
export default function Page() {
  return <ImportPage list="base-adjustment" />;
}
