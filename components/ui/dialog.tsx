'use client';

import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  width?: 'narrow' | 'medium' | 'wide' | undefined;
  /** `alertdialog` for a question that must be answered. */
  role?: 'dialog' | 'alertdialog';
  actions?: ReactNode;
  children: ReactNode;
}

const DialogWindow = lazy(async () => ({ default: (await import('./dialog-window')).DialogWindow }));

/**
 * A dialog over the page. It keeps the focus, Escape closes it, and the focus goes back to where it came from. Its window comes as soon as
 * the page is at rest: most of who look at a page open none.
 */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.open);
  if (props.open && !wasOpened) setWasOpened(true);

  // One that does not come now is asked for again when it opens.
  useEffect(() => void import('./dialog-window').catch(() => undefined), []);

  if (!wasOpened) return null;
  return (
    <Suspense>
      <DialogWindow {...props} />
    </Suspense>
  );
}
