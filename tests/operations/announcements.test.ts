import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { noticeSentence } from '@/lib/text/notices';
import { listAnnouncements, publishAnnouncement, withdrawAnnouncement } from '@/lib/units/announcements';
import { getNotice, listAnnounced, pageOfNotices, unreadNotices } from '@/lib/units/notices';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { rowsOf } from '../support/remittance';

const { owner } = useDatabase();
const PAGE = { page: 1, size: 200 };
const WORDS = { title: '国庆期间暂停入账', body: '10 月 1 日至 7 日暂停入账。\n10 月 8 日恢复。', units: '' };
let counter: StaffPrincipal;
let one: OperatorPrincipal;
let two: OperatorPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  counter = await makeStaff(owner, ['counter']);
  one = await makeUnit(owner);
  two = await makeUnit(owner, { roles: ['viewer'] });
});

function announcedTo(clerk: OperatorPrincipal) {
  return readAs(clerk, (tx) => listAnnounced(tx, clerk.unitId, 50));
}

async function numberOf(clerk: OperatorPrincipal): Promise<string> {
  const [unit] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${clerk.unitId}`);
  return unit?.number ?? '';
}

test('a notice for all reaches every unit, unread, with its words', async () => {
  const { id, units } = await done(counter, publishAnnouncement, WORDS);
  expect(units).toBeGreaterThanOrEqual(2);
  for (const clerk of [one, two]) {
    const [notice] = await announcedTo(clerk);
    expect(notice).toMatchObject({
      announcementId: id,
      readAt: null,
      values: { title: WORDS.title, body: WORDS.body },
    });
    expect(notice && noticeSentence(notice)).toBe(WORDS.title);
    expect(notice?.path).toBe(`/notices/${notice?.id ?? ''}`);
    expect(await readAs(clerk, (tx) => unreadNotices(tx, clerk.unitId))).toBeGreaterThan(0);
  }
});

test('a notice for some reaches those named and nobody else; an unknown number is refused', async () => {
  const before = (await announcedTo(two)).length;
  const named = { ...WORDS, units: `${await numberOf(one)}， ${await numberOf(one)}` };
  expect(await done(counter, publishAnnouncement, named)).toMatchObject({ units: 1 });
  expect((await announcedTo(two)).length).toBe(before);
  const wrong = await act(counter, publishAnnouncement, { input: { ...WORDS, units: '999999 888888' } });
  expect(wrong).toMatchObject({ refusal: 'announcement-unit-unknown', values: { numbers: '999999、888888' } });
});

test('withdrawn, it is gone from the units and stays in the list of the centre; once only', async () => {
  const { id, units } = await done(counter, publishAnnouncement, WORDS);
  expect(await done(counter, withdrawAnnouncement, { id })).toEqual({ id, units });
  expect((await announcedTo(one)).filter(({ announcementId }) => announcementId === id)).toEqual([]);
  const listed = await readAs(counter, (tx) => listAnnouncements(tx, PAGE));
  expect(listed.rows.find(({ announcement }) => announcement.id === id)).toMatchObject({
    publisher: counter.name,
    announcement: { withdrawnBy: counter.id },
  });
  expect(await act(counter, withdrawAnnouncement, { input: { id } })).toMatchObject({ refusal: 'not-found' });
  expect(await act(counter, withdrawAnnouncement, { input: { id: randomUUID() } })).toMatchObject({
    refusal: 'not-found',
  });
});

test('funds may not, and the same request tells once', async () => {
  const funds = await makeStaff(owner, ['funds']);
  expect(await act(funds, publishAnnouncement, { input: WORDS })).toMatchObject({ refusal: 'not-permitted' });
  const key = randomUUID();
  const before = (await announcedTo(one)).length;
  const first = await act(counter, publishAnnouncement, { input: WORDS, key });
  expect(await act(counter, publishAnnouncement, { input: WORDS, key })).toEqual(first);
  expect((await announcedTo(one)).length).toBe(before + 1);
});

test("another unit's notice is not found, and no unit reads the centre's list", async () => {
  const [notice] = await announcedTo(one);
  const id = notice?.id ?? '';
  expect(await readAs(one, (tx) => getNotice(tx, one.unitId, id))).toMatchObject({ id });
  expect(await readAs(two, (tx) => getNotice(tx, two.unitId, id))).toBeUndefined();
  expect(await readAs(two, (tx) => getNotice(tx, one.unitId, id))).toBeUndefined();
  expect(await readAs(one, (tx) => listAnnouncements(tx, PAGE))).toEqual({ rows: [], total: 0 });
});

test('both lists go on page by page, and the older ones are behind', async () => {
  const clerk = await makeUnit(owner);
  const units = await numberOf(clerk);
  const titles = ['一', '二', '三'];
  for (const title of titles) await done(counter, publishAnnouncement, { ...WORDS, title, units });
  const pages = await Promise.all(
    [1, 2].map((page) => readAs(clerk, (tx) => pageOfNotices(tx, clerk.unitId, { page, size: 2 }))),
  );
  expect(pages.map(({ total }) => total)).toEqual([3, 3]);
  expect(pages.map(({ rows }) => rows.map((notice) => noticeSentence(notice)))).toEqual([['三', '二'], ['一']]);
  const { total } = await readAs(counter, (tx) => listAnnouncements(tx, PAGE));
  const last = await readAs(counter, (tx) => listAnnouncements(tx, { page: total, size: 1 }));
  const [first] = await rowsOf<{ title: string }>(owner, sql`select title from announcements order by id limit 1`);
  expect(last.rows.map(({ announcement }) => announcement.title)).toEqual([first?.title]);
});
