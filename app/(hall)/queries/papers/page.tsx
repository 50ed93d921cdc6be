import type { Metadata } from 'next';
import { AllStatements } from './all-statements';
import { EmployeePapers } from './employee-papers';
import { paperRows } from './paper-rows';
import { currentHall } from '../../current-hall';
import { PaperButton } from '../../paper-button';
import { PageHeading } from '@/components/shell/page-heading';
import type { Column } from '@/components/table/column';
import { QueriedList } from '@/components/table/queried-list';
import { Section } from '@/components/ui/section';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { listPapers } from '@/lib/papers/list-papers';
import { menuText } from '@/lib/text/frame';
import { PAPER_WORDS, papersText as text } from '@/lib/text/papers';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { fundYearOf, monthOf } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

const YEARS = 5;
const COLUMNS: Column[] = [
  { key: 'kind', title: text.kind, kind: 'text', primary: true },
  { key: 'number', title: text.number, kind: 'code' },
  { key: 'about', title: text.about, kind: 'text' },
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'file', title: text.file, kind: 'action' },
];

/** 证明打印: certificates and statements with a check code, one by one or for everybody (Q-110, L-12). */
export default async function PapersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const { operator, unit } = await currentHall();
  const typed = one(params, 'paper');
  const { rows, total } = await readAs(operator, (tx) => listPapers(tx, unit.id, { typed, page }));
  const year = Number(fundYearOf(monthOf(clock.today())).from.slice(0, 4));
  const years = Array.from({ length: YEARS }, (_, back) => year - back).map((from) => ({
    value: String(from),
    label: text.yearOf(from),
  }));
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.queries }, { label: text.title }]}
        description={text.description}
      />
      {isPermitted('papers.issue', operator) && (
        <>
          <Section title={text.forUnit}>
            <div className="flex flex-wrap items-center gap-3">
              <PaperButton paper={{ kind: 'unit-certificate' }} label={text.issue(PAPER_WORDS['unit-certificate'])} />
              <PaperButton paper={{ kind: 'no-arrears' }} label={text.issue(PAPER_WORDS['no-arrears'])} />
            </div>
          </Section>
          <Section title={text.forEmployee}>
            <EmployeePapers years={years} number={one(params, 'number')} />
          </Section>
          <Section title={text.forEverybody} note={text.everybodyNote}>
            <AllStatements years={years} />
          </Section>
        </>
      )}
      <Section title={text.issued}>
        <QueriedList
          path="/queries/papers"
          fields={[{ kind: 'text', name: 'paper', label: text.asked, value: typed }]}
          page={page}
          size={one(params, 'size')}
          caption={text.issuedCaption}
          columns={COLUMNS}
          rows={paperRows(rows, isPermitted('papers.revoke', operator))}
          total={total}
          empty={{ title: text.emptyTitle, body: text.empty }}
        />
      </Section>
    </>
  );
}
