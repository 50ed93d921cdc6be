-- Ends every session of this account, and every one that its owner began by the account that he signed in by and then switched over from.
create or replace function end_other_sessions(for_operator uuid, for_staff uuid, kept bytea, at timestamptz) returns bigint
language sql volatile security definer set search_path = public, pg_temp as $$
  with begun as (
    select coalesce(s.via_operator_id, s.operator_id) as by from sessions s where s.token_hash = kept and s.operator_id = for_operator
  ), ended as (
    update sessions set ended_at = at
    where (operator_id = for_operator or staff_id = for_staff or (select b.by from begun b) in (operator_id, via_operator_id))
      and ended_at is null and token_hash <> kept and expires_at > at returning 1
  ) select count(*) from ended
$$;
--> statement-breakpoint
-- The sessions that end_other_sessions would end, and this one. Asked by its owner; of where he switched over to, no unit is told.
create function own_sessions(asked bytea, at timestamptz)
returns table (id uuid, token_hash bytea, browser text, address text, started_at timestamptz, seen_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with me as (
    select s.operator_id, s.staff_id, coalesce(s.via_operator_id, s.operator_id) as begun_by from sessions s
    where s.token_hash = asked and s.ended_at is null and coalesce(s.operator_id, s.staff_id)::text = current_actor()
  )
  select s.id, s.token_hash, s.browser, s.address, s.started_at, s.seen_at
  from me join sessions s on s.staff_id = me.staff_id
    or s.operator_id in (me.operator_id, me.begun_by)
    or s.via_operator_id = me.begun_by and s.operator_id in (select o.id from operators o where o.home_id = me.begun_by)
  where s.ended_at is null and s.expires_at > at
$$;
--> statement-breakpoint
revoke execute on function own_sessions(bytea, timestamptz) from public;
--> statement-breakpoint
grant execute on function own_sessions(bytea, timestamptz) to provident_hall_app;
--> statement-breakpoint
-- A closed unit leaves its name to the one that is registered anew under it. Where only closed ones have it, the last of them is told why.
create or replace function find_operator(identifier text)
returns table (operator_id uuid, unit_id uuid, operator_name text, operator_status text, password_hash text, unit_status text, agreement_signed_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, u.id, o.name, o.status, o.password_hash, u.status, u.agreement_signed_on
  from operators o join units u on u.id = o.unit_id
  where lower(o.login) = lower(identifier)
     or (o.is_primary and (u.number = identifier or (u.name = identifier
       and (select count(*) from units n where n.name = identifier and (n.status <> 'closed' or n.id = u.id)) = 1)))
  order by lower(o.login) = lower(identifier) desc, u.status = 'closed', u.id desc limit 1
$$;
--> statement-breakpoint
-- Who is about to begin a session waits for a change of his password, and a change that comes later waits for him, and then ends the session.
create function hold_account(for_operator uuid, for_staff uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform from operators where id = for_operator for share;
  perform from staff where id = for_staff for share;
end $$;
--> statement-breakpoint
revoke execute on function hold_account(uuid, uuid) from public;
--> statement-breakpoint
grant execute on function hold_account(uuid, uuid) to provident_hall_app;
--> statement-breakpoint
-- What was sent to a phone that is somebody's no more sets no password: a link, or 忘记密码 that was begun. Of the asker's own unit, or for the centre.
create function end_open_links(asked uuid, at timestamptz) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  update password_links set ended_at = at
  where (operator_id = asked or staff_id = asked) and ended_at is null and (in_office() or unit_id = current_unit());
  update password_resets r set finished_at = at from operators o
  where r.operator_id = asked and o.id = asked and r.finished_at is null and (in_office() or o.unit_id = current_unit());
$$;
--> statement-breakpoint
revoke execute on function end_open_links(uuid, timestamptz) from public;
--> statement-breakpoint
grant execute on function end_open_links(uuid, timestamptz) to provident_hall_app;
--> statement-breakpoint
-- An account of the asker's unit is another person's from now on: nothing by which the former one came in opens it, nor is kept for comparison.
create function hand_over_account(asked uuid, at timestamptz) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from operators o where o.id = asked and o.unit_id = current_unit()) then return; end if;
  update operators set password_hash = null, password_changed_at = at where id = asked;
  delete from former_passwords where operator_id = asked;
  update sessions set ended_at = at where asked in (operator_id, via_operator_id) and ended_at is null;
  update certificate_bindings set state = 'ended', ended_by = current_actor()::uuid, ended_at = at where operator_id = asked and state = 'active';
  update certificate_bindings set state = 'declined', decided_by = current_actor()::uuid, decided_at = at where operator_id = asked and state = 'proposed';
end $$;
--> statement-breakpoint
revoke execute on function hand_over_account(uuid, timestamptz) from public;
--> statement-breakpoint
grant execute on function hand_over_account(uuid, timestamptz) to provident_hall_app;
