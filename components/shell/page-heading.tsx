import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { frameText } from '@/lib/text/interface';

/** One place on the way to a page; the last one is the page itself and needs no address. */
export interface TrailStep {
  label: string;
  href?: Route;
}

interface PageHeadingProps {
  title: string;
  trail: TrailStep[];
  description?: ReactNode;
  status?: ReactNode;
  toolbar?: ReactNode;
}

/** The first thing on every page: where it lies (当前位置), its title, what it is for, and its buttons at the right. */
export function PageHeading({ title, trail, description, status, toolbar }: PageHeadingProps) {
  return (
    <header className="page-heading">
      <nav className="trail" aria-label={frameText.placeLabel}>
        {frameText.place}
        <ol>
          {trail.map((step, index) => (
            <li key={step.label} aria-current={index === trail.length - 1 ? 'page' : undefined}>
              {step.href ? (
                <Link href={step.href} prefetch={false}>
                  {step.label}
                </Link>
              ) : (
                step.label
              )}
            </li>
          ))}
        </ol>
      </nav>
      <div className="page-title">
        <h1>{title}</h1>
        {status}
        {toolbar && <div className="page-tools">{toolbar}</div>}
      </div>
      {description && <p className="page-description">{description}</p>}
    </header>
  );
}
