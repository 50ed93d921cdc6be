import { actionText } from '@/lib/text/interface';

/** Grey lines in the place of rows that are on their way. They appear only after 300 ms, so quick pages do not flicker. */
export function Skeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" className="skeleton">
      <span className="sr-only">{actionText.working}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} aria-hidden="true" className="skeleton-row" />
      ))}
    </div>
  );
}
