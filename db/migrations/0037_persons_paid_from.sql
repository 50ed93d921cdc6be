drop function persons_paid_elsewhere(uuid[], text[]);
--> statement-breakpoint
-- Who was paid for a month that he is to be opened from, or for a later one (C-4), at another unit or by an account that he had at this one
-- before: whether, and no more.
create function persons_paid_from(persons uuid[], months text[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct asked.person_id from unnest(persons, months) as asked (person_id, month)
  join accounts a on a.person_id = asked.person_id and a.status <> 'revoked'
  join ledger_accounts l on l.id = a.id and l.remitted_month >= asked.month
$$;
--> statement-breakpoint
revoke execute on function persons_paid_from(uuid[], text[]) from public;
--> statement-breakpoint
grant execute on function persons_paid_from(uuid[], text[]) to provident_hall_app;
