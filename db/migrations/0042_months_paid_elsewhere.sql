-- Which months of people of the unit another unit has paid, on a posted roster or by a whole back payment (B-5, C-4): that, and no more,
-- neither which unit nor how much, and of nobody who has no account at the unit. What 错缴更正 took back is not paid.
-- Each month of an account elsewhere is looked up by itself: most people have none, and a join might begin with everybody's months.
create function months_paid_elsewhere(at_unit uuid, persons uuid[], months text[]) returns table (person_id uuid, month text)
language sql stable security definer set search_path = public, pg_temp as $$
  with asked as materialized (
    select distinct x.person_id, x.month from unnest(persons, months) as x (person_id, month) where at_unit = current_unit() or in_office()
  ),
  elsewhere as materialized (
    select a.id, a.person_id, a.unit_id
    from (select distinct asked.person_id from asked) people
    join accounts a on a.person_id = people.person_id and a.unit_id <> at_unit
    where exists (select from accounts own where own.person_id = people.person_id and own.unit_id = at_unit)
  ),
  looked_up as materialized (
    select a.id, a.person_id, a.unit_id, asked.month from elsewhere a join asked on asked.person_id = a.person_id
  )
  select distinct k.person_id, k.month
  from looked_up k
  where exists (
      select from remittances r
      join roster_lines l on l.unit_id = r.unit_id and l.remittance_id = r.id and l.account_id = k.id and l.unit_share + l.own_share > 0
      where r.unit_id = k.unit_id and r.month = k.month and r.state = 'posted' and not exists (
        select from correction_months c where c.account_id = k.id and c.month = k.month and c.state = 'corrected'))
    or exists (
      select from filings f
      where f.unit_id = k.unit_id and f.account_id = k.id and f.kind = 'back-pay' and f.for_month = k.month
        and f.back_pay_type in ('full', 'deferral') and f.state = 'effective' and f.paid_on is not null and not exists (
        select from correction_months c
        where c.account_id = k.id and c.month = k.month and c.state = 'corrected' and f.id = any(c.back_pay_ids)))
$$;
--> statement-breakpoint
revoke execute on function months_paid_elsewhere(uuid, uuid[], text[]) from public;
--> statement-breakpoint
grant execute on function months_paid_elsewhere(uuid, uuid[], text[]) to provident_hall_app;
