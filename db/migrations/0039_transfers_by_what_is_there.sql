-- 可转入: sealed accounts elsewhere of people who are 正常 at this unit, however they came to be so (opened, unsealed, put together with
-- another person); the other unit's name only masked (Q-82).
create or replace function sealed_elsewhere_of_own()
returns table (account_id uuid, own_account_id uuid, unit_id uuid, unit_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select there.id, own.id, there.unit_id, mask_unit_name(u.name)
  from accounts own
  join accounts there on there.person_id = own.person_id and there.unit_id <> own.unit_id and there.status = 'sealed'
  join units u on u.id = there.unit_id
  where own.unit_id = current_unit() and own.status = 'normal'
$$;
--> statement-breakpoint
drop function accounts_at_units(uuid[], uuid[]);
--> statement-breakpoint
-- Whether somebody of ours has an account at the unit that he is to be transferred to (RL-27, Q-83): its number and status, and whether
-- something of it waits for the centre; not what.
create function accounts_at_units(persons uuid[], at_units uuid[])
returns table (place bigint, account_id uuid, account_number text, account_status text, account_busy boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select asked.place, a.id, a.number, a.status,
    exists (select from corrections c where c.account_id = a.id and c.unit_id = a.unit_id and c.state = 'in-review')
      or exists (select from withdrawals w where w.account_id = a.id and w.state = 'proposed')
      or exists (select from filings f
        where f.account_id = a.id and f.unit_id = a.unit_id and f.kind = 'back-pay' and f.state = 'in-review')
  from unnest(persons, at_units) with ordinality as asked (person_id, unit_id, place)
  join accounts a on a.person_id = asked.person_id and a.unit_id = asked.unit_id and a.status in ('normal', 'sealed', 'frozen')
  where exists (select from accounts own where own.person_id = asked.person_id and own.unit_id = current_unit())
$$;
--> statement-breakpoint
revoke execute on function accounts_at_units(uuid[], uuid[]) from public;
--> statement-breakpoint
grant execute on function accounts_at_units(uuid[], uuid[]) to provident_hall_app;
