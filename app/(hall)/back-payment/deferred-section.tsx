import { makeUpDeferred } from './action';
import { ConfirmButton } from '@/app/confirm-button';
import { formatCount } from '@/components/table/format-count';
import { Section } from '@/components/ui/section';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { deferredToFile } from '@/lib/remittances/deferred-months';
import { reliefText as text } from '@/lib/text/relief';
import { formatFen } from '@/lib/values/money';

/** 缓缴待补缴: what deferred months leave to be made up, and its lines with one button; nothing where that is none. */
export async function DeferredSection() {
  const operator = await currentOperator();
  const { lines, amount } = await readAs(operator, (tx) => deferredToFile(tx, operator.unitId));
  if (lines === 0) return null;
  const count = formatCount(lines);
  return (
    <Section title={text.makeUp} note={text.makeUpNote(count, formatFen(amount))}>
      {isPermitted('back-pay.draft-deferred', operator) && (
        <ConfirmButton door={makeUpDeferred} input={{}} label={text.makeUpButton} title={text.makeUpTitle}>
          {text.makeUpAbout(count)}
        </ConfirmButton>
      )}
    </Section>
  );
}
