import type { Metadata } from 'next';
import { HelpTopics } from './help-topics';
import { PublicPage } from '../public-page';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { helpText } from '@/lib/text/help';
import { lawRevisionText } from '@/lib/text/law-revision';

export const metadata: Metadata = { title: helpText.title };

/** 帮助: how a month goes, what is asked most, whom to ask. */
export default function HelpPage() {
  return (
    <PublicPage>
      <h1 className="text-xl">{helpText.title}</h1>
      <Section title={helpText.monthTitle}>
        <DescriptionList columns={1} items={[...helpText.month]} />
      </Section>
      <Section title={helpText.questionsTitle}>
        <DescriptionList columns={1} items={[...helpText.questions]} />
      </Section>
      <HelpTopics />
      <Section title={lawRevisionText.title} note={lawRevisionText.asOf}>
        <p className="text-soft">{lawRevisionText.note}</p>
        <ul className="help-rules">
          {lawRevisionText.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
      <Section title={helpText.contactTitle}>
        <p>{helpText.contact}</p>
      </Section>
    </PublicPage>
  );
}
