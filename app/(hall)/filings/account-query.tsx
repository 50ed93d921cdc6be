'use client';

import Link from 'next/link';
import { useState, useTransition, type SubmitEvent } from 'react';
import type { AccountScope } from './account-scope';
import { AccountChoices } from './account-choices';
import { askForAccounts, NOBODY_ASKED, type AskedAccount } from './ask-for-accounts';
import type { FoundAccount } from './found-account';
import { useLastQuestion } from '@/app/last-question';
import { typedText } from '@/app/typed-text';
import { FormSection } from '@/components/form/form-section';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { accountQueryText as text } from '@/lib/text/account-query';

interface AccountQueryProps {
  scope: AccountScope;
  /** What stands in the fields at first, of a draft. */
  asked?: AskedAccount;
  chosen: FoundAccount | null;
  onChoose: (account: FoundAccount | null) => void;
  /** Faults that saving found, by field: accountNumber, name, idNumber. */
  errors: Record<string, string>;
  /** The session has ended: what was typed is to be kept. */
  onSignedOut: (asked: AskedAccount) => void;
}

/**
 * 查询条件栏 and 职工信息栏: who it is for (FD-067, FD-068). Whoever is found alone is chosen at once; typing something else lets go of him, so
 * that what is shown is what will be saved.
 */
export function AccountQuery({ scope, asked, chosen, onChoose, errors, onSignedOut }: AccountQueryProps) {
  const [round, setRound] = useState(0);
  const [found, setFound] = useState<{ accounts: FoundAccount[]; more: boolean } | null>(null);
  const [fault, setFault] = useState<{ field: string; sentence: string } | null>(null);
  const [pending, startTransition] = useTransition();
  const last = useLastQuestion();

  function ask(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = typedIn(event.currentTarget);
    const isLast = last.ask();
    startTransition(async () => {
      const answer = await askForAccounts(scope, typed);
      if (!isLast()) return;
      if (!answer.ok && answer.signedOut) return onSignedOut(typed);
      setFault(answer.ok ? null : answer);
      setFound(answer.ok && answer.accounts.length > 1 ? answer : null);
      const only = answer.ok && answer.accounts.length === 1 ? answer.accounts[0] : undefined;
      onChoose(only ?? null);
    });
  }

  function letGo() {
    last.drop();
    setFault(null);
    setFound(null);
    if (chosen) onChoose(null);
  }

  function choose(account: FoundAccount) {
    last.drop();
    setFound(null);
    onChoose(account);
  }

  const first = round === 0 ? (asked ?? NOBODY_ASKED) : NOBODY_ASKED;
  const errorAt = (field: string) => (fault?.field === field ? fault.sentence : errors[field]);
  return (
    <>
      <form role="search" aria-label={text.title} noValidate onSubmit={ask} onInput={letGo}>
        <FormSection title={text.title} note={scope === 'transfer' ? <SealedNote /> : text.note}>
          <AskedFields key={round} first={first} errorAt={errorAt} />
          <div className="flex gap-2">
            <Button type="submit" pending={pending}>
              {text.query}
            </Button>
            <Button
              onClick={() => {
                setRound(round + 1);
                letGo();
              }}
            >
              {text.reset}
            </Button>
          </div>
        </FormSection>
      </form>
      {found && <AccountChoices {...found} onChoose={choose} />}
      <ChosenAccount account={chosen} />
    </>
  );
}

/** Only who is sealed can be chosen, and where one is sealed. */
function SealedNote() {
  return (
    <>
      {text.sealedNote}
      <Link href="/change-roster/seal">{text.toSeal}</Link>
    </>
  );
}

interface AskedFieldsProps {
  first: AskedAccount;
  errorAt: (field: string) => string | undefined;
}

function AskedFields({ first, errorAt }: AskedFieldsProps) {
  return (
    <>
      <TextField
        name="accountNumber"
        label={text.number}
        defaultValue={first.number}
        error={errorAt('accountNumber')}
        inputMode="numeric"
        live
      />
      <TextField name="name" label={text.name} defaultValue={first.name} error={errorAt('name')} />
      <TextField
        name="idNumber"
        label={text.idNumber}
        defaultValue={first.idNumber}
        error={errorAt('idNumber')}
        spellCheck={false}
        maxLength={40}
        live
      />
    </>
  );
}

function typedIn(form: HTMLFormElement): AskedAccount {
  const typed = new FormData(form);
  return {
    number: typedText(typed, 'accountNumber'),
    name: typedText(typed, 'name'),
    idNumber: typedText(typed, 'idNumber'),
  };
}

/** 职工信息栏 */
function ChosenAccount({ account }: { account: FoundAccount | null }) {
  return (
    <Section title={text.account}>
      <p role="status" className={account ? 'sr-only' : 'text-soft'}>
        {account ? text.chosen(account.name, account.number) : text.accountEmpty}
      </p>
      {account && (
        <DescriptionList
          columns={4}
          items={[
            { term: text.number, detail: <span className="figures">{account.number}</span> },
            { term: text.name, detail: account.name },
            { term: text.idNumber, detail: <span className="figures">{account.idNumber}</span> },
            { term: text.status, detail: account.status },
            { term: text.base, detail: account.base, money: true },
            { term: text.monthly, detail: account.monthly, money: true },
            { term: text.balance, detail: account.balance, money: true },
            { term: text.remittedMonth, detail: account.remittedMonth },
          ]}
        />
      )}
    </Section>
  );
}
