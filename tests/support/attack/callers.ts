import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import type { Connection } from '@/db/client';
import { OPERATOR_PASSWORD } from '@/db/demo/units';
import { STAFF_PASSWORD } from '@/db/demo/centre';
import type { Door } from './built';

const OWNER = { actor: 'every-door', office: true };

/** The unit that is attacked, and the login that everybody else's is copied from. */
export const VICTIM = { number: '010044', login: '010044-01' };
const RAIDER = '010099';
/** Of a unit that has not paid yet. */
const FRESH = { status: 'opened', first_month: '2019-08', remitted_month: null };

/** Somebody at a browser: where, and with which cookies. */
export interface Caller {
  url: string;
  cookie: string;
}

/** Copies an operator of the demo, password and all, with other properties. */
export async function copyOperator(owner: Connection, login: string, change: Record<string, unknown>): Promise<string> {
  const id = randomUUID();
  const noPerson = { id_number_cipher: null, id_number_index: null, id_number_mask: null };
  const other = JSON.stringify({ id, login, is_primary: false, ...noPerson, ...change });
  await owner.inTransaction(OWNER, (tx) =>
    tx.execute(sql`insert into operators select (jsonb_populate_record(null::operators, to_jsonb(o) || ${other}::jsonb)).*
      from operators o where o.login = ${VICTIM.login}`),
  );
  return id;
}

/** A unit of its own for whoever goes for the others, with an operator who may do everything there. Answers its id. */
export async function makeRaider(owner: Connection): Promise<string> {
  const id = randomUUID();
  const other = JSON.stringify({
    id,
    number: RAIDER,
    name: '外单位有限公司',
    credit_code: null,
    bank_account: null,
    ...FRESH,
  });
  await owner.inTransaction(OWNER, (tx) =>
    tx.execute(sql`insert into units select (jsonb_populate_record(null::units, to_jsonb(u) || ${other}::jsonb)).*
      from units u where u.number = ${VICTIM.number}`),
  );
  await copyOperator(owner, `${RAIDER}-01`, { unit_id: id, is_primary: true });
  return id;
}

export function raiderLogin(): string {
  return `${RAIDER}-01`;
}

/** Signs in as a browser does and answers with its cookies. */
export async function signInBy(url: string, provider: 'unit' | 'staff', identifier: string): Promise<Caller> {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const password = provider === 'unit' ? OPERATOR_PASSWORD : STAFF_PASSWORD;
  const second = await fetch(`${url}/api/auth/callback/${provider}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url, Cookie: cookiesOf(first) },
    body: new URLSearchParams({ csrfToken, identifier, password, json: 'true', callbackUrl: url }),
  });
  const cookie = `${cookiesOf(first)}; ${cookiesOf(second)}`;
  if (!cookie.includes('session=')) throw new Error(`${identifier} was not signed in: ${await second.text()}`);
  return { url, cookie };
}

export async function signOut({ url, cookie }: Caller): Promise<void> {
  const first = await fetch(`${url}/api/auth/csrf`, { headers: { Cookie: cookie } });
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, json: 'true', callbackUrl: url });
  await fetch(`${url}/api/auth/signout`, { method: 'POST', headers: { Origin: url, Cookie: cookie }, body });
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export interface Heard {
  status: number;
  location: string | null;
  body: string;
}

/** Calls a door as React does: its id in a header, the arguments as the body. */
export async function knock(caller: Caller, { id, page }: Door, input: unknown): Promise<Heard> {
  const address = page === null || page.includes('[') ? '/login' : page.replace(/\/\([^)]*\)|\/page$/g, '') || '/';
  return ask(caller, address, {
    method: 'POST',
    headers: { 'Next-Action': id, Accept: 'text/x-component', 'Content-Type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify([{ key: randomUUID(), input }]),
  });
}

/** Any request of this caller, from a page of the hall. Of a workbook, what is written in it. */
export async function ask({ url, cookie }: Caller, address: string, init: RequestInit = {}): Promise<Heard> {
  const headers = { ...(init.headers as Record<string, string>), Cookie: cookie, Origin: url };
  const answer = await fetch(`${url}${address}`, { ...init, headers, redirect: 'manual' });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, location: answer.headers.get('location'), body: textOf(bytes) };
}

function textOf(bytes: Uint8Array): string {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return zipped
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join('\n')
    : strFromU8(bytes);
}

/** What a door answered: `done`, or by which code not. */
export function outcomeOf({ status, body }: Heard): string {
  const answer = /\{"ok":(true|false)[^\n]*/.exec(body);
  if (!answer) return `status ${status}`;
  if (answer[1] === 'true') return 'done';
  return /"kind":"(invalid|failed)"/.exec(answer[0])?.[1] ?? /"code":"([\w-]+)"/.exec(answer[0])?.[1] ?? 'unread';
}
