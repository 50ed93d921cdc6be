import type { NextRequest } from 'next/server';
import { workbookResponse } from '../../workbook-response';
import { currentPrincipal } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { LOAN_SHEET } from '@/lib/people/loan-rows';
import { RECEIPT_SHEET } from '@/lib/receipts/receipt-rows';
import { writeTemplate } from '@/lib/sheets/template';
import type { TemplateColumn } from '@/lib/sheets/template-column';
import { OFFICE_SHEET_WORDS, OFFICE_TEMPLATE_NOTES, WORKBOOK_NAMES } from '@/lib/text/import-refusals';
import { WITHDRAWAL_SHEET } from '@/lib/withdrawals/withdrawal-rows';

const LISTS = {
  loans: { columns: LOAN_SHEET, permission: 'loans.import' },
  receipts: { columns: RECEIPT_SHEET, permission: 'receipt.enter' },
  withdrawals: { columns: WITHDRAWAL_SHEET, permission: 'withdrawals.import' },
} as const satisfies Record<keyof typeof OFFICE_SHEET_WORDS, { columns: TemplateColumn[]; permission: string }>;

/** 模板下载 of a file that the centre imports, for who may import it. */
export async function GET(_request: NextRequest, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  const principal = await currentPrincipal();
  if (principal?.kind !== 'staff') return new Response(null, { status: 401 });
  const { list } = await params;
  const known = Object.keys(LISTS).find((name): name is keyof typeof LISTS => name === list);
  if (!known) return new Response(null, { status: 404 });
  if (!isPermitted(LISTS[known].permission, principal)) return new Response(null, { status: 403 });
  const sheetTitle = OFFICE_SHEET_WORDS[known];
  const workbook = await writeTemplate({ sheetTitle, columns: LISTS[known].columns, notes: OFFICE_TEMPLATE_NOTES });
  return workbookResponse(new Uint8Array(workbook), WORKBOOK_NAMES.template(sheetTitle));
}
