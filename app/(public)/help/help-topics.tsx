import type { Route } from 'next';
import Link from 'next/link';
import { FlowPicture } from '@/components/display/flow-picture';
import { Section } from '@/components/ui/section';
import { HELP_PLACES, type HelpTopic } from '@/lib/text/help-places';
import { HELP_TOPICS, helpTopicText as text } from '@/lib/text/help-topics';
import { OFFICE_TOPICS } from '@/lib/text/office-help-topics';

const OF_OFFICE: readonly HelpTopic[] = OFFICE_TOPICS;
const OF_HALL = (Object.keys(HELP_TOPICS) as HelpTopic[]).filter((topic) => !OF_OFFICE.includes(topic));

/** Every function: what it is for, its picture, and its rules with their articles. The contents lead to each by its name. */
export function HelpTopics() {
  return (
    <>
      <Section title={text.contents}>
        <div id="contents">
          <Contents topics={OF_HALL} />
          <h3 className="mt-3 text-soft">{text.ofOffice}</h3>
          <Contents topics={OF_OFFICE} />
        </div>
      </Section>
      {[...OF_HALL, ...OF_OFFICE].map((topic) => (
        <Topic key={topic} topic={topic} />
      ))}
    </>
  );
}

function Contents({ topics }: { topics: readonly HelpTopic[] }) {
  return (
    <ul className="help-contents">
      {topics.map((topic) => (
        <li key={topic}>
          <a href={`#${topic}`}>{HELP_TOPICS[topic].title}</a>
        </li>
      ))}
    </ul>
  );
}

function Topic({ topic }: { topic: HelpTopic }) {
  const { title, about, flow, rules } = HELP_TOPICS[topic];
  return (
    <div id={topic} className="help-topic">
      <Section
        title={title}
        tools={
          <>
            {topic !== 'lists' && (
              <Link href={HELP_PLACES[topic] as Route} prefetch={false}>
                {text.go}
                <span className="sr-only"> {title}</span>
              </Link>
            )}
            <a href="#contents">
              {text.top}
              <span className="sr-only"> {title}</span>
            </a>
          </>
        }
      >
        <p>{about}</p>
        <FlowPicture title={text.flowOf(title)} caption={text.flow} steps={flow} />
        <ul className="help-rules">
          {rules.length === 0 && <li>{text.none}</li>}
          {rules.map(({ says, article }) => (
            <li key={says}>
              {says} <span className="text-soft">{article === undefined ? text.rule : text.article(article)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
