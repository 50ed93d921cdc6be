import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { PublicPage } from '../public-page';
import { VerifyForm } from './verify-form';
import { verifyText } from '@/lib/text/verify';
import { readCheckCode } from '@/lib/values/check-code';
import { one, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: verifyText.title };

/** 单证验证: takes a check code to its own address, the one that the QR on a paper names. */
export default async function VerifyPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const typed = one(params, 'code');
  const code = readCheckCode(typed);
  if (code !== null) redirect(`/verify/${code}` as Route);
  const asked = params.code !== undefined;
  return (
    <PublicPage>
      <h1 className="text-xl">{verifyText.title}</h1>
      <p className="mt-2 mb-6">{verifyText.intro}</p>
      <VerifyForm typed={typed} error={asked ? verifyText.problems['not-a-code'] : undefined} />
    </PublicPage>
  );
}
