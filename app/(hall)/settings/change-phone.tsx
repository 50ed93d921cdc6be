'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { askForPhoneCode, changeOwnPhone } from './action';
import { DemoMessage } from '@/app/demo-message';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { PasswordField } from '@/components/form/password-field';
import { PhoneField } from '@/components/form/phone-field';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { changePhoneInput, sendPhoneCodeInput } from '@/lib/auth/change-phone.input';
import type { CodeGiven } from '@/lib/auth/one-time-codes';
import { phoneText as text } from '@/lib/text/settings';
import { PROOF_PROBLEMS } from '@/lib/text/step-up';

interface Asked {
  phone: string;
  sent: CodeGiven;
  /** What the number was sent as. */
  typed: string;
}

/** 更换手机: a code to the old phone, by proving oneself again, and one to the new. */
export function ChangePhone({ mask }: { mask: string | null }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [changed, setChanged] = useState<string | null>(null);
  if (mask === null) return <p>{text.none}</p>;
  return (
    <div className="grid max-w-xl gap-3">
      {changed !== null && (
        <Note tone="success" live="status">
          {text.done(changed)}
        </Note>
      )}
      {asked === null ? (
        <AskForCode
          mask={mask}
          onAsked={(now) => {
            setChanged(null);
            setAsked(now);
          }}
        />
      ) : (
        <EnterCode
          asked={asked}
          onBack={() => setAsked(null)}
          onChanged={(phone) => {
            setAsked(null);
            setChanged(phone);
          }}
        />
      )}
    </div>
  );
}

function AskForCode({ mask, onAsked }: { mask: string; onAsked: (asked: Asked) => void }) {
  const form = useDoorForm({
    name: 'phone',
    door: askForPhoneCode,
    first: { phone: '' },
    schema: sendPhoneCodeInput,
    refusedFields: { 'phone-same': 'phone' },
    onDone: (result, { phone }) => onAsked({ ...result, typed: phone }),
  });
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary problems={form.problems} attempt={form.attempt} />
      <p>{text.now(mask)}</p>
      <PhoneField label={text.fresh} required {...form.field('phone')} />
      <div>
        <Button type="submit" pending={form.pending}>
          {text.getCode}
        </Button>
      </div>
    </form>
  );
}

interface EnterCodeProps {
  asked: Asked;
  onBack: () => void;
  onChanged: (phone: string) => void;
}

function EnterCode({ asked, onBack, onChanged }: EnterCodeProps) {
  const [wrong, setWrong] = useState<string>();
  const router = useRouter();
  const form = useDoorForm({
    name: 'phone-code',
    secret: true,
    door: changeOwnPhone,
    first: { code: '' },
    schema: changePhoneInput,
    toInput: ({ code }) => ({ phone: asked.typed, code }),
    onDone: ({ outcome, phone }) => {
      if (outcome !== 'right') return setWrong(PROOF_PROBLEMS[outcome]);
      onChanged(phone);
      router.refresh();
    },
  });
  const { error, ...code } = form.field('code');
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        setWrong(undefined);
        void form.submit(event);
      }}
    >
      <ErrorSummary problems={form.problems} attempt={form.attempt} />
      <p role="status">{text.sent[asked.sent](asked.phone)}</p>
      <PasswordField
        label={text.code}
        digits
        required
        autoFocus
        live
        autoComplete="one-time-code"
        {...code}
        error={wrong ?? error}
      />
      <DemoMessage after={asked.phone} />
      <div className="flex gap-2">
        <Button onClick={onBack}>{text.back}</Button>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text.change}
        </Button>
      </div>
    </form>
  );
}
