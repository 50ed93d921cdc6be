import type { Metadata } from 'next';
import { ImportPage } from '../../filings/import-page';
import { importTitle } from '@/lib/text/filings';

export const metadata: Metadata = { title: importTitle('back-payment') };

/** 文件导入 */
export default function Page() {
  return <ImportPage list="back-payment" />;
}
