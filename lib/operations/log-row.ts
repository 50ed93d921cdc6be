import type { Actor } from '@/lib/auth/principal';

interface Logged {
  operation: string;
  principal: Actor;
  requestKey: string;
  logId: string;
  at: Date;
}

/** Who asked for what, when, as every row of the log begins. */
export function logRow({ operation, principal, requestKey, logId, at }: Logged) {
  return {
    id: logId,
    at,
    operation,
    actorKind: principal.kind,
    actorId: principal.id,
    actorName: principal.name,
    unitId: principal.kind === 'operator' ? principal.unitId : null,
    requestKey,
  };
}
