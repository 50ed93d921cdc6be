-- Each person's account there is looked up by the person alone, whatever the statistics say: where they have not seen so many accounts, the plan
-- compared all people with all accounts of the unit.
create or replace function accounts_at_units(persons uuid[], at_units uuid[])
returns table (place bigint, account_id uuid, account_number text, account_status text, account_busy boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select asked.place, a.id, a.number, a.status,
    exists (select from corrections c where c.account_id = a.id and c.unit_id = a.unit_id and c.state = 'in-review')
      or exists (select from withdrawals w where w.account_id = a.id and w.state = 'proposed')
      or exists (select from filings f
        where f.account_id = a.id and f.unit_id = a.unit_id and f.kind = 'back-pay' and f.state = 'in-review')
  from unnest(persons, at_units) with ordinality as asked (person_id, unit_id, place)
  cross join lateral (
    select a.id, a.unit_id, a.number, a.status from accounts a where a.person_id = asked.person_id offset 0
  ) a
  where a.unit_id = asked.unit_id and a.status in ('normal', 'sealed', 'frozen')
    and exists (select from (select own.unit_id from accounts own where own.person_id = asked.person_id offset 0) own where own.unit_id = current_unit())
$$;
