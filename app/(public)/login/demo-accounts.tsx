import Link from 'next/link';
import { loginText } from '@/lib/text/login';

/** The accounts of the demo, quietly under the form. */
export function DemoAccounts({ place }: { place: 'hall' | 'office' }) {
  const hall = place === 'hall';
  return (
    <aside className="mt-8 border-t border-line pt-3 text-sm text-soft" aria-label={loginText.demo}>
      <p className="font-semibold">{loginText.demo}</p>
      <p>{hall ? loginText.demoNote : loginText.demoStaffNote}</p>
      <ul className="mt-1 grid gap-0.5">
        {hall
          ? loginText.demoUnits.map(({ number, name, note }) => (
              <li key={number}>
                <span className="text-ink figures">{number}</span> {name}（{note}）
              </li>
            ))
          : loginText.demoStaff.map(({ login, role }) => (
              <li key={login}>
                <span className="text-ink">{login}</span> {role}
              </li>
            ))}
      </ul>
      <p className="mt-2">
        <Link href={hall ? '/admin/login' : '/login'}>{hall ? loginText.demoOffice : loginText.demoHall}</Link>
      </p>
    </aside>
  );
}
