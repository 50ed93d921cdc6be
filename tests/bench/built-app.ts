import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { extendEnvironment } from '@/lib/env';

const ROOT = process.cwd();
const NEXT = path.join('node_modules', 'next', 'dist', 'bin', 'next');

const EMPTY_HALL_PAGE = `export default function EmptyPage() {
  return null;
}
`;

const EMPTY_LAYOUT = `export default function Layout({ children }: { children: React.ReactNode }) {
  return <html lang="zh-CN"><body>{children}</body></html>;
}
`;

/** Builds a copy of the app with one more page in the hall, which shows nothing but the frame. */
export function buildAppWithEmptyPage(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'provident-hall-app-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' }).split('\0');
  for (const file of files.filter((name) => name !== '' && fs.existsSync(name))) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.copyFileSync(file, path.join(folder, file));
  }
  write(folder, 'app/(hall)/bench-empty/page.tsx', EMPTY_HALL_PAGE);
  return build(folder);
}

/** Builds an app of React and Next with one empty page, for the weight of the two alone. */
export function buildEmptyApp(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'provident-hall-empty-'));
  write(folder, 'package.json', JSON.stringify({ private: true, type: 'module' }));
  write(folder, 'app/layout.tsx', EMPTY_LAYOUT);
  write(folder, 'app/page.tsx', EMPTY_HALL_PAGE);
  return build(folder);
}

function write(folder: string, file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
}

function build(folder: string): string {
  // Hard links: a link to the folder itself leads out of the project, which Turbopack does not follow.
  execFileSync('cp', ['-al', path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules')]);
  execFileSync(process.execPath, [NEXT, 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}

export interface RunningApp {
  url: string;
  stop: () => Promise<void>;
}

/** Serves a built app on a free port. */
export async function serveApp(folder: string, environment: Record<string, string>): Promise<RunningApp> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  extendEnvironment({ ...environment, NEXTAUTH_URL: url, NODE_ENV: 'production' });
  const child = spawn(process.execPath, [NEXT, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let waited = 0; waited < 60_000; waited += 100) {
    const answer = await fetch(url).catch(() => null);
    if (answer) return { url, stop: () => ended(child) };
    await setTimeout(100);
  }
  child.kill('SIGKILL');
  throw new Error('the app did not start');
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Signs in as an operator and answers the cookies of his browser. */
export async function signIn(url: string, identifier: string, password: string): Promise<string> {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const cookies = cookiesOf(first);
  const second = await fetch(`${url}/api/auth/callback/unit`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: cookies, Origin: url },
    body: new URLSearchParams({ csrfToken, identifier, password, json: 'true', callbackUrl: url }),
  });
  const all = `${cookies}; ${cookiesOf(second)}`;
  if (!all.includes('session=')) throw new Error(`sign-in failed: ${second.status} ${await second.text()}`);
  return all;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
