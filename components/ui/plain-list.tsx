import type { ReactNode } from 'react';

/** Lines with hairlines between them: what it is at the left, its state at the right. */
export function PlainList({ items }: { items: { id: string; content: ReactNode; state?: ReactNode }[] }) {
  return (
    <ul className="plain-list">
      {items.map((item) => (
        <li key={item.id}>
          <span>{item.content}</span>
          {item.state}
        </li>
      ))}
    </ul>
  );
}
