import { sameName } from './names';
import type { Certificate } from './read-certificate';

/** A chain whose signatures fit: the anchor first, the leaf last. */
export type Path = readonly [Certificate, ...Certificate[]];

/** Whether an authority issued a certificate to itself, as it does when it changes its key. */
export function isSelfIssued({ subject, issuer }: Certificate): boolean {
  return sameName(subject, issuer);
}
