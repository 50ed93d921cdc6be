import type { ReactNode } from 'react';
import { toneIcon, toneText, type Tone } from '@/components/ui/tone';

const EDGE: Partial<Record<Tone, string>> = {
  success: 'border-l-success',
  warning: 'border-l-warning',
  danger: 'border-l-danger',
};

interface NoteProps {
  tone?: Tone;
  title?: string;
  action?: ReactNode;
  /** `alert` for what just went wrong, `status` for what just went well, none for what stands there from the start. */
  live?: 'alert' | 'status';
  children?: ReactNode;
}

/** A notice in the flow of the page: what is so, and what to do. */
export function Note({ tone = 'info', title, action, live, children }: NoteProps) {
  const Icon = toneIcon[tone];
  return (
    <div
      role={live}
      className={`flex gap-2.5 border-y border-l-[3px] border-y-line bg-paper px-3 py-2.5 ${EDGE[tone] ?? 'border-l-stone'}`}
    >
      <Icon aria-hidden="true" size="1.125rem" strokeWidth={2} className={`mt-0.5 shrink-0 ${toneText[tone]}`} />
      <div className="min-w-0 flex-1">
        {title && <p className={`font-semibold ${toneText[tone]}`}>{title}</p>}
        {children && <div className="text-pretty">{children}</div>}
      </div>
      {action && <div className="flex shrink-0 items-center gap-2 self-center">{action}</div>}
    </div>
  );
}
