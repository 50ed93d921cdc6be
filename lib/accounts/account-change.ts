import type { SQL } from 'drizzle-orm';
import type { Clock } from '@/lib/gateways/clock';
import type { UnitInForce } from '@/lib/units/unit-in-force';

/** Which of a unit's filings change its accounts: `which` is a condition on `f`, the filings table. */
export interface AccountChange {
  unit: UnitInForce;
  clock: Clock;
  which: SQL;
}
