'use client';

import { useState, type ReactNode } from 'react';
import { beginOwnSecondFactor } from './action';
import { ConfirmCode } from './confirm-code';
import { RecoveryCodes } from './recovery-codes';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { QrCode } from '@/components/display/qr-code';
import { Button } from '@/components/ui/button';
import { secondFactorText as text } from '@/lib/text/staff';

interface Begun {
  secret: string;
  address: string;
}

/**
 * Begins to use an authenticator: its secret and QR code, its first code, then the recovery codes; each is shown this once. `enrolled` is what stands
 * here of who has one: the page knows it before the recovery codes have been read.
 */
export function EnrolSecondFactor({ enrolled }: { enrolled?: ReactNode }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const door = useDoor(beginOwnSecondFactor);

  async function begin() {
    const answer = await door.send({});
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    // A request that was answered before tells the secret to nobody again.
    if (answer.result.secret !== '') setBegun(answer.result);
  }

  if (codes.length > 0) return <RecoveryCodes codes={codes} onDone={() => setCodes([])} />;
  if (enrolled) return enrolled;
  return (
    <div className="grid max-w-xl justify-items-start gap-3">
      {begun === null ? (
        <>
          <p>{text.off}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
          <Button variant="primary" pending={door.pending} onClick={() => void begin()}>
            {text.begin}
          </Button>
        </>
      ) : (
        <>
          <p>{text.scan}</p>
          <QrCode text={begun.address} label={text.qr} />
          <p>{text.type}</p>
          <p className="font-mono text-lg break-all" translate="no">
            {begun.secret.match(/.{1,4}/g)?.join(' ')}
          </p>
          <p className="text-sm text-soft">{text.once}</p>
          <ConfirmCode key={begun.secret} onConfirmed={setCodes} onAgain={() => void begin()} />
        </>
      )}
    </div>
  );
}
