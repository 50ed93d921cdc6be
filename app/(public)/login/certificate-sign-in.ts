import { signIn, type SignInAnswer } from '@/app/session-request';
import { hexOf } from '@/lib/certificates/der';
import { toBase64 } from '@/lib/certificates/pem';
import { signedText, type Challenge } from '@/lib/certificates/signed-text';
import type { Signer, SignerProblem } from '@/lib/signers/signer';

export type CertificateAnswer = SignInAnswer | SignerProblem | 'no-challenge';

/** Asks the server for a number, has it signed, and signs in with that. Certificate and signature are all that leaves the page. */
export async function signInWith(signer: Signer): Promise<CertificateAnswer> {
  const certificate = toBase64(signer.certificate);
  const challenge = await challengeFor(certificate);
  if (typeof challenge === 'string') return challenge;
  const fingerprint = await fingerprintOf(signer.certificate);
  const text = signedText(challenge, { purpose: 'login', origin: window.location.origin, fingerprint });
  const signature = toBase64(await signer.sign(text));
  return signIn('ca', { nonce: challenge.nonce, certificate, chain: signer.chain.map(toBase64).join(), signature });
}

async function challengeFor(certificate: string): Promise<Challenge | 'unreachable' | 'no-challenge'> {
  try {
    const response = await fetch('/api/certificate-challenge', { method: 'POST', body: certificate });
    return response.ok ? ((await response.json()) as Challenge) : 'no-challenge';
  } catch {
    return 'unreachable';
  }
}

async function fingerprintOf(certificate: Uint8Array): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(certificate))));
}
