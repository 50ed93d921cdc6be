CREATE INDEX "filings_submitted_by_month" ON "filings" USING btree ("unit_id","month","id") WHERE "filings"."state" <> 'draft';--> statement-breakpoint
CREATE INDEX "filings_transferred_to" ON "filings" USING btree ("to_unit_id","month") WHERE "filings"."kind" = 'transfer' and "filings"."state" = 'effective';--> statement-breakpoint
CREATE INDEX "journals_transfers" ON "journals" USING btree ("posted_on") WHERE "journals"."kind" in ('transfer', 'transfer-back');
--> statement-breakpoint

-- 职工转移查询: the transfers out of a unit and into it that are in force, with both units' numbers and names as the manual shows them, and the
-- unit's own account. The rows of the other direction are another unit's.
create function transfers_of_own(first_month text, last_month text)
returns table (filing_id uuid, direction text, account_number text, person_name text, id_number_mask text, effective_on date, month text,
  from_number text, from_name text, to_number text, to_name text, amount bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, d.direction, a.number, a.name, a.id_number_mask, f.effective_on, f.month, o.number, o.name, n.number, n.name, coalesce(f.moved_amount, 0)
  from (
    select f.id, 'out' as direction from filings f
    where f.unit_id = current_unit() and f.kind = 'transfer' and f.state = 'effective' and f.month between first_month and last_month
    union all
    select f.id, 'in' from filings f
    where f.to_unit_id = current_unit() and f.kind = 'transfer' and f.state = 'effective' and f.month between first_month and last_month
  ) d
  join filings f on f.id = d.id
  join accounts a on a.id = case d.direction when 'out' then f.account_id else f.to_account_id end
  join units o on o.id = f.unit_id
  join units n on n.id = f.to_unit_id
$$;
--> statement-breakpoint
revoke execute on function transfers_of_own(text, text) from public;
--> statement-breakpoint
grant execute on function transfers_of_own(text, text) to provident_hall_app;
