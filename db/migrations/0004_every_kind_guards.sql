-- What the other kinds of filing need of the database: the one rounding of shares, what a unit may know of others when it
-- transfers somebody, and the same guards for the new tables.

-- base x ratio, rounded half up to the unit; the twin of lib/contributions/amounts.ts (A-5). In numeric, because the largest
-- base that a form takes, times a ratio, is more than a bigint holds.
create function share_of(base bigint, ratio integer, unit bigint) returns bigint language sql immutable parallel safe as
$$ select (div(2 * base::numeric * ratio + 10000::numeric * unit, 20000::numeric * unit) * unit)::bigint $$;
--> statement-breakpoint

do $$ declare t text; begin
  foreach t in array array['filing_documents', 'import_headers', 'transfer_requests', 'suspense_allocations'] loop
    execute format('grant select, insert, update, delete on %I to provident_hall_app', t);
    execute format('create trigger require_actor before insert or update or delete on %I for each statement execute function require_actor()', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_tools on %I to current_user using (true) with check (true)', t);
    execute format('create policy office on %I to provident_hall_app using ((select in_office())) with check ((select in_office()))', t);
  end loop;
  foreach t in array array['filing_documents', 'import_headers'] loop
    execute format('create policy own_unit on %I to provident_hall_app using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()))', t);
  end loop;
end $$;
--> statement-breakpoint
revoke delete on suspense_allocations, transfer_requests from provident_hall_app;
--> statement-breakpoint
-- Both units of a request see it: the one that was asked answers, the one that asks asks and withdraws.
create policy asked_or_asking on transfer_requests to provident_hall_app
  using (unit_id = (select current_unit()) or to_unit_id = (select current_unit()))
  with check (unit_id = (select current_unit()) or to_unit_id = (select current_unit()));
--> statement-breakpoint
-- A transfer is booked in the old unit's chain; the new one sees its header because one of its own entries is in it.
create policy journals_of_own_entries on journals for select to provident_hall_app
  using (kind in ('transfer', 'transfer-back')
    and exists (select from entries e where e.journal_id = journals.id and e.unit_id = (select current_unit())));
--> statement-breakpoint

-- 转入单位查询: a unit by its number or its whole name; no more of it than name and 管理部 (Q-89).
create function units_named(asked text[])
returns table (place bigint, unit_id uuid, unit_number text, unit_name text, branch text, unit_status text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.place, u.id, u.number, u.name, u.branch, u.status
  from unnest(asked) with ordinality as a (term, place)
  join units u on u.number = a.term or (u.name = a.term and (select count(*) from units n where n.name = a.term) = 1)
$$;
--> statement-breakpoint

-- Whether somebody of ours has an account at the unit that he is to be transferred to (RL-27, Q-83): its number and status.
create function accounts_at_units(persons uuid[], at_units uuid[])
returns table (place bigint, account_id uuid, account_number text, account_status text)
language sql stable security definer set search_path = public, pg_temp as $$
  select asked.place, a.id, a.number, a.status
  from unnest(persons, at_units) with ordinality as asked (person_id, unit_id, place)
  join accounts a on a.person_id = asked.person_id and a.unit_id = asked.unit_id and a.status in ('normal', 'sealed', 'frozen')
  where exists (select from accounts own where own.person_id = asked.person_id and own.unit_id = current_unit())
$$;
--> statement-breakpoint

-- 可转入: sealed accounts elsewhere of people whom this unit has opened; the other unit's name only masked (Q-82).
create function sealed_elsewhere_of_own()
returns table (account_id uuid, own_account_id uuid, unit_id uuid, unit_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select there.id, own.id, there.unit_id, mask_unit_name(u.name)
  from accounts own
  join accounts there on there.person_id = own.person_id and there.unit_id <> own.unit_id and there.status = 'sealed'
  join units u on u.id = there.unit_id
  where own.unit_id = current_unit() and own.status = 'normal' and own.awaits_transfer
$$;
--> statement-breakpoint
do $$ declare f regprocedure; begin
  foreach f in array array['units_named(text[])'::regprocedure, 'accounts_at_units(uuid[], uuid[])'::regprocedure, 'sealed_elsewhere_of_own()'::regprocedure] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to provident_hall_app', f);
  end loop;
end $$;
--> statement-breakpoint
-- A transfer's journal has entries of two units, and the one that books it sees only its own: the check must see both.
alter function journal_balances() security definer set search_path = public, pg_temp;
--> statement-breakpoint
revoke execute on function journal_balances() from public;
