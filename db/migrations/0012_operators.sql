CREATE TABLE "password_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"unit_id" uuid,
	"operator_id" uuid,
	"staff_id" uuid,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "password_links_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "password_links_one_owner" CHECK (("password_links"."operator_id" is null) <> ("password_links"."staff_id" is null)),
	CONSTRAINT "password_links_operator_has_unit" CHECK (("password_links"."operator_id" is null) = ("password_links"."unit_id" is null))
);
--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "id_number_cipher" "bytea";
--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "id_number_index" "bytea";
--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "id_number_mask" text;
--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "password_links_of_operator" ON "password_links" USING btree ("operator_id");
--> statement-breakpoint
CREATE INDEX "password_links_of_staff" ON "password_links" USING btree ("staff_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "operators_one_per_person" ON "operators" USING btree ("unit_id","id_number_index");
--> statement-breakpoint
-- 专管员设置: a unit keeps its own operators, and nobody else's. A password is set by its owner only, by a one-time link.
create policy own_unit_adds on operators for insert to provident_hall_app
  with check (unit_id = (select current_unit()) and password_hash is null and not is_primary);
--> statement-breakpoint
create policy own_unit_changes on operators for update to provident_hall_app
  using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()));
--> statement-breakpoint
create trigger require_actor before insert or update or delete on password_links for each statement execute function require_actor();
--> statement-breakpoint
alter table password_links enable row level security;
--> statement-breakpoint
alter table password_links force row level security;
--> statement-breakpoint
create policy owner_tools on password_links to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on password_links to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
create policy own_unit on password_links to provident_hall_app
  using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()));
--> statement-breakpoint
grant select, insert, update on password_links to provident_hall_app;
--> statement-breakpoint
-- Ends the sessions of one who works for the asker's own unit, or of anybody for the centre.
create function end_sessions_of(asked uuid, at timestamptz) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  update sessions set ended_at = at
  where (operator_id = asked or staff_id = asked) and ended_at is null and (in_office() or unit_id = current_unit())
$$;
--> statement-breakpoint
-- Whose password a link sets, while it can be used; whoever has the link may know the login and the name that it is for.
create function find_password_link(asked bytea, at timestamptz)
returns table (operator_id uuid, staff_id uuid, login text, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.operator_id, l.staff_id, coalesce(o.login, f.login), coalesce(o.name, f.name)
  from password_links l left join operators o on o.id = l.operator_id left join staff f on f.id = l.staff_id
  where l.token_hash = asked and l.ended_at is null and l.expires_at > at and coalesce(o.status, f.status) = 'active'
$$;
--> statement-breakpoint
-- Uses a link, once: sets the password and ends the sessions that were begun with another. False where the link cannot be used.
create function set_password_by_link(asked bytea, new_hash text, at timestamptz)
returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare used password_links;
begin
  update password_links l set ended_at = at
  where l.token_hash = asked and exists (select from find_password_link(asked, at))
    and l.ended_at is null
  returning * into used;
  if not found then return false; end if;
  update operators set password_hash = new_hash, password_changed_at = at where id = used.operator_id;
  update staff set password_hash = new_hash, password_changed_at = at where id = used.staff_id;
  update password_links set ended_at = at
  where ended_at is null and (operator_id = used.operator_id or staff_id = used.staff_id);
  update sessions set ended_at = at
  where ended_at is null and (operator_id = used.operator_id or staff_id = used.staff_id);
  return true;
end $$;
--> statement-breakpoint
do $$ declare f regprocedure; begin
  foreach f in array array['end_sessions_of(uuid, timestamptz)', 'find_password_link(bytea, timestamptz)', 'set_password_by_link(bytea, text, timestamptz)']::regprocedure[] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to provident_hall_app', f);
  end loop;
end $$;
