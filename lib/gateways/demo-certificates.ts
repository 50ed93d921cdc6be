import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/env';
import { DEMO_CERTIFICATES } from '@/lib/text/certificate-login';

type DemoFile = (typeof DEMO_CERTIFICATES)[number]['file'];

/** Keeps a certificate file of the demo in the data folder. */
export async function writeDemoCertificate(dataDir: string, name: DemoFile, bytes: Uint8Array): Promise<void> {
  const folder = path.join(dataDir, 'demo-certificates');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), bytes);
}

/** The bytes of a certificate file of the demo; null outside of it, and for any other name. */
export async function readDemoCertificate(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const known = DEMO_CERTIFICATES.find(({ file }) => file === name);
  if (env().DEMO !== 'on' || !known) return null;
  const folder = path.join(/* turbopackIgnore: true */ path.resolve(env().DATA_DIR), 'demo-certificates');
  return readFile(path.join(folder, known.file)).then(
    (bytes) => Uint8Array.from(bytes),
    () => null,
  );
}
