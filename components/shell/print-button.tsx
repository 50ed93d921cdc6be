'use client';

import { Printer } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-class';
import { actionText } from '@/lib/text/interface';

/** Opens the browser's print dialog for the page. */
export function PrintButton({ label = actionText.print }: { label?: string }) {
  return (
    <button type="button" className={buttonClass({ variant: 'primary' })} onClick={() => window.print()}>
      <Printer aria-hidden="true" size="1rem" strokeWidth={1.75} />
      {label}
    </button>
  );
}
