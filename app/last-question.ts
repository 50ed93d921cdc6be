'use client';

import { useEffect, useState } from 'react';

export interface LastQuestion {
  /** Asks anew: what is answered to the questions before counts no more. Gives whether this one is still the last. */
  ask: () => () => boolean;
  /** What was asked does not stand there any more, so no answer to it counts. */
  drop: () => void;
}

/** Tells an answer that came late from that to what was asked last. */
export function lastQuestion(): LastQuestion {
  let last = 0;
  return {
    ask() {
      const asked = (last += 1);
      return () => asked === last;
    },
    drop: () => void (last += 1),
  };
}

/** The last question of a form; none any more once the form is gone. */
export function useLastQuestion(): LastQuestion {
  const [last] = useState(lastQuestion);
  useEffect(() => last.drop, [last]);
  return last;
}
