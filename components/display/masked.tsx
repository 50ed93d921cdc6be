/** A number shown only in part, as 540102********1234. The stars stand back behind the digits. */
export function Masked({ value }: { value: string }) {
  return (
    <span className="figures" translate="no">
      {value.split(/(\*+)/).map((part, index) =>
        part.startsWith('*') ? (
          <span key={index} className="tracking-tight text-soft">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </span>
  );
}
