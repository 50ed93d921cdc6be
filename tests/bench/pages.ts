import { gzipSync } from 'node:zlib';
import { hashPassword } from '@/lib/auth/passwords';
import { fillInitials } from '@/lib/people/fill-initials';
import { asOwner, makePeopledUnit, type BenchDatabase } from './bench-database';
import { buildAppWithEmptyPage, buildEmptyApp, serveApp, signIn, type RunningApp } from './built-app';
import { p95, type Measured } from './measure';

const CLIENTS = 8;
/** Short rounds, and many: the machine's speed drifts within seconds, and a p95 of a thousand requests still differs by a tenth. */
const REQUESTS_PER_CLIENT = 5;
const ROUNDS = 40;
const WARM_UPS = 3;
const LIST = '/queries/employees';
/**
 * Each order and each way to search. The unit of 50 has people of that name where one is searched, so that both pages show as many
 * rows: what is measured is the search, not how much there is to draw.
 */
interface Variant {
  query: string;
  named?: string;
  /** What the unit of 50 is asked for instead, where it has no such page. */
  few?: string;
}

const VARIANTS: Variant[] = [
  { query: '' },
  { query: '?sort=name' },
  { query: '?sort=-name' },
  { query: '?sort=base' },
  { query: '?sort=-base' },
  { query: '?sort=-number' },
  { query: '?name=王', named: '王' },
  { query: '?name=王伟', named: '王伟' },
  { query: '?name=扎西&sort=-base', named: '扎西' },
  { query: '?page=2&size=20' },
  { query: '?status=sealed' },
];

/** Pages far behind the first, and the ways to search that page-100k has not. The middle one is the farthest from either end. */
const MORE_VARIANTS: Variant[] = [
  { query: '?page=1000', few: '' },
  { query: '?page=2000', few: '' },
  { query: '?page=1000&sort=name', few: '?sort=name' },
  { query: '?page=1000&sort=-base', few: '?sort=-base' },
  { query: '?name=w', named: '王' },
  { query: '?name=ww&sort=-base', named: '王伟' },
  { query: '?name=zx&sort=name', named: '扎西' },
];

interface Browser {
  url: string;
  cookie: string;
}

/** Eight clients at once; the time of every answer, in milliseconds. */
async function load({ url, cookie }: Browser, path: string): Promise<number[]> {
  const times: number[] = [];
  async function client() {
    for (let sent = 0; sent < REQUESTS_PER_CLIENT; sent += 1) {
      const start = performance.now();
      const answer = await fetch(url + path, { headers: { Cookie: cookie }, redirect: 'manual' });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      times.push(performance.now() - start);
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return times;
}

/** p95 of two pages over all rounds, in which either goes first by turns. */
async function compared(
  ours: () => Promise<number[]>,
  floor: () => Promise<number[]>,
): Promise<{ ours: number; floor: number }> {
  const took = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round < WARM_UPS; round += 1) {
    await ours();
    await floor();
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const oursFirst = round % 2 === 0;
    if (oursFirst) took.ours.push(...(await ours()));
    took.floor.push(...(await floor()));
    if (!oursFirst) took.ours.push(...(await ours()));
  }
  return { ours: p95(took.ours), floor: p95(took.floor) };
}

async function peopled(bench: BenchDatabase, app: RunningApp, people: number, named?: string): Promise<Browser> {
  const clerk = await makePeopledUnit(bench.owner, people, { named });
  const login = `bench-${people}-${clerk.id.slice(0, 8)}`;
  const hash = await hashPassword('583926');
  await asOwner(bench.owner, [
    `update operators set password_hash = '${hash}', login = '${login}' where id = '${clerk.id}'`,
  ]);
  return { url: app.url, cookie: await signIn(app.url, login, '583926') };
}

/** page, page-100k, list-employees-100k and first-load, or those of them that are named: measures on one built app. */
export async function measurePages(bench: BenchDatabase, named: readonly string[]): Promise<Measured[]> {
  const isAsked = (name: string) => named.length === 0 || named.includes(name);
  const app = await serveApp(buildAppWithEmptyPage(), bench.environment);
  const empty = await serveApp(buildEmptyApp(), {});
  try {
    const small = await peopled(bench, app, 50);
    const large = await peopled(bench, app, 100_000);
    const alike = new Map<string, Browser>();
    for (const { named } of VARIANTS) if (named) alike.set(named, await peopled(bench, app, 50, named));
    await fillInitials(bench.owner);
    await bench.owner.raw.unsafe('vacuum analyze');
    return [
      ...(isAsked('page') ? [await emptyPage(small)] : []),
      ...(isAsked('page-100k') ? [await worstVariant('page-100k', VARIANTS, { small, alike, large })] : []),
      ...(isAsked('list-employees-100k')
        ? [await worstVariant('list-employees-100k', MORE_VARIANTS, { small, alike, large })]
        : []),
      ...(isAsked('first-load') ? [await firstLoad(small, { url: empty.url, cookie: '' })] : []),
    ];
  } finally {
    await Promise.all([app.stop(), empty.stop()]);
  }
}

async function emptyPage(small: Browser): Promise<Measured> {
  const page = await compared(
    () => load(small, LIST),
    () => load(small, '/bench-empty'),
  );
  return {
    name: 'page',
    ...page,
    goal: 2,
    n: CLIENTS,
    unit: 'ms',
    note: 'p95 of a list page / an empty page of the same layout, 8 clients',
  };
}

interface Units {
  small: Browser;
  /** Units of 50 whose people all have the name that is searched. */
  alike: ReadonlyMap<string, Browser>;
  large: Browser;
}

async function worstVariant(
  name: string,
  variants: readonly Variant[],
  { small, alike, large }: Units,
): Promise<Measured> {
  const found: { path: string; ours: number; floor: number }[] = [];
  for (const { query, named, few: instead = query } of variants) {
    const path = LIST + query;
    const few = (named === undefined ? undefined : alike.get(named)) ?? small;
    found.push({
      path,
      ...(await compared(
        () => load(large, path),
        () => load(few, LIST + instead),
      )),
    });
  }
  for (const { path, ours, floor } of found)
    console.error(`  ${decodeURI(path)}: ${ours.toFixed(1)} / ${floor.toFixed(1)} ms = ${(ours / floor).toFixed(2)}`);
  found.sort((a, b) => b.ours / b.floor - a.ours / a.floor);
  const worst = found[0];
  if (!worst) throw new Error('no variants');
  return {
    name,
    ours: worst.ours,
    floor: worst.floor,
    goal: 1.15,
    n: 100_000,
    unit: 'ms',
    note: `worst of ${variants.length} orders, pages and searches (${decodeURI(worst.path)}), unit of 100,000 / of 50`,
  };
}

const ROUTES = [
  '/login',
  '/',
  '/change-roster',
  '/change-roster/open',
  '/change-roster/seal',
  '/change-roster/import',
  '/change-roster/submitted',
  '/remittance',
  '/remittance/confirm',
  '/payments',
  LIST,
  '/notices',
  '/settings',
  '/verify',
];

async function firstLoad(signedIn: Browser, empty: Browser): Promise<Measured> {
  const floor = await scriptBytes(empty, '/');
  const routes: { route: string; bytes: number }[] = [];
  for (const route of ROUTES) {
    const browser = route === '/login' ? { ...signedIn, cookie: '' } : signedIn;
    routes.push({ route, bytes: await scriptBytes(browser, route) });
  }
  for (const { route, bytes } of routes) console.error(`  ${route}: ${bytes} bytes = ${(bytes / floor).toFixed(2)}`);
  routes.sort((a, b) => b.bytes - a.bytes);
  const heaviest = routes[0];
  if (!heaviest) throw new Error('no routes');
  return {
    name: 'first-load',
    ours: heaviest.bytes,
    floor,
    goal: 2,
    n: ROUTES.length,
    unit: 'bytes',
    note: `gzip bytes of JavaScript of the heaviest route (${heaviest.route}) / React + Next empty page`,
  };
}

/** The scripts that a page's HTML names, gzipped; those for browsers without modules are not loaded. */
async function scriptBytes({ url, cookie }: Browser, path: string): Promise<number> {
  const answer = await fetch(url + path, { headers: { Cookie: cookie } });
  if (answer.status !== 200 || new URL(answer.url).pathname !== path)
    throw new Error(`${path} answered ${answer.status} at ${answer.url}`);
  const html = await answer.text();
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const sources = new Set(tags.map(([, source]) => (source ?? '').replaceAll('&amp;', '&')));
  let bytes = 0;
  for (const source of sources)
    bytes += gzipSync(Buffer.from(await (await fetch(url + source)).arrayBuffer()), { level: 9 }).length;
  return bytes;
}
