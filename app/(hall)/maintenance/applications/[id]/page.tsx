import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { removeApplicationDocument } from '../../action';
import { ApplicationActions } from './application-actions';
import { ApplicationDetails } from '@/app/application-details';
import { ApplicationStatus } from '@/app/application-rows';
import { DocumentsSection } from '../../../filings/documents-section';
import { PageHeading } from '@/components/shell/page-heading';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { listDocuments } from '@/lib/filings/filing-documents';
import { getApplication } from '@/lib/maintenance/list-applications';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { APPLICATION_FIELD_WORDS, applicationText as text } from '@/lib/text/maintenance';
import { reliefText } from '@/lib/text/relief';
import { isRelief } from '@/lib/values/application-field';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.title };

/** One 变更申请: what it asks for, its documents, and while the centre has not decided, 提交 and 撤回. */
export default async function ApplicationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const operator = await currentOperator();
  const found = await readAs(operator, async (tx) => {
    const application = await getApplication(tx, { unitId: operator.unitId, id });
    return application && { application, documents: await listDocuments(tx, operator.unitId, id) };
  });
  if (!found) notFound();
  const { application, documents } = found;
  const mayEdit = application.state === 'draft' && isPermitted('applications.submit', operator);
  return (
    <>
      <PageHeading
        title={`${text.title}：${APPLICATION_FIELD_WORDS[application.field]}`}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.maintenance },
          { label: text.title, href: '/maintenance/applications' },
          { label: APPLICATION_FIELD_WORDS[application.field] },
        ]}
        status={<ApplicationStatus state={application.state} />}
      />
      <ApplicationDetails application={application} />
      <DocumentsSection
        filingId={id}
        documents={documents}
        hint={isRelief(application.field) ? reliefText.documentsHint : text.documentsHint}
        remove={mayEdit ? removeApplicationDocument : null}
        list="/maintenance/applications"
      />
      {isPermitted('applications.submit', operator) && <ApplicationActions id={id} state={application.state} />}
    </>
  );
}
