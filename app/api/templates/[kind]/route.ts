import type { NextRequest } from 'next/server';
import { currentPrincipal } from '@/lib/auth/current';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { ANNUAL_TEMPLATE_COLUMNS } from '@/lib/filings/annual-columns';
import { annualTemplateRows } from '@/lib/filings/annual-review';
import { IMPORTED_KINDS } from '@/lib/filings/filing';
import { KINDS } from '@/lib/filings/kinds';
import { readAs } from '@/lib/operations/read';
import { writeTemplate } from '@/lib/sheets/template';
import { ANNUAL_NOTES, BASE_TEMPLATE_WORDS } from '@/lib/text/annual-review';
import { TEMPLATE_NOTES, WORKBOOK_NAMES } from '@/lib/text/import-refusals';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { workbookResponse } from '../../workbook-response';

interface Params {
  params: Promise<{ kind: string }>;
}

/** 模板下载; of bases also the yearly review's, filled with the unit's people (RL-19). */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator') return new Response(null, { status: 401 });
  const { kind } = await params;
  const known = IMPORTED_KINDS.find((code) => code === kind);
  if (!known) return new Response(null, { status: 404 });
  if (known === 'base' && request.nextUrl.searchParams.get('template') === 'annual') return annualTemplate(principal);
  const workbook = await writeTemplate({
    sheetTitle: FILING_KIND_WORDS[known],
    columns: KINDS[known].columns,
    notes: TEMPLATE_NOTES,
  });
  const title = known === 'base' ? BASE_TEMPLATE_WORDS.lines : WORKBOOK_NAMES.template(FILING_KIND_WORDS[known]);
  return workbookResponse(new Uint8Array(workbook), title);
}

async function annualTemplate(operator: OperatorPrincipal): Promise<Response> {
  const title = BASE_TEMPLATE_WORDS.annual;
  const rows = await readAs(operator, (tx) => annualTemplateRows(tx, operator.unitId));
  const workbook = await writeTemplate({
    sheetTitle: title,
    columns: ANNUAL_TEMPLATE_COLUMNS,
    notes: ANNUAL_NOTES,
    rows,
  });
  return workbookResponse(new Uint8Array(workbook), title);
}
