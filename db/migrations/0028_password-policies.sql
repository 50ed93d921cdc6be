CREATE TABLE "former_passwords" (
	"operator_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	CONSTRAINT "former_passwords_operator_id_ended_at_hash_pk" PRIMARY KEY("operator_id","ended_at","hash")
);
--> statement-breakpoint
CREATE TABLE "password_policies" (
	"from_on" date PRIMARY KEY NOT NULL,
	"policy" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "password_policies_known" CHECK ("password_policies"."policy" in ('six-digits', 'long'))
);
--> statement-breakpoint
ALTER TABLE "former_passwords" ADD CONSTRAINT "former_passwords_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- 登录密码规则: the centre's to set. What holds is asked by who is not signed in yet, and told by function; former passwords are told to nobody.
do $$ declare t text; begin
  foreach t in array array['password_policies', 'former_passwords'] loop
    execute format('create trigger require_actor before insert or update or delete on %I for each statement execute function require_actor()', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_tools on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert, update on password_policies to provident_hall_app;
--> statement-breakpoint
-- No policy lets it see a row.
grant select on former_passwords to provident_hall_app;
--> statement-breakpoint
create policy office on password_policies to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
-- The rule of a day, and whether there has ever been a long one, so that a password field offers letters.
create function password_policy_on(day date) returns table (policy text, letters boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select p.policy from password_policies p where p.from_on <= day order by p.from_on desc limit 1), 'six-digits'),
    exists (select from password_policies p where p.from_on <= day and p.policy = 'long')
$$;
--> statement-breakpoint
-- Whether an operator's password is older than the long rule that holds. Who has none, has none to change.
create function must_change_password(asked uuid, day date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from (select * from password_policies where from_on <= day order by from_on desc limit 1) p join operators o on o.id = asked
    where p.policy = 'long' and o.password_hash is not null
      and coalesce(o.password_changed_at, '-infinity') < greatest(p.set_at, p.from_on::timestamp at time zone 'Asia/Shanghai'))
$$;
--> statement-breakpoint
-- What a new password is compared with: the login, and the hashes of this one and the four before it.
create function password_facts(asked uuid) returns table (login text, hashes text)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.login, (
    select string_agg(h.hash, ' ') from (
      select o.password_hash as hash where o.password_hash is not null
      union all
      (select f.hash from former_passwords f where f.operator_id = o.id order by f.ended_at desc limit 4)
    ) h)
  from operators o where o.id = asked
$$;
--> statement-breakpoint
create function remember_password() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.password_hash is not null and old.password_hash is distinct from new.password_hash then
    insert into former_passwords (operator_id, hash, ended_at) values (old.id, old.password_hash, clock_timestamp());
    delete from former_passwords f where f.operator_id = old.id
      and f.ended_at < (select min(k.ended_at) from (select ended_at from former_passwords where operator_id = old.id order by ended_at desc limit 4) k);
  end if;
  return null;
end $$;
--> statement-breakpoint
revoke execute on function remember_password() from public;
--> statement-breakpoint
create trigger remember_password after update of password_hash on operators for each row execute function remember_password();
--> statement-breakpoint
do $$ declare f text; begin
  foreach f in array array['password_policy_on', 'must_change_password', 'password_facts'] loop
    execute format('revoke execute on function %s from public', f::regproc::regprocedure);
    execute format('grant execute on function %s to provident_hall_app', f::regproc::regprocedure);
  end loop;
end $$;
