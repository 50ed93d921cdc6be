import { currentHall } from '../current-hall';
import { ReliefNote } from '../relief-note';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { isPermitted } from '@/lib/auth/permissions';
import { reliefText as text } from '@/lib/text/relief';
import { formatPercent } from '@/lib/values/ratio';

/** 缴存确有困难: where a unit applies for 缓缴 or a ratio below the lowest, or sees until when it has it. */
export async function ReliefSection() {
  const { operator, unit } = await currentHall();
  const inForce = unit.deferredUntil !== null || unit.lowRatioUntil !== null;
  const permitted = isPermitted('applications.save-relief', operator);
  return (
    <Section title={text.section} note={text.sectionNote(formatPercent(unit.parameters.minimumRatio))}>
      <ReliefNote unit={unit} />
      {!inForce && permitted && (
        <p className="flex flex-wrap gap-2">
          <LinkButton href="/maintenance/applications/relief?kind=deferral">{text.apply.deferral}</LinkButton>
          <LinkButton href="/maintenance/applications/relief?kind=lowRatio">{text.apply.lowRatio}</LinkButton>
        </p>
      )}
    </Section>
  );
}
