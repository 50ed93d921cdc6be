import type { Tx } from '@/db/client';
import { summarizeDrafts } from '@/lib/filings/draft-summary';
import { listFilings } from '@/lib/filings/list-filings';
import type { Selection } from '@/lib/filings/lists';
import { batchOf, getRemittance } from '@/lib/remittances/list-remittances';
import { monthSheet } from '@/lib/remittances/month-sheet';
import { sheetToFreeze } from '@/lib/remittances/save-remittance';
import { protectedIdNumber, protectedPhone } from '@/lib/people/protected-person';
import type { PAYMENT_METHOD_WORDS } from '@/lib/text/terms';
import { transferRequest } from '@/lib/transfers/transfer-requests';
import { getOperator } from '@/lib/units/list-operators';
import type { AddOperatorInput, EditOperatorInput } from '@/lib/units/operator.input';
import { unitInForce } from '@/lib/units/unit-in-force';
import type { ListPage } from '@/lib/values/list-page';
import type { Month } from '@/lib/values/month';
import { trimText } from '@/lib/values/digits';
import type { ApprovalRow } from './list-approvals';
import { pairedOperation, type PairedName } from './paired-operations';

type Method = keyof typeof PAYMENT_METHOD_WORDS;
type Page = Pick<ListPage, 'page' | 'size'>;

interface Asked {
  tx: Tx;
  unitId: string;
  input: unknown;
  page: Page;
}

/** What a second person looks over, by the operation that waits: the very lines, sheet or roster that it will be done with. */
const CONTENT = {
  'filings.submit': async ({ tx, unitId, input, page }: Asked) => {
    const selection = input as Selection;
    const ids = Array.isArray(selection.select) ? selection.select : [];
    const shares = await summarizeDrafts(tx, unitId, selection);
    const shown = await listFilings(tx, unitId, { query: { list: selection.list, states: ['draft'], ids }, page });
    return { kind: 'lines' as const, list: selection.list, shares, ...shown };
  },
  'payment.register-back-pay': async ({ tx, unitId, input, page }: Asked) => {
    const { ids, method } = input as { ids: string[]; method: Method };
    const query = { list: 'back-payment', states: ['effective'], ids } as const;
    return { kind: 'back-payments' as const, method, ...(await listFilings(tx, unitId, { query, page })) };
  },
  'remittance.save': async ({ tx, unitId, input }: Asked) => {
    const { month, lastMonth = month } = input as { month: Month; lastMonth?: Month };
    const unit = await unitInForce(tx, unitId);
    const frozen = sheetToFreeze(unit, await monthSheet(tx, unit));
    return { kind: 'sheet' as const, first: month, last: lastMonth, ...frozen };
  },
  'payment.register': async ({ tx, unitId, input }: Asked) => {
    const { remittanceId, method } = input as { remittanceId: string; method: Method };
    const saved = await getRemittance(tx, unitId, remittanceId);
    if (!saved) return null;
    const { remittance } = saved;
    return { kind: 'roster' as const, method, remittance, batch: await batchOf(tx, remittance) };
  },
  'transfer.answer-request': async ({ tx, input }: Asked) => {
    const { id, opinion } = input as { id: string; opinion: string };
    const request = await transferRequest(tx, id);
    return request ? { kind: 'request' as const, name: request.name, opinion } : null;
  },
  'unit.choose-second-person': () => Promise.resolve({ kind: 'choice' as const }),
  'operator.add': ({ input }: Asked) => {
    const { login, ...asked } = input as AddOperatorInput;
    const after = { ...shownNumbers(asked), name: asked.name, roles: asked.roles, status: 'active' as const };
    return Promise.resolve({ kind: 'operator' as const, login, before: null, after });
  },
  'operator.edit': async ({ tx, unitId, input }: Asked) => {
    const { id, name, roles, status, ...numbers } = input as EditOperatorInput;
    const before = await getOperator(tx, unitId, id);
    if (!before) return null;
    const after = { ...shownNumbers(numbers), name, roles, status };
    return { kind: 'operator' as const, login: before.login, before, after };
  },
  'operator.reset-password': async ({ tx, unitId, input }: Asked) => {
    const before = await getOperator(tx, unitId, (input as { id: string }).id);
    return before ? { kind: 'operator' as const, login: before.login, before, after: null } : null;
  },
} satisfies Record<PairedName, (asked: Asked) => Promise<unknown>>;

/** Numbers as they will be shown; null for those that stay. */
function shownNumbers({ phone, idNumber }: { phone: string; idNumber: string }) {
  return {
    phoneMask: trimText(phone) === '' ? null : protectedPhone(phone).phoneMask,
    idNumberMask: trimText(idNumber) === '' ? null : protectedIdNumber(idNumber).idNumberMask,
  };
}

export type ApprovalContent = NonNullable<Awaited<ReturnType<(typeof CONTENT)[PairedName]>>>;

/** What waits, as it stands; null once it is decided, since it may be other things by now. */
export async function approvalContent(
  tx: Tx,
  unitId: string,
  { approval, page }: { approval: Pick<ApprovalRow, 'operation' | 'input' | 'state'>; page: Page },
): Promise<ApprovalContent | null> {
  if (approval.state !== 'waiting') return null;
  const input = pairedOperation(approval.operation).opened(approval.input);
  return CONTENT[approval.operation as PairedName]({ tx, unitId, input, page });
}
