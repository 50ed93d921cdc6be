import { DescriptionList } from '@/components/ui/description-list';
import type { ApplicationRow } from '@/lib/maintenance/list-applications';
import { APPLICATION_FIELD_WORDS, applicationText as text } from '@/lib/text/maintenance';
import { formatInstant } from '@/lib/values/instant';

/** What an application asks for, and what has become of it. */
export function ApplicationDetails({ application }: { application: ApplicationRow }) {
  const { employeeName, accountNumber, submittedAt, decidedAt } = application;
  return (
    <DescriptionList
      items={[
        { term: text.number, detail: application.number },
        { term: text.subject, detail: employeeName ? `${employeeName} ${accountNumber ?? ''}` : application.unitName },
        { term: text.field, detail: APPLICATION_FIELD_WORDS[application.field] },
        { term: text.reason, detail: application.reason },
        { term: text.before, detail: application.beforeShown },
        { term: text.after, detail: application.afterShown },
        { term: text.submittedAt, detail: submittedAt && formatInstant(submittedAt) },
        { term: text.decidedAt, detail: decidedAt && formatInstant(decidedAt) },
        { term: text.opinion, detail: application.opinion, wide: true },
      ]}
    />
  );
}
