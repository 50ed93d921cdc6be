'use client';

import { useState, useSyncExternalStore, type SubmitEvent } from 'react';
import { signInWith, type CertificateAnswer } from './certificate-sign-in';
import { SignInNote } from './sign-in-note';
import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { FileDrop } from '@/components/form/file-drop';
import { PasswordField } from '@/components/form/password-field';
import { RadioGroup } from '@/components/form/radio-group';
import { Button } from '@/components/ui/button';
import { SignerFault, type SignerProblem } from '@/lib/signers/signer';
import { certificateLoginText as text, SIGNER_PROBLEMS } from '@/lib/text/certificate-login';
import { SIGN_IN_PROBLEMS } from '@/lib/text/login';

const LARGEST_BYTES = 256 * 1024;

type Medium = keyof typeof text.media;

/** CA账号: a certificate file and its password, which are opened here and go nowhere. */
export function CertificateForm({ to }: { to: string }) {
  // Before its script is there the form would send what was typed like any other form.
  const ready = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return ready ? <ReadyForm to={to} /> : <p className="text-soft">{text.preparing}</p>;
}

function ReadyForm({ to }: { to: string }) {
  const [medium, setMedium] = useState<Medium>('file');
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  const [pending, setPending] = useState(false);
  const [answer, setAnswer] = useState<CertificateAnswer | null>(null);
  const [missing, setMissing] = useState<FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const problems = [...missing, ...problemsOf(answer)];

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const left = [
      ...(file || medium === 'key' ? [] : [{ field: 'certificate', message: text.fileMissing }]),
      ...(password === '' ? [{ field: 'password', message: text.passwordMissing }] : []),
    ];
    setAttempt((before) => before + 1);
    setMissing(left);
    setAnswer(null);
    if (left.length > 0) return;
    setPending(true);
    const answered = await signInBy(medium === 'file' ? file : null, password);
    if (answered === 'done') {
      window.location.assign(to);
      return;
    }
    setPending(false);
    setAnswer(answered);
    setAttempt((before) => before + 1);
    if (answered === 'wrong-password' || answered === 'refused-by-key') setPassword('');
  }

  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void send(event)}>
      <ErrorSummary attempt={attempt} problems={problems} />
      {answer && isOfServer(answer) && <SignInNote problem={answer} />}
      <RadioGroup
        name="medium"
        label={text.medium}
        defaultValue={medium}
        onChange={(event) => {
          setMedium(event.currentTarget.value as Medium);
          setAnswer(null);
          setMissing([]);
        }}
        options={Object.entries(text.media).map(([value, label]) => ({ value, label }))}
      />
      {medium === 'file' && (
        <FileDrop
          name="certificate"
          label={text.file}
          required
          hint={text.fileHint}
          file={file}
          onChange={setFile}
          kinds={['.p12', '.pfx']}
          largestBytes={LARGEST_BYTES}
          disabled={pending}
          error={problems.find(({ field }) => field === 'certificate')?.message}
        />
      )}
      <PasswordField
        name="password"
        label={text.password}
        required
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        hint={medium === 'file' ? text.passwordHint : text.keyPasswordHint}
        error={problems.find(({ field }) => field === 'password')?.message}
      />
      <Button type="submit" variant="primary" size="large" pending={pending}>
        {text.submit}
      </Button>
    </form>
  );
}

/** By a certificate file, or where there is none, by the key in the USB port. */
async function signInBy(file: File | null, password: string): Promise<CertificateAnswer> {
  try {
    if (!file) {
      const { signerFromKey } = await import('@/lib/signers/key-signer');
      return await signInWith(await signerFromKey(password));
    }
    // Cryptography in JavaScript is long: it is fetched when it is needed.
    const { signerFromFile } = await import('@/lib/signers/file-signer');
    return await signInWith(await signerFromFile(new Uint8Array(await file.arrayBuffer()), password));
  } catch (error) {
    return error instanceof SignerFault ? error.problem : 'failed';
  }
}

const FIELDS: Partial<Record<SignerProblem, string>> = {
  'wrong-password': 'password',
  'refused-by-key': 'password',
  'not-a-certificate-file': 'certificate',
  'unsupported-file': 'certificate',
};

function problemsOf(answer: CertificateAnswer | null): FormProblem[] {
  if (answer === null || answer === 'done') return [];
  if (answer === 'no-challenge') return [{ message: text.noChallenge }];
  if (answer in SIGNER_PROBLEMS) {
    const problem = answer as SignerProblem;
    return [{ field: FIELDS[problem], message: SIGNER_PROBLEMS[problem] }];
  }
  return [];
}

type OfServer = Exclude<CertificateAnswer, SignerProblem | 'done' | 'wrong' | 'no-challenge'>;

function isOfServer(answer: CertificateAnswer): answer is OfServer {
  return answer in SIGN_IN_PROBLEMS && answer !== 'wrong';
}
