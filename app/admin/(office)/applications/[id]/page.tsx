import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DecideApplication } from './decide-application';
import { DocumentList } from '../../reviews/[id]/document-list';
import { ApplicationDetails } from '@/app/application-details';
import { ApplicationStatus } from '@/app/application-rows';
import { PageHeading } from '@/components/shell/page-heading';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { listDocuments } from '@/lib/filings/filing-documents';
import { getApplication } from '@/lib/maintenance/list-applications';
import { readAs } from '@/lib/operations/read';
import { officeMenuText } from '@/lib/text/frame';
import { APPLICATION_FIELD_WORDS, applicationDeskText as text } from '@/lib/text/maintenance';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.title };

/** One application of a unit with its documents, to be decided. */
export default async function DecideApplicationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const staff = await currentStaff();
  const found = await readAs(staff, async (tx) => {
    const application = await getApplication(tx, { unitId: null, id });
    // What is no more than a draft is the unit's own.
    if (!application?.number) return undefined;
    return { application, documents: await listDocuments(tx, application.unitId, id) };
  });
  if (!found) notFound();
  const { application, documents } = found;
  const decidable = application.state === 'in-review' && isPermitted('applications.decide', staff);
  return (
    <>
      <PageHeading
        title={`${text.title}：${APPLICATION_FIELD_WORDS[application.field]}`}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: text.title, href: '/admin/applications' },
          { label: APPLICATION_FIELD_WORDS[application.field] },
        ]}
        status={<ApplicationStatus state={application.state} />}
      />
      <Section title={text.about} note={`${application.unitName} ${application.unitNumber}`}>
        <ApplicationDetails application={application} />
      </Section>
      <Section title={text.documents}>
        <DocumentList filingId={id} documents={documents} />
      </Section>
      {decidable && <DecideApplication id={id} />}
    </>
  );
}
