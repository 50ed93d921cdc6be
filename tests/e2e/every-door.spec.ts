import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { connect, type Connection } from '@/db/client';
import { isPermitted, type OperationName } from '@/lib/auth/permissions';
import type { Actor, StaffRole } from '@/lib/auth/principal';
import { browserTestEnv } from '@/lib/env';
import { runningEmbedded } from '@/db/embedded';
import { addressOf, builtDoors, builtPaths, type Door } from '../support/attack/built';
import {
  ask,
  copyOperator,
  knock,
  makeRaider,
  outcomeOf,
  raiderLogin,
  signInBy,
  signOut,
  VICTIM,
  type Caller,
  type Heard,
} from '../support/attack/callers';
import { disable, fingerprints, idsOfVictim, secretsOfVictim } from '../support/attack/traces';
import { inputFor } from '../support/attack/typed-input';

const AT_ONCE = 4;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const STAFF: Record<string, StaffRole> = {
  counter: 'counter',
  reviewer: 'reviewer',
  funds: 'funds',
  admin: 'administrator',
};

const PATHS = builtPaths();
const PAGES = PATHS.filter((path) => path.endsWith('/page') && !path.startsWith('/_'));
const HALL = PAGES.filter((path) => path.startsWith('/(hall)/'));
const OFFICE = PAGES.filter((path) => path.startsWith('/admin/(office)/'));
const ROUTES = PATHS.filter((path) => path.endsWith('/route') && !path.includes('.'));

let owner: Connection;
let url: string;
let doors: Door[];
let raider: { id: string; caller: Caller };
let ids: Record<string, string>;
let secrets: Awaited<ReturnType<typeof secretsOfVictim>>;

test.describe.configure({ mode: 'serial', timeout: 180_000 });

test.beforeAll(async () => {
  const { BASE_URL, DATA_DIR } = browserTestEnv();
  url = BASE_URL;
  const address = runningEmbedded(DATA_DIR);
  if (!address) throw new Error(`no database runs in ${DATA_DIR}`);
  owner = connect({ url: address, max: 2 });
  doors = await builtDoors();
  const id = await makeRaider(owner);
  raider = { id, caller: await signInBy(url, 'unit', raiderLogin()) };
  ids = await idsOfVictim(owner);
  secrets = await secretsOfVictim(owner);
});

test.afterAll(() => owner.end());

/** Does one after the other, a few at a time. */
async function all<Item, Result>(items: readonly Item[], run: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const left = [...items.entries()];
  async function work(): Promise<void> {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await run(next[1]);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

/** Nothing of anybody else's is different after `attack`. */
async function leavesNoTrace(attack: () => Promise<void>): Promise<void> {
  const before = await fingerprints(owner, raider.id);
  await attack();
  expect(await fingerprints(owner, raider.id)).toEqual(before);
}

function tellsNothing(address: string, { status, body }: Heard): void {
  const asked = decodeURIComponent(address);
  const told = secrets.canaries.filter((canary) => body.includes(canary) && !asked.includes(canary));
  expect(told, address).toEqual([]);
  expect(status === 500 || status === 502, `${address}: ${status}`).toBe(false);
}

function parameters(id: string): Record<string, string> {
  const { account, submission } = secrets;
  return {
    id,
    filing: ids.filings ?? id,
    key: id,
    kind: 'open',
    list: 'employees',
    number: account || submission,
    code: '1',
    nextauth: 'csrf',
  };
}

/** Every address of these pages or routes, with each of these ids where one belongs. */
function addresses(paths: readonly string[], named: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const filled = path.includes('[id]') ? named : named.slice(0, 1);
    return filled.map((id) => addressOf(path, parameters(id)));
  });
}

async function isSentToLogin(caller: Caller, paths: readonly string[], login: string): Promise<void> {
  await all(addresses(paths, [ids.filings ?? randomUUID()]), async (address) => {
    const heard = await ask(caller, address);
    expect(heard.location ?? `status ${heard.status}`, address).toMatch(new RegExp(`^${login}(\\?|$)`));
    tellsNothing(address, heard);
  });
}

/** Asks every route handler by every method, with what its forms would send. */
async function asksEveryRoute(caller: Caller, named: readonly string[] = [ids.filings ?? randomUUID()]): Promise<void> {
  const form = new URLSearchParams({
    number: secrets.account,
    name: '',
    term: VICTIM.number,
    scope: 'seal',
  }).toString();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const asked = addresses(ROUTES, named).flatMap((address) => METHODS.map((method) => ({ address, method })));
  await all(asked, async ({ address, method }) => {
    const heard = await ask(caller, address, method === 'GET' ? {} : { method, headers, body: form });
    tellsNothing(`${method} ${address}`, heard);
  });
}

test('the build holds doors, pages and routes, and for almost every door an input is found that it reads', () => {
  expect(doors.length).toBeGreaterThan(50);
  expect(HALL.length).toBeGreaterThan(40);
  expect(OFFICE.length).toBeGreaterThan(10);
  expect(ROUTES.length).toBeGreaterThan(12);
  expect(secrets.canaries.length).toBeGreaterThan(50);
  const unread = doors.filter(({ operation }) => !inputFor(operation.input, randomUUID()).fits).map(({ name }) => name);
  expect(unread.length / doors.length, unread.join('\n')).toBeLessThan(0.1);
});

const NOBODIES: { who: string; become: () => Promise<Caller> }[] = [
  { who: 'nobody', become: () => Promise.resolve({ url, cookie: '' }) },
  {
    who: 'somebody with a made-up cookie',
    become: () => Promise.resolve({ url, cookie: `session=${'e30.'.repeat(30)}` }),
  },
  {
    who: 'an operator who has signed out and kept the cookie',
    async become() {
      const caller = await signInBy(url, 'unit', VICTIM.login);
      await signOut(caller);
      return caller;
    },
  },
  {
    who: 'an operator who was disabled while signed in',
    async become() {
      const id = await copyOperator(owner, `${VICTIM.number}-locked`, {});
      const caller = await signInBy(url, 'unit', `${VICTIM.number}-locked`);
      await disable(owner, id);
      return caller;
    },
  },
];

for (const { who, become } of NOBODIES) {
  test(`${who} gets nowhere`, async () => {
    const caller = await become();
    await leavesNoTrace(async () => {
      const heard = await all(doors, (door) =>
        knock(caller, door, inputFor(door.operation.input, ids.filings ?? randomUUID()).input),
      );
      heard.forEach((answer, place) => {
        expect(outcomeOf(answer), doors[place]?.name).toBe('signed-out');
        tellsNothing(doors[place]?.name ?? '', answer);
      });
      await isSentToLogin(caller, HALL, '/login');
      await isSentToLogin(caller, OFFICE, '/admin/login');
      await asksEveryRoute(caller);
    });
  });
}

test('another site’s page gets nothing done in the name of who is signed in', async () => {
  const caller = await signInBy(url, 'unit', VICTIM.login);
  await leavesNoTrace(async () => {
    await all(doors, async ({ id, name }) => {
      const headers = { Cookie: caller.cookie, 'Next-Action': id, 'Content-Type': 'text/plain' };
      const origins: Record<string, string>[] = [
        { Origin: 'https://elsewhere.invalid' },
        { 'Sec-Fetch-Site': 'cross-site' },
      ];
      for (const origin of origins) {
        const body = JSON.stringify([{ key: randomUUID(), input: {} }]);
        const answer = await fetch(`${url}/login`, {
          method: 'POST',
          headers: { ...headers, ...origin },
          body,
        });
        expect(await answer.text(), name).not.toContain('"ok":true');
      }
    });
  });
});

test('an operator of another unit finds nothing of this one and changes nothing, whichever ids he names', async () => {
  const { caller } = raider;
  await leavesNoTrace(async () => {
    const attempts = doors.flatMap((door) => {
      const named = inputFor(door.operation.input, randomUUID()).hasId ? Object.values(ids) : [randomUUID()];
      return named.map((id) => ({ door, id }));
    });
    await all(attempts, async ({ door, id }) => {
      const answer = await knock(caller, door, inputFor(door.operation.input, id).input);
      expect(outcomeOf(answer), `${door.name} ${id}`).not.toBe('failed');
      tellsNothing(`${door.name} ${id}`, answer);
    });
    await all(addresses(HALL, Object.values(ids)), async (address) =>
      tellsNothing(address, await ask(caller, address)),
    );
    await isSentToLogin(caller, OFFICE, '/admin/login');
    await asksEveryRoute(caller, Object.values(ids));
  });
});

/** Knocks at every door that this person may not open, with an input that it reads: refused for that reason, or not even read. */
async function isNotPermitted(caller: Caller, who: Actor): Promise<void> {
  const shut = doors.filter(({ operation }) => !isPermitted(operation.name as OperationName, who));
  expect(shut.length).toBeGreaterThan(20);
  await all(shut, async (door) => {
    const { input, fits } = inputFor(door.operation.input, ids.filings ?? randomUUID());
    const answer = await knock(caller, door, input);
    expect(outcomeOf(answer), door.name).toBe(fits ? 'not-permitted' : 'invalid');
  });
}

test('an operator who may only look changes nothing of his own unit', async () => {
  const id = await copyOperator(owner, `${VICTIM.number}-viewer`, { roles: ['viewer'] });
  const caller = await signInBy(url, 'unit', `${VICTIM.number}-viewer`);
  const who = { kind: 'operator', id, unitId: '', name: '', roles: ['viewer'], session: null } as const;
  await leavesNoTrace(async () => {
    await isNotPermitted(caller, who);
    await isSentToLogin(caller, OFFICE, '/admin/login');
  });
});

for (const [login, role] of Object.entries(STAFF)) {
  test(`staff as ${login} do what is theirs only, and nothing in the hall`, async () => {
    const caller = await signInBy(url, 'staff', login);
    const who = { kind: 'staff', id: '', name: '', roles: [role], session: null } as const;
    await leavesNoTrace(async () => {
      await isNotPermitted(caller, who);
      if (login === 'counter') await isSentToLogin(caller, HALL, '/login');
    });
  });
}
