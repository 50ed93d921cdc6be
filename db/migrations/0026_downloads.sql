CREATE TABLE "downloads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"version" text NOT NULL,
	"file_name" text NOT NULL,
	"size" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "downloads_kind_known" CHECK ("downloads"."kind" in ('driver', 'guide')),
	CONSTRAINT "downloads_withdrawn_by" CHECK (("downloads"."withdrawn_by" is null) = ("downloads"."withdrawn_at" is null))
);
--> statement-breakpoint
ALTER TABLE "downloads" ADD CONSTRAINT "downloads_published_by_staff_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "downloads" ADD CONSTRAINT "downloads_withdrawn_by_staff_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "downloads_offered" ON "downloads" USING btree ("id") WHERE "downloads"."withdrawn_at" is null;
--> statement-breakpoint
create trigger require_actor before insert or update or delete on downloads for each statement execute function require_actor();
--> statement-breakpoint
alter table downloads enable row level security;
--> statement-breakpoint
alter table downloads force row level security;
--> statement-breakpoint
create policy owner_tools on downloads to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on downloads to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
-- What was published stays as it was published.
grant select, insert, update (withdrawn_by, withdrawn_at) on downloads to provident_hall_app;
--> statement-breakpoint
-- What the centre offers to everybody, signed in or not.
create function offered_downloads()
returns table (id uuid, kind text, name text, version text, file_name text, size integer, hash bytea, published_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, kind, name, version, file_name, size, hash, published_at from downloads where withdrawn_at is null
$$;
--> statement-breakpoint
revoke execute on function offered_downloads() from public;
--> statement-breakpoint
grant execute on function offered_downloads() to provident_hall_app;
