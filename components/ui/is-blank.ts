import type { ReactNode } from 'react';

/** Whether a cell or a detail has nothing to show. */
export function isBlank(content: ReactNode): boolean {
  return content === undefined || content === null || content === false || content === '';
}
