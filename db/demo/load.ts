import type { Connection } from '@/db/client';
import { hashPassword } from '@/lib/auth/passwords';
import { DEMO_ACTOR } from './act';
import { OPENING_DAY } from './calendar';
import { STAFF_PASSWORD, writeParameters, writeStaff } from './centre';
import { demoClocks } from './demo-clock';
import { playHistory } from './history';
import { OPERATOR_PASSWORD, writeUnits } from './units';

/**
 * Loads the demo into an empty database, all or nothing: parameters, staff, four units with their operators, and six
 * months of history. Everybody in it is fictional. Needs the owner's connection. Names, amounts and account numbers are
 * the same every time; payment codes, check codes and ids are not.
 */
export async function loadDemo(connection: Connection): Promise<void> {
  const [operatorHash, staffHash] = await Promise.all([hashPassword(OPERATOR_PASSWORD), hashPassword(STAFF_PASSWORD)]);
  await connection.inTransaction({ actor: DEMO_ACTOR, office: true }, async (tx) => {
    const at = demoClocks()(OPENING_DAY).milliseconds();
    await writeParameters(tx, at);
    const desk = await writeStaff(tx, { at, passwordHash: staffHash });
    const clerks = await writeUnits(tx, { at, passwordHash: operatorHash });
    await playHistory(tx, { clerks, ...desk });
  });
}
