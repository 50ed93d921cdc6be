import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { frameText } from '@/lib/text/interface';
import '@/app/globals.css';

export const metadata: Metadata = {
  title: { default: frameText.hall, template: `%s · ${frameText.hall}` },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

/** The root of every page. Theme, contrast and type size are data attributes of <html>; see tokens.css. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>{children}</body>
    </html>
  );
}
