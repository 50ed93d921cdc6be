import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { approveApproval } from '@/lib/approvals/decide-approval';
import { submitFilings } from '@/lib/filings/submit-filings';
import { ALL, accountsOf, saveOpenings } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, makeUnit, openLine, setParameters } from '../support/hall';
import { colleague, wantSecondPerson } from '../support/second-person';
import { behindLock } from '../support/unit-lock';

const { owner } = useDatabase();

test('what changes while its approval waits for the unit goes back, as what had changed before', async () => {
  await setParameters(owner);
  const maker = await makeUnit(owner, { roles: ['preparer'] });
  const checker = await colleague(owner, maker, ['reviewer']);
  const [line = ''] = await saveOpenings(maker, [openLine(1)]);
  await wantSecondPerson(owner, maker);
  const asked = await act(maker, submitFilings, { input: ALL });
  if (asked.ok) throw new Error('a second person is wanted');
  const approving = await behindLock(owner, maker.unitId, {
    start: () => act(checker, approveApproval, { input: { id: asked.values.id ?? '' } }),
    meanwhile: (tx) =>
      tx.execute(sql`update filings set base = base + 100000, version = version + 1 where id = ${line}`),
  });
  expect(approving).toMatchObject({ ok: false, refusal: 'approval-changed' });
  expect(await accountsOf(maker)).toEqual([]);
});
