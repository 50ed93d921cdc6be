import { z } from 'zod';
import { KINDS } from '@/lib/filings/kinds';
import { lockForRevoking, revokeOwn } from '@/lib/filings/revoke-filings';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { monthAllows } from '@/lib/units/month-state';
import { revokeMonth, revokeMonthInput } from './revoke-remittance';

/**
 * 撤销汇缴并撤销变更: takes changes of a month back that is saved or registered already, and the month with them, both or neither
 * . Refuses what revoking the month does and what revoking the changes does then, and what can be taken back with the month as it is.
 */
export const revokeMonthAndChanges = unitOperation({
  name: 'remittance.revoke-with-changes',
  input: revokeMonthInput.extend({ ids: z.array(z.uuid()).min(1).max(50_000) }),
  statementSeconds: 300,
  async run(running, { remittanceId, ids, reason }) {
    const locked = await lockForRevoking(running.tx, running.principal.unitId, ids);
    if (monthAllows(KINDS[locked.kind].acts.revoke, 'saved')) refuse('not-found');
    const { id } = await revokeMonth(running, { remittanceId, reason });
    const { revoked } = await revokeOwn(running, locked, { ids, reason });
    return { id, revoked };
  },
});
