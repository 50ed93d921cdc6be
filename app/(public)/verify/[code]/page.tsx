import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ProvenPaperDetails } from './proven-paper';
import { PublicPage } from '../../public-page';
import { VerifyForm } from '../verify-form';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { addressOf } from '@/lib/auth/address';
import { clock } from '@/lib/gateways/clock';
import { verifyPaper } from '@/lib/papers/verify-paper';
import { verifyText } from '@/lib/text/verify';

export const metadata: Metadata = { title: verifyText.title, robots: { index: false } };

/** What a paper's check code proves, or that there is no such paper. */
export default async function VerifiedPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const address = addressOf(Object.fromEntries(await headers()));
  const answer = await verifyPaper({ code: readable(code), address }, clock);
  return (
    <PublicPage>
      <h1 className="mb-4 text-xl">{verifyText.title}</h1>
      {answer.ok ? (
        <ProvenPaperDetails paper={answer.paper} />
      ) : (
        <Note tone="danger" title={verifyText.problemTitles[answer.problem]}>
          {verifyText.problems[answer.problem]}
        </Note>
      )}
      <Section title={verifyText.again}>
        <VerifyForm typed={answer.ok ? undefined : readable(code).slice(0, 40)} />
      </Section>
    </PublicPage>
  );
}

/** Next hands the segment over as it stood in the address. */
function readable(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
