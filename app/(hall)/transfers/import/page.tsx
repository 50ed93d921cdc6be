import type { Metadata } from 'next';
import { ImportPage } from '../../filings/import-page';
import { importTitle } from '@/lib/text/filings';

export const metadata: Metadata = { title: importTitle('transfers') };

/** 文件导入 */
export default function Page() {
  return <ImportPage list="transfers" />;
}
