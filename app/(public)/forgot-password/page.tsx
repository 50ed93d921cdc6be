import type { Metadata } from 'next';
import Link from 'next/link';
import { PublicPage } from '../public-page';
import { DescriptionList } from '@/components/ui/description-list';
import { forgotText } from '@/lib/text/login';

export const metadata: Metadata = { title: forgotText.title };

/** 忘记密码: what to do about it today. */
export default function ForgotPasswordPage() {
  return (
    <PublicPage>
      <h1 className="text-xl">{forgotText.title}</h1>
      <p className="mt-2 mb-6">{forgotText.body}</p>
      <DescriptionList
        columns={1}
        items={[
          { term: forgotText.bringTitle, detail: <Lines lines={forgotText.bring} /> },
          { term: forgotText.rulesTitle, detail: <Lines lines={forgotText.rules} /> },
          { term: forgotText.lockedTitle, detail: forgotText.locked },
        ]}
      />
      <p className="mt-6">
        <Link href="/login">{forgotText.back}</Link>
      </p>
    </PublicPage>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
