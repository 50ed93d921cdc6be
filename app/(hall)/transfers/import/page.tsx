import type { Metadata } from 'next';
import { ImportPage } from '../../filings/import-page';
import { importText } from '@/lib/text/filings';

export const metadata: Metadata = { title: importText.title };

/** 批量导入 */
export default function Page() {
  return <ImportPage list="transfers" />;
}
