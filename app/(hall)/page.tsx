import type { Metadata } from 'next';
import { HomeAnnounced } from './home-announced';
import { HomeCharts } from './home-charts';
import { HomeNotices } from './home-notices';
import { HomeSteps } from './home-steps';
import { HomeTodo } from './home-todo';
import { monthsOfStrip } from './months-of-strip';
import { sheetRows } from './sheet-rows';
import { Tour } from './tour/tour';
import { MonthStrip } from '@/components/display/month-strip';
import { SheetTable } from '@/components/display/sheet-table';
import { PageHeading } from '@/components/shell/page-heading';
import { Columns } from '@/components/ui/columns';
import { Section } from '@/components/ui/section';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import { homeText } from '@/lib/text/home';
import { hasToured } from '@/lib/units/tours';
import { formatMonthCompact, formatMonthProse } from '@/lib/values/month';

export const metadata: Metadata = { title: homeText.pageTitle };

/** 首页: the month at a glance. */
export default async function HomePage() {
  const operator = await currentOperator();
  const { glance, toured } = await readAs(operator, async (tx) => ({
    glance: await monthAtAGlance(tx, operator.unitId, clock.today()),
    toured: await hasToured(tx, operator.id),
  }));
  const { unit, sheet } = glance;
  return (
    <>
      <PageHeading title={homeText.title(formatMonthProse(unit.openMonth))} trail={[{ label: homeText.pageTitle }]} />
      <Section title={homeText.steps}>
        <HomeSteps glance={glance} mayAct={isPermitted('remittance.save', operator)} />
      </Section>
      <Columns>
        <Section title={homeText.sheet} note={unit.remittanceId === null ? homeText.sheetSoFar : homeText.sheetSaved}>
          <SheetTable month={formatMonthCompact(unit.openMonth)} sheet={sheetRows(sheet)} />
        </Section>
        <Section title={homeText.todo}>
          <HomeTodo glance={glance} />
        </Section>
      </Columns>
      <Section title={homeText.strip}>
        <MonthStrip months={monthsOfStrip(glance)} />
      </Section>
      <Section title={homeText.charts}>
        <HomeCharts posted={glance.posted} />
      </Section>
      <Columns>
        <HomeNotices notices={glance.notices} />
        <HomeAnnounced notices={glance.announced} />
      </Columns>
      {!toured && <Tour />}
    </>
  );
}
