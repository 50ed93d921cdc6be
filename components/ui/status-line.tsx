import { CircleCheck } from 'lucide-react';

/** A quiet line that screen readers hear when it changes, as 已保存 10:32. Stays in the page while it is empty. */
export function StatusLine({ children }: { children?: string }) {
  return (
    <p role="status" className="inline-flex min-h-5 items-center gap-1.5 text-sm text-soft">
      {children && <CircleCheck aria-hidden="true" size="0.9375rem" className="shrink-0 text-success" />}
      {children}
    </p>
  );
}
