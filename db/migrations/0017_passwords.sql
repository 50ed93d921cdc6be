CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"operator_id" uuid,
	"identifier_cipher" "bytea" NOT NULL,
	"address" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"proven_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "password_resets_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
grant select, insert, update, delete on password_resets to provident_hall_app;
--> statement-breakpoint
create trigger require_actor before insert or update or delete on password_resets for each statement execute function require_actor();
--> statement-breakpoint
alter table password_resets enable row level security;
--> statement-breakpoint
alter table password_resets force row level security;
--> statement-breakpoint
create policy owner_tools on password_resets to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on password_resets to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
-- 忘记密码 begins for whatever was typed. Only an account that could sign in and has a phone can end it; nobody is told which.
create function begin_password_reset(new_id uuid, token bytea, identifier text, sealed bytea, from_address text, at timestamptz, until timestamptz)
returns void language sql volatile security definer set search_path = public, pg_temp as $$
  insert into password_resets (id, token_hash, operator_id, identifier_cipher, address, started_at, expires_at)
  values (new_id, token, (
    select o.id from find_operator(identifier) f join operators o on o.id = f.operator_id
    where o.status = 'active' and o.phone_cipher is not null and f.unit_status <> 'closed' and f.agreement_signed_on is not null
  ), sealed, from_address, at, until)
$$;
--> statement-breakpoint
create function find_password_reset(token bytea, at timestamptz)
returns table (operator_id uuid, phone_cipher bytea, identifier_cipher bytea, proven_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.phone_cipher, r.identifier_cipher, r.proven_at
  from password_resets r left join operators o on o.id = r.operator_id
  where r.token_hash = token and r.finished_at is null and r.expires_at > at
$$;
--> statement-breakpoint
create function prove_password_reset(token bytea, at timestamptz) returns void
language sql volatile security definer set search_path = public, pg_temp as
$$ update password_resets set proven_at = at where token_hash = token and finished_at is null $$;
--> statement-breakpoint
-- A new password for one's own account: every session ends but the one kept, and that one begins anew.
create function change_password(for_operator uuid, for_staff uuid, new_hash text, at timestamptz, kept bytea)
returns void language sql volatile security definer set search_path = public, pg_temp as $$
  update operators set password_hash = new_hash, password_changed_at = at where id = for_operator;
  update staff set password_hash = new_hash, password_changed_at = at where id = for_staff;
  update sessions set ended_at = at where (operator_id = for_operator or staff_id = for_staff) and ended_at is null and token_hash is distinct from kept;
  update sessions set started_at = at where token_hash = kept and ended_at is null;
$$;
--> statement-breakpoint
-- Ends 忘记密码 once, and only after its code was right; the log row comes with it. Gives the phone to be told, or nothing.
create function finish_password_reset(token bytea, new_hash text, at timestamptz, log_id uuid)
returns bytea language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare who operators; reset uuid;
begin
  update password_resets set finished_at = at
  where token_hash = token and finished_at is null and expires_at > at and operator_id is not null and proven_at > at - interval '5 minutes'
  returning operator_id, id into who.id, reset;
  if who.id is null then return null; end if;
  select * into who from operators where id = who.id;
  perform change_password(who.id, null, new_hash, at, null);
  insert into operation_log (id, at, operation, actor_kind, actor_id, actor_name, unit_id, request_key, outcome)
  values (log_id, at, 'password.reset', 'operator', who.id, who.name, who.unit_id, reset, 'done');
  return who.phone_cipher;
end $$;
--> statement-breakpoint
create function end_other_sessions(for_operator uuid, for_staff uuid, kept bytea, at timestamptz) returns bigint
language sql volatile security definer set search_path = public, pg_temp as $$
  with ended as (
    update sessions set ended_at = at where (operator_id = for_operator or staff_id = for_staff) and ended_at is null and token_hash <> kept and expires_at > at returning 1
  ) select count(*) from ended
$$;
--> statement-breakpoint
do $$ declare f text; begin
  foreach f in array array['begin_password_reset', 'find_password_reset', 'prove_password_reset', 'finish_password_reset', 'change_password', 'end_other_sessions'] loop
    execute format('revoke execute on function %s from public', f::regproc::regprocedure);
    execute format('grant execute on function %s to provident_hall_app', f::regproc::regprocedure);
  end loop;
end $$;
