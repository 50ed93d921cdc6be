CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"state" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"started_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"attempt" smallint DEFAULT 0 NOT NULL,
	"runner" uuid,
	"beat_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"file_name" text,
	"file_size" bigint,
	"file_removed_at" timestamp with time zone,
	"reference" text,
	CONSTRAINT "jobs_kind_known" CHECK ("jobs"."kind" in ('export')),
	CONSTRAINT "jobs_state_known" CHECK ("jobs"."state" in ('waiting', 'running', 'done', 'failed')),
	CONSTRAINT "jobs_running_has_runner" CHECK (("jobs"."state" = 'running') = ("jobs"."runner" is not null and "jobs"."beat_at" is not null)),
	CONSTRAINT "jobs_done_has_file" CHECK (("jobs"."state" = 'done') = ("jobs"."file_name" is not null and "jobs"."file_size" is not null)),
	CONSTRAINT "jobs_failed_has_reference" CHECK (("jobs"."state" = 'failed') = ("jobs"."reference" is not null)),
	CONSTRAINT "jobs_ended_says_when" CHECK (("jobs"."state" in ('done', 'failed')) = ("jobs"."finished_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_of_unit" ON "jobs" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "jobs_to_do" ON "jobs" USING btree ("id") WHERE "jobs"."state" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "jobs_with_file" ON "jobs" USING btree ("finished_at") WHERE "jobs"."file_name" is not null and "jobs"."file_removed_at" is null;--> statement-breakpoint
grant select, insert, update on jobs to provident_hall_app;
--> statement-breakpoint
create trigger require_actor before insert or update or delete on jobs for each statement execute function require_actor();
--> statement-breakpoint
alter table jobs enable row level security;
--> statement-breakpoint
alter table jobs force row level security;
--> statement-breakpoint
create policy owner_tools on jobs to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on jobs to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
create policy own_unit on jobs to provident_hall_app using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()));
