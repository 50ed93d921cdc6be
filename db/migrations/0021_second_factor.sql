-- 两步验证 of staff: only the centre's own context sees it. Before anybody is signed in, these functions ask and answer no more than they must.
do $$ declare t text; begin
  foreach t in array array['second_factors', 'recovery_codes', 'second_factor_roles'] loop
    execute format('grant select, insert, update, delete on %I to provident_hall_app', t);
    execute format('create trigger require_actor before insert or update or delete on %I for each statement execute function require_actor()', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_tools on %I to current_user using (true) with check (true)', t);
    execute format('create policy office on %I to provident_hall_app using ((select in_office())) with check ((select in_office()))', t);
  end loop;
end $$;
--> statement-breakpoint
create function second_factor_of(asked uuid) returns bytea language sql stable security definer set search_path = public, pg_temp as
$$ select secret_cipher from second_factors where staff_id = asked and confirmed_at is not null $$;
--> statement-breakpoint
-- The code of a step is used once, and none before it afterwards.
create function use_factor_step(asked uuid, step integer) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update second_factors set last_step = step where staff_id = asked and confirmed_at is not null and last_step < step;
  return found;
end $$;
--> statement-breakpoint
create function use_recovery_code(asked uuid, hash bytea, at timestamptz) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update recovery_codes set used_at = at where staff_id = asked and code_hash = hash and used_at is null;
  return found;
end $$;
--> statement-breakpoint
-- Whether a role of this member of staff needs a second factor that he has not got.
create function must_enrol(asked uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from staff f join second_factor_roles r on r.role = any(f.roles) where f.id = asked)
    and not exists (select from second_factors where staff_id = asked and confirmed_at is not null)
$$;
--> statement-breakpoint
do $$ declare f text; begin
  foreach f in array array['second_factor_of', 'use_factor_step', 'use_recovery_code', 'must_enrol'] loop
    execute format('revoke execute on function %s from public', f::regproc::regprocedure);
    execute format('grant execute on function %s to provident_hall_app', f::regproc::regprocedure);
  end loop;
end $$;
