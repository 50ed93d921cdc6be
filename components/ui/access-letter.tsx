/** The letter of the manual behind a label, as in 保存[S]. Seen, not spoken: the accessible name stays 保存. */
export function AccessLetter({ letter }: { letter: string }) {
  return (
    <span aria-hidden="true" className="-ml-1 text-[0.8125em] font-normal">
      [{letter}]
    </span>
  );
}

/** The attributes that make Alt and the letter press the element. */
export function accessKeys(letter: string | undefined): { accessKey?: string; 'aria-keyshortcuts'?: string } {
  return letter === undefined ? {} : { accessKey: letter.toLowerCase(), 'aria-keyshortcuts': `Alt+${letter}` };
}
