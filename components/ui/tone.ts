import { CircleAlert, CircleCheck, CircleDashed, Clock, Info, OctagonAlert, type LucideIcon } from 'lucide-react';

/** What a state or a notice means. The colour never stands alone: each tone has its icon, and words beside it. */
export type Tone = 'neutral' | 'info' | 'waiting' | 'success' | 'warning' | 'danger';

export const toneIcon: Record<Tone, LucideIcon> = {
  neutral: CircleDashed,
  info: Info,
  waiting: Clock,
  success: CircleCheck,
  warning: CircleAlert,
  danger: OctagonAlert,
};

export const toneText: Record<Tone, string> = {
  neutral: 'text-soft',
  info: 'text-stone',
  waiting: 'text-stone',
  success: 'text-success',
  warning: 'text-warning',
  danger: 'text-danger',
};
