CREATE TABLE "one_time_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"holder" "bytea" NOT NULL,
	"phone_index" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "short_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"purpose" text NOT NULL,
	"phone_cipher" "bytea" NOT NULL,
	"phone_mask" text NOT NULL,
	"wording" text NOT NULL,
	"sealed_wording" "bytea",
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"caused_by" "bytea",
	CONSTRAINT "short_messages_state_known" CHECK ("short_messages"."state" in ('waiting', 'sent', 'failed', 'decoy'))
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "stepped_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "stepped_up_for" text;--> statement-breakpoint
CREATE INDEX "one_time_codes_of_holder" ON "one_time_codes" USING btree ("holder","purpose","id");--> statement-breakpoint
CREATE INDEX "one_time_codes_of_phone" ON "one_time_codes" USING btree ("phone_index","at");--> statement-breakpoint
CREATE INDEX "short_messages_waiting" ON "short_messages" USING btree ("next_attempt_at") WHERE "short_messages"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "short_messages_of_browser" ON "short_messages" USING btree ("caused_by","id");--> statement-breakpoint

do $$ declare t text; begin
  foreach t in array array['one_time_codes', 'short_messages'] loop
    execute format('grant select, insert, update, delete on %I to provident_hall_app', t);
    execute format('create trigger require_actor before insert or update or delete on %I for each statement execute function require_actor()', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_tools on %I to current_user using (true) with check (true)', t);
    execute format('create policy office on %I to provident_hall_app using ((select in_office())) with check ((select in_office()))', t);
  end loop;
end $$;
--> statement-breakpoint

-- A short message for the outbox. Whoever causes one need not be able to read any.
create function queue_short_message(new_id uuid, made_at timestamptz, for_purpose text, phone bytea, mask text, kept text, sealed bytea, new_state text, browser bytea)
returns void language sql volatile security definer set search_path = public, pg_temp as $$
  insert into short_messages (id, at, purpose, phone_cipher, phone_mask, wording, sealed_wording, state, next_attempt_at, caused_by)
  values (new_id, made_at, for_purpose, phone, mask, kept, sealed, new_state, made_at, browser)
$$;
--> statement-breakpoint

-- A code is given when the last one of this phone and purpose is long enough ago and there were not too many in an hour. One phone after the other,
-- so that a hundred askers at once are counted.
create function issue_code(new_id uuid, for_purpose text, for_holder bytea, phone bytea, hash bytea, made_at timestamptz, until timestamptz, pause interval, most_an_hour integer)
returns text language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare last_at timestamptz; in_the_hour integer;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(phone, 'hex'), 2));
  select max(at), count(*) into last_at, in_the_hour from one_time_codes
  where phone_index = phone and purpose = for_purpose and at > made_at - interval '1 hour';
  if last_at > made_at - pause then return 'too-soon'; end if;
  if in_the_hour >= most_an_hour then return 'too-many'; end if;
  insert into one_time_codes (id, purpose, holder, phone_index, code_hash, at, expires_at)
  values (new_id, for_purpose, for_holder, phone, hash, made_at, until);
  return 'given';
end $$;
--> statement-breakpoint

-- Takes one try from the newest code of this browser and purpose, and says whether it was right. A right one is used up by that.
create function try_code(for_purpose text, for_holder bytea, hash bytea, tried_at timestamptz, most_tries integer)
returns text language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare newest one_time_codes;
begin
  select * into newest from one_time_codes where holder = for_holder and purpose = for_purpose order by id desc limit 1 for update;
  if newest.id is null or newest.used_at is not null or newest.expires_at <= tried_at then return 'none'; end if;
  if newest.tries >= most_tries then return 'spent'; end if;
  update one_time_codes set tries = tries + 1, used_at = case when code_hash = hash then tried_at end where id = newest.id;
  if newest.code_hash = hash then return 'right'; end if;
  return case when newest.tries + 1 >= most_tries then 'spent' else 'wrong' end;
end $$;
--> statement-breakpoint

create function step_up_session(asked bytea, for_what text, proven_at timestamptz) returns void
language sql volatile security definer set search_path = public, pg_temp as
$$ update sessions set stepped_up_at = proven_at, stepped_up_for = for_what where token_hash = asked and ended_at is null $$;
--> statement-breakpoint
do $$ declare f text; begin
  foreach f in array array['queue_short_message', 'issue_code', 'try_code', 'step_up_session'] loop
    execute format('revoke execute on function %s from public', f::regproc::regprocedure);
    execute format('grant execute on function %s to provident_hall_app', f::regproc::regprocedure);
  end loop;
end $$;
