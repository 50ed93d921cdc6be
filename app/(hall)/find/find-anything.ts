import type { Found, FoundGroup } from './found';
import { accountNumberOf } from '@/lib/accounts/find-account';
import { listAccounts, type AccountStatus } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { findPaper } from '@/lib/papers/list-papers';
import type { Paper } from '@/lib/papers/paper';
import { findMonth, findNumber, type FoundBusiness } from '@/lib/remittances/find-business';
import { CORRECTION_STATE_WORDS } from '@/lib/text/corrections';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { findText as text } from '@/lib/text/find';
import { PAPER_WORDS } from '@/lib/text/papers';
import { ACCOUNT_STATUS_WORDS, PAYMENT_STATE_WORDS, REMITTANCE_STATE_WORDS } from '@/lib/text/terms';
import { compactText } from '@/lib/values/digits';
import { readIdNumber } from '@/lib/values/id-number';
import { formatInstant } from '@/lib/values/instant';
import { formatMonthCompact, formatMonthProse, readMonth, type Month } from '@/lib/values/month';

const MOST_PEOPLE = 8;
const ANY_STATUS: AccountStatus[] = ['normal', 'sealed', 'frozen', 'merged', 'withdrawn', 'left'];
/** Business numbers, payment codes and voucher numbers are longer than account numbers. */
const NUMBER = /^[0-9A-Za-z-]{10,40}$/;

/** What the unit has that answers to what was typed: people, a month, papers. Each read sees the operator's own unit only. */
export async function findAnything(operator: OperatorPrincipal, typed: string): Promise<FoundGroup[]> {
  const month = readMonth(typed);
  const number = compactText(typed);
  const [people, ofMonth, papers] = await Promise.all([
    findPeople(operator, typed),
    month ? readAs(operator, (tx) => findMonth(tx, operator.unitId, month)) : null,
    NUMBER.test(number) ? findPapers(operator, number) : [],
  ]);
  const groups: FoundGroup[] = [
    { key: 'people', items: people },
    { key: 'months', items: month && ofMonth ? monthItems(month, ofMonth) : [] },
    { key: 'papers', items: papers },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

async function findPeople(operator: OperatorPrincipal, typed: string): Promise<Found[]> {
  const compact = compactText(typed);
  const idNumber = readIdNumber(compact);
  return readAs(operator, async (tx) => {
    const number = idNumber.ok ? await accountNumberOf(tx, operator.unitId, idNumber.idNumber) : compact;
    const asked = /^[0-9]+$/.test(number ?? '') ? { number: number ?? '', name: '' } : { number: '', name: typed };
    if (number === undefined) return [];
    const { rows } = await listAccounts(tx, operator.unitId, {
      query: { ...asked, idNumber: '', statuses: ANY_STATUS },
      page: { page: 1, size: MOST_PEOPLE, sort: 'number', descending: false },
    });
    return rows.map((row) => ({
      href: `/queries/employees/${row.number}`,
      label: row.name,
      note: text.person(row.number, row.idNumberMask, ACCOUNT_STATUS_WORDS[row.status]),
    }));
  });
}

/** By number: what was registered, saved or submitted, and what was given out, by its check code too. */
async function findPapers(operator: OperatorPrincipal, number: string): Promise<Found[]> {
  const { business, paper } = await readAs(operator, async (tx) => ({
    business: await findNumber(tx, operator.unitId, number),
    paper: await findPaper(tx, operator.unitId, number),
  }));
  const items = paperItems(business);
  const given = paper && givenItem(paper);
  return given && !items.some(({ href }) => href === given.href) ? [...items, given] : items;
}

/** Where a paper can be had again. */
function givenItem({ kind, number, paymentId, remittanceId, revokedAt, issuedAt }: Paper): Found {
  const note = revokedAt === null ? text.given(formatInstant(issuedAt)) : text.void;
  const label = text.of(PAPER_WORDS[kind], number);
  if (kind === 'voucher' || kind === 'notice') return { href: `/payments/${paymentId ?? ''}/${kind}`, label, note };
  if (kind === 'roster') return { href: `/remittance/${remittanceId ?? ''}`, label, note };
  return { href: `/queries/papers?paper=${number}`, label, note };
}

function monthItems(month: Month, found: FoundBusiness): Found[] {
  const compact = formatMonthCompact(month);
  return [
    ...found.remittances.map(({ id, state }) => ({
      href: `/remittance/${id}`,
      label: text.roster(formatMonthProse(month)),
      note: REMITTANCE_STATE_WORDS[state],
    })),
    ...found.payments.map(paymentItem),
    { href: `/queries/logs/submitted?month=${compact}`, label: text.submitted(formatMonthProse(month)), note: '' },
    { href: `/queries/logs/revoked?month=${compact}`, label: text.revoked(formatMonthProse(month)), note: '' },
  ];
}

function paperItems({ remittances, payments, submissions, corrections }: FoundBusiness): Found[] {
  return [
    ...payments.map(paymentItem),
    ...payments.flatMap(({ id, voucherNumber }) =>
      voucherNumber === null ? [] : [{ href: `/payments/${id}/voucher`, label: text.voucher(voucherNumber), note: '' }],
    ),
    ...remittances.map(({ id, number, state }) => ({
      href: `/remittance/${id}`,
      label: text.rosterNumber(number),
      note: REMITTANCE_STATE_WORDS[state],
    })),
    ...submissions.map(({ number, list, month }) => ({
      href: `/${list}/submitted/${number}`,
      label: text.submission(number),
      note: text.of(FILING_LIST_WORDS[list].title, formatMonthCompact(month)),
    })),
    ...corrections.map(({ id, number, state }) => ({
      href: `/corrections/${id}`,
      label: text.correction(number ?? ''),
      note: CORRECTION_STATE_WORDS[state],
    })),
  ];
}

function paymentItem({ id, number, month, state }: FoundBusiness['payments'][number]): Found {
  const note = text.of(formatMonthCompact(month), PAYMENT_STATE_WORDS[state]);
  return { href: `/payments/${id}`, label: text.payment(number), note };
}
