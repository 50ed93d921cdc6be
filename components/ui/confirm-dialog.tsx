'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { takeFocus } from '@/components/ui/take-focus';
import { actionText } from '@/lib/text/interface';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** Names the consequence, as 提交 84 人，合计 326,984.00 元. */
  confirmLabel?: string;
  cancelLabel?: string;
  tone?: 'primary' | 'danger';
  pending?: boolean;
  width?: 'narrow' | 'medium' | 'wide';
  onConfirm: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** Asks before something that counts. Enter answers only where nothing is destroyed: then 确定 has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, tone = 'primary', pending = false, width, onConfirm, onCancel, children } = props;
  return (
    <Dialog
      open={open}
      onClose={onCancel}
      title={title}
      width={width}
      role="alertdialog"
      actions={
        <>
          <Button onClick={onCancel} ref={tone === 'danger' ? takeFocus : undefined}>
            {props.cancelLabel ?? actionText.cancel}
          </Button>
          <Button variant={tone} pending={pending} onClick={onConfirm} ref={tone === 'primary' ? takeFocus : undefined}>
            {props.confirmLabel ?? actionText.confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
