ALTER TABLE "sessions" ADD COLUMN "via_operator_id" uuid;
--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "home_id" uuid;
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_via_operator_id_operators_id_fk" FOREIGN KEY ("via_operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_home_id_operators_id_fk" FOREIGN KEY ("home_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "operators_of_home" ON "operators" USING btree ("home_id");
--> statement-breakpoint
-- A session that was begun from another unit's ends also when the password is changed by which its owner signed in.
create or replace function session_principal(asked bytea)
returns table (session_id uuid, operator_id uuid, staff_id uuid, unit_id uuid, name text, roles text, seen_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.operator_id, s.staff_id, s.unit_id, coalesce(o.name, f.name), array_to_string(coalesce(o.roles, f.roles), ','), s.seen_at, s.expires_at
  from sessions s
  left join operators o on o.id = s.operator_id
  left join operators home on home.id = s.via_operator_id
  left join units u on u.id = s.unit_id
  left join staff f on f.id = s.staff_id
  where s.token_hash = asked and s.ended_at is null
    and ((o.status = 'active' and u.status <> 'closed' and u.agreement_signed_on is not null
          and s.started_at >= coalesce(o.password_changed_at, s.started_at)
          and (home.id is null or o.home_id = home.id and s.started_at >= coalesce(home.password_changed_at, s.started_at)))
      or (f.status = 'active' and s.started_at >= coalesce(f.password_changed_at, s.started_at)))
$$;
--> statement-breakpoint
-- Which units the owner of a session acts for: that of the account by which he signed in, and those that it was accepted for. Asked by himself.
create function units_of_session(asked bytea) returns table (operator_id uuid, unit_number text, unit_name text, roles text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, u.number, u.name, o.roles
  from sessions s
  join operators o on coalesce(s.via_operator_id, s.operator_id) in (o.id, o.home_id)
  join units u on u.id = o.unit_id
  where s.token_hash = asked and s.ended_at is null and s.operator_id::text = current_actor()
    and o.status = 'active' and u.status <> 'closed' and u.agreement_signed_on is not null
$$;
--> statement-breakpoint
-- Ends a session and begins one for another unit of its owner, until the same end; false where he does not act for that unit.
create function switch_session(asked bytea, target uuid, new_id uuid, new_token_hash bytea, at timestamptz)
returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare old sessions; home uuid;
begin
  select * into old from sessions where token_hash = asked and ended_at is null and operator_id::text = current_actor() for update;
  if not found or target = old.operator_id or not exists (select from units_of_session(asked) u where u.operator_id = target) then
    return false;
  end if;
  home := coalesce(old.via_operator_id, old.operator_id);
  update sessions set ended_at = at where id = old.id;
  insert into sessions (id, token_hash, unit_id, operator_id, started_at, seen_at, expires_at, address, browser, via_operator_id)
  select new_id, new_token_hash, o.unit_id, o.id, at, at, old.expires_at, old.address, old.browser, nullif(home, target)
  from operators o where o.id = target;
  return true;
end $$;
--> statement-breakpoint
-- The actor accepts, by the account that he signed in by, to act for the unit that sent the link. The same person only: the ID number must be the same.
create function accept_invitation(asked bytea, at timestamptz)
returns text language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare link password_links; me operators; invited operators;
begin
  select l.* into link from password_links l
  where l.token_hash = asked and l.operator_id is not null and exists (select from find_password_link(asked, at)) for update;
  if not found then return 'unusable'; end if;
  select * into me from operators where id::text = current_actor() and unit_id = current_unit() and status = 'active';
  select * into invited from operators where id = link.operator_id for update;
  if me.id is null or link.ended_at is not null then return 'unusable'; end if;
  if invited.unit_id = me.unit_id then return 'own-unit'; end if;
  if me.home_id is not null then return 'by-agency'; end if;
  if me.id_number_index is null or invited.id_number_index is distinct from me.id_number_index then return 'other-person'; end if;
  update operators set home_id = me.id where id = invited.id;
  update password_links set ended_at = at where ended_at is null and operator_id = invited.id;
  return 'accepted';
end $$;
--> statement-breakpoint
-- Whoever manages an account could otherwise take it over and act for units that its owner alone was invited by: those have to invite him anew.
create function release_agencies(asked uuid) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  update operators set home_id = null
  where home_id = asked and (in_office() or exists (select from operators o where o.id = asked and o.unit_id = current_unit()))
$$;
--> statement-breakpoint
do $$ declare f regprocedure; begin
  foreach f in array array['units_of_session(bytea)', 'switch_session(bytea, uuid, uuid, bytea, timestamptz)', 'accept_invitation(bytea, timestamptz)', 'release_agencies(uuid)']::regprocedure[] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to provident_hall_app', f);
  end loop;
end $$;
