import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { DISPLAY_COOKIE, displayAttributes, readDisplay } from '@/app/display';
import { StyleNonce } from '@/app/style-nonce';
import { NONCE } from '@/lib/auth/content-security';
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

/** The root of every page. Theme, contrast and type size are data attributes of <html>, chosen in 设置; see tokens.css. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const display = readDisplay((await cookies()).get(DISPLAY_COOKIE)?.value);
  const nonce = (await headers()).get(NONCE) ?? undefined;
  return (
    <html lang="zh-CN" {...displayAttributes(display)}>
      <head>
        <StyleNonce nonce={nonce} />
      </head>
      <body>{children}</body>
    </html>
  );
}
