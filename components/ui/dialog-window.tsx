'use client';

import { X } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { DialogProps } from './dialog';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { actionText } from '@/lib/text/interface';

const WIDTHS = { narrow: '28rem', medium: '40rem', wide: '64rem' } as const;

/** What of a dialog is loaded after the page. It keeps the focus, Escape closes it, and the focus goes back to where it came from. */
export function DialogWindow({
  open,
  onClose,
  title,
  width = 'narrow',
  role = 'dialog',
  actions,
  children,
}: DialogProps) {
  const style = { '--dialog-width': WIDTHS[width] } as CSSProperties;
  return (
    <ModalOverlay className="dialog-veil" isOpen={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="dialog" style={style}>
        <AriaDialog role={role}>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <button type="button" className="dialog-close" aria-label={actionText.close} onClick={onClose}>
              <X aria-hidden="true" size="1.125rem" />
            </button>
          </div>
          <div className="dialog-body">{children}</div>
          {actions && <div className="dialog-actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
