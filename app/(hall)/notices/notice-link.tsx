import type { Route } from 'next';
import Link from 'next/link';
import { noticeSentence } from '@/lib/text/notices';
import type { Notice } from '@/lib/units/notices';

/** A notice in words, leading to what it is about. */
export function NoticeLink({ notice }: { notice: Notice }) {
  const sentence = noticeSentence(notice);
  if (notice.path === null) return sentence;
  return (
    <Link href={notice.path as Route} prefetch={false}>
      {notice.readAt === null ? <strong>{sentence}</strong> : sentence}
    </Link>
  );
}
