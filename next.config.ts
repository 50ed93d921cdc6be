import type { NextConfig } from 'next';

const config: NextConfig = {
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  // `npm run types` checks them, and `npm test` runs it; who only starts the hall need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // A form is short; the bases of 20,000 people, which one request of the grid may bring, are not.
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
  // Nothing here is resized: the endpoint that would do it for anybody stays shut.
  images: { unoptimized: true },
  // Loaded at run time, not bundled: native code, workers that are files of their own, and the driver whose
  // transactions the shim in db/client.ts guards.
  serverExternalPackages: ['@node-rs/argon2', 'exceljs', 'pdfkit', 'pino', 'postgres'],
};

export default config;
