'use client';

import { useRouter } from 'next/navigation';
import { markNoticesRead } from '../action';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import { noticesText } from '@/lib/text/notices';
import { refusalSentence } from '@/lib/text/refusals';

/** 全部已读 */
export function ReadAll() {
  const router = useRouter();
  const { send, pending, problem } = useDoor(markNoticesRead);

  async function read() {
    const answer = await send({});
    if (!answer.ok && answer.kind === 'refused' && answer.code === 'signed-out') router.push('/login?from=/notices');
  }

  return (
    <>
      {problem && (
        <span role="alert" className="self-center text-danger">
          {problem.kind === 'refused' ? refusalSentence(problem.code, problem.values) : noticesText.failed}
        </span>
      )}
      <Button pending={pending} onClick={() => void read()}>
        {noticesText.readAll}
      </Button>
    </>
  );
}
