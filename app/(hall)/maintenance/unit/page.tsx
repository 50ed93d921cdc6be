import type { Metadata, Route } from 'next';
import { UnitForm } from './unit-form';
import { PageHeading } from '@/components/shell/page-heading';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { PlainList } from '@/components/ui/plain-list';
import { Section } from '@/components/ui/section';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { editableOf } from '@/lib/maintenance/edit-unit';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { APPLICATION_FIELD_WORDS, applicationText, unitEditText as text } from '@/lib/text/maintenance';
import { unitText } from '@/lib/text/unit-queries';
import { unitStanding } from '@/lib/units/unit-standing';
import { UNIT_FIELDS } from '@/lib/values/application-field';

export const metadata: Metadata = { title: text.title };

/** 单位信息修改: what the unit changes itself, and what it applies for (SC-37, FD-069, Q-101). */
export default async function UnitEditPage() {
  const operator = await currentOperator();
  const { unit, operator: primary } = await readAs(operator, (tx) => unitStanding(tx, operator.unitId));
  const mayApply = isPermitted('applications.save', operator);
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.maintenance }, { label: text.title }]}
        toolbar={<LinkButton href="/maintenance/applications">{applicationText.title}</LinkButton>}
      />
      {isPermitted('unit.edit', operator) ? <UnitForm current={editableOf(unit)} /> : <Note>{text.notPermitted}</Note>}
      <Section title={text.locked} note={text.lockedNote}>
        <PlainList
          items={UNIT_FIELDS.map((field) => ({
            id: field,
            content: (
              <span className="text-soft">
                {APPLICATION_FIELD_WORDS[field]}：{unit[field] ?? '—'}
              </span>
            ),
            state: mayApply && (
              <LinkButton href={`/maintenance/applications/new?field=${field}` as Route} size="small">
                {text.applyFor(APPLICATION_FIELD_WORDS[field])}
              </LinkButton>
            ),
          }))}
        />
        <DescriptionList
          items={[
            { term: unitText.number, detail: unit.number },
            { term: unitText.branch, detail: unit.branch },
            { term: unitText.collectionBank, detail: unit.collectionBank },
            { term: unitText.operator, detail: primary?.name },
          ]}
        />
      </Section>
    </>
  );
}
