import type { ReactNode } from 'react';

/** The buttons of a form, always at the foot of the window, the primary one last and at the right. `status` stands at the left. */
export function FormActions({ status, children }: { status?: ReactNode; children: ReactNode }) {
  return (
    <div className="form-actions no-print">
      <div className="form-status">{status}</div>
      {children}
    </div>
  );
}
