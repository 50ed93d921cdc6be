import { currentPrincipal } from '@/lib/auth/current';
import { FILING_KINDS } from '@/lib/filings/filing';
import { KINDS } from '@/lib/filings/kinds';
import { writeTemplate } from '@/lib/sheets/template';
import { TEMPLATE_NOTES, WORKBOOK_NAMES } from '@/lib/text/import-refusals';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { workbookResponse } from '../../workbook-response';

interface Params {
  params: Promise<{ kind: string }>;
}

/** 模板下载 */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator') return new Response(null, { status: 401 });
  const { kind } = await params;
  const known = FILING_KINDS.find((code) => code === kind);
  if (!known) return new Response(null, { status: 404 });
  const title = WORKBOOK_NAMES.template(FILING_KIND_WORDS[known]);
  const workbook = await writeTemplate({
    sheetTitle: FILING_KIND_WORDS[known],
    columns: KINDS[known].columns,
    notes: TEMPLATE_NOTES,
  });
  return workbookResponse(new Uint8Array(workbook), title);
}
