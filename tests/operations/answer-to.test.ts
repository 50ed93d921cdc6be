import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { saveFilings } from '@/lib/filings/save-filings';
import { answerTo } from '@/lib/operations/expose';
import { accountsOf, draftsOf } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { makeUnit, openLine, setParameters } from '../support/hall';

const { owner } = useDatabase();
const open = saveFilings('open');
let clerk: OperatorPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  clerk = await makeUnit(owner);
});

/** What a door answers, before which the caller stands as he says. */
function answered(sent: { key: string; input: unknown }, who: { sameOrigin?: boolean; principal?: null } = {}) {
  return answerTo(open, sent, () => Promise.resolve({ sameOrigin: true, principal: clerk, ...who }));
}

test('a door does nothing for another site, for who is not signed in, without a key, and for what is not of its form', async () => {
  const sent = { key: randomUUID(), input: { lines: [openLine(1)] } };
  expect(await answered(sent, { sameOrigin: false })).toMatchObject({ kind: 'refused', code: 'foreign-origin' });
  expect(await answered(sent, { principal: null })).toMatchObject({ kind: 'refused', code: 'signed-out' });
  expect(await answered({ ...sent, key: 'mine' })).toEqual({
    ok: false,
    kind: 'invalid',
    fields: { key: 'request-key' },
  });
  expect(await answered({ ...sent, input: { lines: [], unitId: clerk.unitId } })).toMatchObject({ kind: 'invalid' });
  expect([await draftsOf(clerk), await accountsOf(clerk)]).toEqual([[], []]);
  expect(await answered(sent)).toMatchObject({ ok: true, result: { saved: 1 } });
});

test('of a bug, a door tells the number and nothing else', async () => {
  const nowhere = { ...clerk, unitId: 'nowhere' };
  const sent = { key: randomUUID(), input: { lines: [openLine(2)] } };
  const answer = await answerTo(open, sent, () => Promise.resolve({ sameOrigin: true, principal: nowhere }));
  expect(answer).toEqual({ ok: false, kind: 'failed', reference: expect.stringMatching(/^[0-9A-F]{12}$/) });
});
