import { ConfirmButton } from '@/app/confirm-button';
import type { Door } from '@/lib/operations/answer';

export interface RowChoice {
  label: string;
  /** What it does, said before it is done. */
  about: string;
  danger?: boolean;
  input: { id: string; decision?: 'confirm' | 'decline' };
}

/** A step for one row, asked for again before it is taken. */
export function RowDecision<Result>({ door, choice }: { door: Door<Result>; choice: RowChoice }) {
  return (
    <ConfirmButton door={door} input={choice.input} label={choice.label} look="link" danger={choice.danger}>
      {choice.about}
    </ConfirmButton>
  );
}
