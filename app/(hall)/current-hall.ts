import { cache } from 'react';
import { servedUnits } from '@/lib/auth/agency';
import { currentOperator } from '@/lib/auth/current';
import { draftCounts } from '@/lib/filings/draft-counts';
import { readAs } from '@/lib/operations/read';
import { unreadNotices } from '@/lib/units/notices';
import { unitInForce } from '@/lib/units/unit-in-force';
import { waitingApproval } from '@/lib/units/waiting-approval';

/** Who is here, for which unit, and what waits: read once per request, for the frame and the page in it. */
export const currentHall = cache(async function currentHall() {
  const operator = await currentOperator();
  return readAs(operator, async (tx) => {
    const unit = await unitInForce(tx, operator.unitId);
    return {
      operator,
      unit,
      ...(await draftCounts(tx, operator.unitId)),
      waiting: unit.secondPerson ? await waitingApproval(tx, operator.unitId) : undefined,
      served: await servedUnits(tx, operator),
      unread: await unreadNotices(tx, operator.unitId),
    };
  });
});
