import type { Metadata } from 'next';
import { aboutUnit, fundOfUnit } from './unit-descriptions';
import { PageHeading } from '@/components/shell/page-heading';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { currentOperator } from '@/lib/auth/current';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { rosterListText, transferListText, unitLedgerText, unitText } from '@/lib/text/unit-queries';
import { unitStanding } from '@/lib/units/unit-standing';

export const metadata: Metadata = { title: unitText.part };

/** 单位基本情况: 单位基本信息 and 公积金基本情况 (FD-090 to FD-099), and the way to the unit's lists. */
export default async function UnitPage() {
  const operator = await currentOperator();
  const standing = await readAs(operator, (tx) => unitStanding(tx, operator.unitId));
  return (
    <>
      <PageHeading
        title={unitText.part}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.queries }, { label: unitText.title }]}
        toolbar={
          <>
            <LinkButton href="/queries/ledger">{unitLedgerText.title}</LinkButton>
            <LinkButton href="/queries/transfers">{transferListText.title}</LinkButton>
            <LinkButton href="/queries/rosters">{rosterListText.title}</LinkButton>
          </>
        }
      />
      <Section title={unitText.about}>
        <DescriptionList items={aboutUnit(standing)} />
      </Section>
      <Section title={unitText.fund}>
        <DescriptionList items={fundOfUnit(standing)} columns={4} />
      </Section>
    </>
  );
}
