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
