import { certificateLoginText as text, DEMO_CERTIFICATES } from '@/lib/text/certificate-login';

/** The certificate files of the demo, quietly under the form. */
export function DemoCertificates() {
  return (
    <aside className="mt-8 border-t border-line pt-3 text-sm text-soft" aria-label={text.demo}>
      <p className="font-semibold">{text.demo}</p>
      <p>{text.demoNote}</p>
      <ul className="mt-1 grid gap-0.5">
        {DEMO_CERTIFICATES.map(({ file, note }) => (
          <li key={file}>
            <a href={`/api/demo-certificates/${file}`} download>
              {file}
            </a>{' '}
            {note}
          </li>
        ))}
      </ul>
    </aside>
  );
}
