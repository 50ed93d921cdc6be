import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { AccessLetter, accessKeys } from '@/components/ui/access-letter';
import { buttonClass, type ButtonSize, type ButtonVariant } from '@/components/ui/button-class';

interface LinkButtonProps {
  href: Route;
  variant?: ButtonVariant;
  size?: ButtonSize;
  accessLetter?: string;
  icon?: ReactNode;
  /** For addresses that answer with a file: a plain link, with the name the file gets. */
  download?: string | true;
  prefetch?: boolean;
  children: ReactNode;
}

/** A link that looks like a button: it goes to another page, or fetches a file. */
export function LinkButton({ href, variant, size, accessLetter, icon, download, prefetch, children }: LinkButtonProps) {
  const content = (
    <>
      {icon}
      {children}
      {accessLetter && <AccessLetter letter={accessLetter} />}
    </>
  );
  const look = { ...accessKeys(accessLetter), className: buttonClass({ variant, size }) };
  if (download !== undefined) {
    return (
      <a {...look} href={href} download={download}>
        {content}
      </a>
    );
  }
  return (
    <Link {...look} href={href} prefetch={prefetch}>
      {content}
    </Link>
  );
}
