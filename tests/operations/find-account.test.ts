import { beforeAll, describe, expect, test } from 'vitest';
import { accountNumberOf } from '@/lib/accounts/find-account';
import { listAccounts } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { readIdNumber, type IdNumber } from '@/lib/values/id-number';
import { readListPage } from '@/lib/values/list-page';
import { useDatabase } from '../support/database';
import { done, idNumberOf, makeUnit, openLine, setParameters } from '../support/hall';

const { owner } = useDatabase();

function idNumber(sequence: number): IdNumber {
  const reading = readIdNumber(idNumberOf(sequence));
  if (!reading.ok) throw new Error(reading.problem);
  return reading.idNumber;
}

function find(clerk: OperatorPrincipal, sequence: number) {
  return readAs(clerk, (tx) => accountNumberOf(tx, clerk.unitId, idNumber(sequence)));
}

async function openPerson(clerk: OperatorPrincipal, sequence: number): Promise<string> {
  const { ids } = await done(clerk, saveFilings('open'), { lines: [openLine(sequence)] });
  await done(clerk, submitFilings, { list: 'change-roster', select: ids });
  return ids[0] ?? '';
}

describe('an account by ID number', () => {
  beforeAll(() => setParameters(owner));

  test('is found by its unit, under the number that the list shows', async () => {
    const clerk = await makeUnit(owner);
    await openPerson(clerk, 1);
    await openPerson(clerk, 2);
    const { rows } = await readAs(clerk, (tx) =>
      listAccounts(tx, clerk.unitId, {
        query: { number: '', name: openLine(2).name, idNumber: '', statuses: ['normal'] },
        page: readListPage({}, ['number', 'name', 'base']),
      }),
    );
    expect(rows).toHaveLength(1);
    expect(await find(clerk, 2)).toBe(rows[0]?.number);
  });

  test('is not found by another unit, nor where nobody has it', async () => {
    const [clerk, other] = [await makeUnit(owner), await makeUnit(owner)];
    await openPerson(other, 3);
    expect(await find(clerk, 3)).toBeUndefined();
    expect(await find(clerk, 9999)).toBeUndefined();
  });

  test('is not found once its opening was revoked', async () => {
    const clerk = await makeUnit(owner);
    const id = await openPerson(clerk, 4);
    expect(await find(clerk, 4)).toBeDefined();
    await done(clerk, revokeFilings, { ids: [id], reason: '' });
    expect(await find(clerk, 4)).toBeUndefined();
  });
});
