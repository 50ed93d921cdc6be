'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DraftDoors } from './doors';
import { sayHere } from '@/app/arrival-note';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { FilingList } from '@/lib/filings/lists';
import { filingsText as text } from '@/lib/text/filings';

const WORDS = {
  discard: {
    label: text.discard,
    title: text.discardTitle,
    about: text.discardAbout('1'),
    done: text.discarded('1'),
  },
  revoke: {
    label: text.revokeDraft,
    title: text.revokeDraftTitle,
    about: text.revokeDraftAbout,
    done: text.draftRevoked,
  },
};

interface DiscardOneProps {
  id: string;
  list: FilingList;
  /** What it is called: 撤销 of a sealing and an unsealing. */
  act: keyof typeof WORDS;
  name: string;
  discard: DraftDoors['discard'];
}

/** 删除 or 撤销 of one draft. */
export function DiscardOne({ id, list, act, name, discard: send }: DiscardOneProps) {
  const { label, title, about, done } = WORDS[act];
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(send);

  async function discard() {
    const answer = await door.send({ list, select: [id] });
    if (!answer.ok && isSignedOut(answer)) return signInAgain();
    if (!answer.ok) return;
    setAsking(false);
    sayHere(done);
    router.refresh();
  }

  function ask() {
    door.clear();
    setAsking(true);
  }

  return (
    <>
      <button type="button" className="link" onClick={ask} aria-label={`${label} ${name}`}>
        {label}
      </button>
      {asking && (
        <ConfirmDialog
          open
          title={title}
          tone="danger"
          confirmLabel={label}
          pending={door.pending}
          onConfirm={() => void discard()}
          onCancel={() => setAsking(false)}
        >
          <p>{name}</p>
          <p>{about}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
