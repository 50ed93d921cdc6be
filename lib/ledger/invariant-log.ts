import { sql } from 'drizzle-orm';
import { FILING_KINDS } from '@/db/schema/filings';
import type { Invariant } from './invariant';

/** The names of an operation that every kind of filing has: 'open.save', 'seal.save'. */
function ofEachKind(operation: string) {
  return sql.raw(FILING_KINDS.map((kind) => `'${kind}.${operation}'`).join(', '));
}

/** The operations about requests that may file a transfer. */
const FILING_TRANSFERS = sql.raw("'transfer.request', 'transfer.answer-request', 'transfer.decide-request'");

/** What takes a saved month back, by itself or with changes of it. */
const REVOKING_MONTHS = sql.raw("'remittance.revoke', 'remittance.revoke-with-changes'");
/** What saves lines under their ids: of each kind, and what a deferral or a raised base left to be made up. */
const SAVING = sql`${ofEachKind('save')}, 'back-pay.draft-deferred', 'back-pay.draft-differences'`;
/** Of a filing `f`: ratios that the centre lowered in hardship, or that returned when that had ended; no operation of the unit saved them. */
const BY_ITSELF = sql`f.review_reasons && array['ratio-relief', 'ratio-returned']`;

/** Every answered operation left what it says, and everything that is there was somebody's operation. */
export const LOG: readonly Invariant[] = [
  {
    code: 'journal-has-log',
    sentence: 'every journal was booked by an operation that the log has as done',
    sql: sql`
      select j.id as journal, j.kind, g.operation, g.outcome from journals j
      left join operation_log g on g.id = j.log_id
      where g.outcome is distinct from 'done'`,
  },
  {
    code: 'request-has-log',
    sentence: 'every answered request key has its row in the log, and the other way round',
    sql: sql`
      select coalesce(q.log_id, g.id) as log, coalesce(q.operation, g.operation) as operation
      from operation_requests q
      full join operation_log g on g.id = q.log_id and g.request_key = q.request_key and g.actor_id = q.actor_id and g.operation = q.operation
      where q.log_id is null or g.id is null`,
  },
  {
    code: 'log-has-effect',
    sentence: 'every operation that the log has as done left its effect',
    sql: sql`
      with done as (select id, operation, actor_id, request_key, unit_id, result from operation_log where outcome = 'done')
      select d.operation, d.id as log from done d
      left join remittances r on r.id = (d.result ->> 'id')::uuid and r.number = d.result ->> 'number' and r.unit_id = d.unit_id and r.saved_by = d.actor_id
      where d.operation = 'remittance.save' and r.id is null
      union all
      select d.operation, d.id from done d
      left join remittances r on r.id = (d.result ->> 'id')::uuid and r.unit_id = d.unit_id and r.state = 'revoked' and r.revoked_by = d.actor_id
      where d.operation in (${REVOKING_MONTHS}) and r.id is null
      union all
      select d.operation, d.id from done d
      left join payments p on p.id = (d.result ->> 'paymentId')::uuid and p.number = d.result ->> 'number' and p.unit_id = d.unit_id and p.registered_by = d.actor_id
      where d.operation in ('payment.register', 'payment.register-back-pay') and p.id is null
      union all
      select d.operation, d.id from done d
      left join receipts t on t.id = (d.result ->> 'id')::uuid and t.finding = d.result ->> 'finding' and t.entered_by = d.actor_id
      where d.operation = 'receipt.enter' and (t.id is null or not exists (select from journals j where j.receipt_id = t.id and j.log_id = d.id))
      union all
      select d.operation, d.id from done d
      left join submissions s on s.id = (d.result ->> 'id')::uuid and s.number = d.result ->> 'number' and s.unit_id = d.unit_id
        and (s.effective_count, s.review_count, s.left_count)
          = ((d.result ->> 'effective')::integer, (d.result ->> 'review')::integer, (d.result ->> 'left')::integer)
      where d.operation = 'filings.submit' and s.id is null
      union all
      select d.operation, d.id from done d
      left join filings f on f.id = (d.result ->> 'id')::uuid and f.decided_by = d.actor_id
        and f.state = any(case d.result ->> 'decision' when 'approve' then array['effective', 'revoked'] else array['rejected'] end)
      where d.operation = 'filings.review' and d.result ->> 'decision' in ('approve', 'reject') and d.result ->> 'final' = 'true' and f.id is null
      union all
      select d.operation, d.id from done d
      left join transfer_requests r on r.id = (d.result ->> 'id')::uuid and r.state = any(case
        when d.operation = 'transfer.withdraw-request' then array['withdrawn'] when d.result ->> 'decision' = 'decline' then array['declined']
        when d.result ->> 'filingId' is not null then array['accepted'] else array['waiting', 'accepted', 'declined', 'withdrawn'] end)
        and (d.result ->> 'filingId' is null or r.filing_id = (d.result ->> 'filingId')::uuid)
      where d.operation in ('transfer.withdraw-request', ${FILING_TRANSFERS}) and r.id is null
      union all
      select d.operation, d.id from done d
      left join imports i on i.id = (d.result ->> 'id')::uuid and i.unit_id = d.unit_id
      where d.operation in (${ofEachKind('import')}) and i.id is null
      union all
      select d.operation, d.id from done d
      left join imports i on i.id = d.request_key and i.unit_id = d.unit_id and i.state in ('done', 'refused') and i.found_rows = (d.result ->> 'rows')::integer
      where d.operation in (${ofEachKind('write-import')}) and i.id is null`,
  },
  {
    code: 'effect-has-log',
    sentence:
      'every filing, submission, import, remittance, payment and receipt comes from an operation that the log has as done',
    sql: sql`
      with done as (select operation, request_key, result from operation_log where outcome = 'done'),
      saved as (
        select s.id::uuid from done d cross join lateral jsonb_array_elements_text(d.result -> 'ids') as s (id) where d.operation in (${SAVING})
        union all select (d.result ->> 'filingId')::uuid from done d where d.operation in (${FILING_TRANSFERS})
      ),
      named as (
        select operation, (result ->> 'id')::uuid as id from done where result ->> 'id' is not null
        union all select 'filings.submit', (result ->> 'submissionId')::uuid from done where operation in (${FILING_TRANSFERS})
      )
      select 'filing' as what, f.id::text as id from filings f left join saved s on s.id = f.id where f.import_id is null and s.id is null and not ${BY_ITSELF}
      union all
      select 'ratios in hardship', f.id::text from filings f
      where ${BY_ITSELF} and not exists (
        select from change_applications a where a.unit_id = f.unit_id and a.field = 'lowRatio' and a.state = 'approved')
      union all
      select 'imported filing', f.id::text from filings f left join done d on d.request_key = f.import_id and d.operation in (${ofEachKind('write-import')})
      where f.import_id is not null and d.request_key is null
      union all
      select 'rejected filing', f.id::text from filings f left join named n on n.id = f.id and n.operation = 'filings.review'
      where f.state = 'rejected' and n.id is null
      union all
      select 'submission', s.number from submissions s left join named n on n.id = s.id and n.operation = 'filings.submit'
      where n.id is null and not exists (select from filings f where f.submission_id = s.id and ${BY_ITSELF})
      union all
      select 'import', i.file_name from imports i left join named n on n.id = i.id and n.operation in (${ofEachKind('import')}) where n.id is null
      union all
      select 'remittance', r.number from remittances r left join named n on n.id = r.batch_id and n.operation = 'remittance.save' where n.id is null
      union all
      select 'revoked remittance', r.number from remittances r left join named n on n.id = r.batch_id and n.operation in (${REVOKING_MONTHS})
      where r.state = 'revoked' and n.id is null
      union all
      select 'payment', p.number from payments p left join done d on d.operation in ('payment.register', 'payment.register-back-pay') and (d.result ->> 'paymentId')::uuid = p.id
      where d.operation is null
      union all
      select 'receipt', t.bank_serial from receipts t left join named n on n.id = t.id and n.operation = 'receipt.enter' where n.id is null
      union all
      select 'transfer request', r.id::text from transfer_requests r left join named n on n.id = r.id and n.operation = 'transfer.request' where n.id is null
      union all
      select 'answered transfer request', r.id::text from transfer_requests r
      where r.state <> 'waiting' and not exists (select from named n where n.id = r.id and n.operation in ('transfer.withdraw-request', ${FILING_TRANSFERS}))
        and not exists (select from filings f where f.id = r.filing_id and f.kind = 'transfer' and f.state in ('effective', 'revoked'))`,
  },
  {
    code: 'filings-are-conserved',
    sentence:
      'a unit has as many filings as were saved and imported and not deleted again, and as many revoked as were revoked',
    sql: sql`
      with logged as (
        select unit_id,
          sum(case when operation in (${SAVING}) then (result ->> 'saved')::bigint
            when operation in (${ofEachKind('write-import')}) then (result ->> 'rows')::bigint - (result ->> 'replaced')::bigint
            when operation = 'filings.discard' then -(result ->> 'discarded')::bigint end) as kept,
          sum(case when operation in ('filings.revoke', 'filings.revoke-reviewed', 'filings.undo-submission', 'remittance.revoke-with-changes') then (result ->> 'revoked')::bigint
            when operation = 'filings.discard' then (result ->> 'closed')::bigint end) as revoked
        from (
          select unit_id, operation, result from operation_log where outcome = 'done'
          union all
          -- Filed for one unit by whoever answered or decided a request.
          select f.unit_id, 'transfer.save', '{"saved": 1}'::jsonb from operation_log g join filings f on f.id = (g.result ->> 'filingId')::uuid
          where g.outcome = 'done' and g.operation in (${FILING_TRANSFERS})
        ) done group by unit_id
      ),
      there as (select unit_id, count(*) filter (where not ${BY_ITSELF}) as filings, count(*) filter (where state = 'revoked') as revoked from filings f group by unit_id)
      select u.number as unit, coalesce(g.kept, 0) as logged, coalesce(t.filings, 0) as filings, coalesce(g.revoked, 0) as logged_revoked, coalesce(t.revoked, 0) as revoked
      from units u left join logged g on g.unit_id = u.id left join there t on t.unit_id = u.id
      where coalesce(g.kept, 0) <> coalesce(t.filings, 0) or coalesce(g.revoked, 0) <> coalesce(t.revoked, 0)`,
  },
];
