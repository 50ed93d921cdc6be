import type { ReactNode } from 'react';

interface ProgressProps {
  label: string;
  /** 0 to 100; left out while nobody knows. */
  percent?: number;
  /** The same in words, as 第 3,000 行，共 10,000 行. */
  words?: string;
  note?: ReactNode;
}

/** How far a long piece of work has come, as a bar and in words. */
export function Progress({ label, percent, words, note }: ProgressProps) {
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        {words && <span className="text-soft figures">{words}</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        {percent === undefined ? (
          <div className="progress-unknown h-full w-1/3 rounded-full bg-fill" />
        ) : (
          <div
            className="h-full rounded-full bg-fill transition-[width] duration-300"
            style={{ width: `${percent}%` }}
          />
        )}
      </div>
      {note && <p className="text-sm text-soft">{note}</p>}
    </div>
  );
}
