/** The hall's mark: a roof over the lines of a ledger, the last one in gold. */
export function Mark() {
  return (
    <svg className="band-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="4" fill="var(--band-mark)" />
      <path
        d="M4.75 10.6 12 5.1l7.25 5.5"
        fill="none"
        stroke="var(--band)"
        strokeWidth="1.9"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <path d="M7.5 13.4h9" stroke="var(--band)" strokeWidth="1.6" strokeLinecap="round" />
      <path d="M7.5 17.4h9" stroke="oklch(0.8 0.12 85)" strokeWidth="1.9" strokeLinecap="round" />
    </svg>
  );
}
