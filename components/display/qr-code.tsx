import { encode } from 'uqr';

/** Modules of white that a reader needs around the code. */
const QUIET = 2;

/** A QR code as one path: black on white on every ground, sharp at every size. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      className="size-[30mm]"
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${String(size)}v${String(size)}H0z`} fill="white" />
      <path d={path} fill="black" />
    </svg>
  );
}
