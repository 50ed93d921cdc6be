'use client';

import { useRouter } from 'next/navigation';
import { startTourAgain } from '../action';
import { isSignedOut, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import { tourText as text } from '@/lib/text/tour';

/** Lets the tour come again, on the home page. */
export function RestartTour() {
  const router = useRouter();
  const door = useDoor(startTourAgain);

  async function restart() {
    const answer = await door.send({});
    if (answer.ok) router.push('/');
    else if (isSignedOut(answer)) signInAgain();
  }

  return (
    <Button pending={door.pending} onClick={() => void restart()}>
      {text.restart}
    </Button>
  );
}
