CREATE TABLE "approvals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"input" jsonb NOT NULL,
	"request_key" uuid NOT NULL,
	"state" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"month" text,
	"people" integer,
	"amount" bigint,
	"fingerprint" "bytea" NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"opinion" text,
	"refusal" text,
	"refusal_values" jsonb,
	"result_path" text,
	CONSTRAINT "approvals_state_known" CHECK ("approvals"."state" in ('waiting', 'approved', 'returned', 'withdrawn')),
	CONSTRAINT "approvals_decided" CHECK (("approvals"."state" = 'waiting') = ("approvals"."decided_at" is null) and ("approvals"."decided_by" is null) = ("approvals"."decided_at" is null)),
	CONSTRAINT "approvals_by_another" CHECK ("approvals"."state" <> 'approved' or "approvals"."decided_by" <> "approvals"."made_by")
);
--> statement-breakpoint
ALTER TABLE "operation_log" ADD COLUMN "approved_by" uuid;
--> statement-breakpoint
ALTER TABLE "operation_log" ADD COLUMN "approved_by_name" text;
--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "second_person" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_made_by_operators_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_by_operators_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "approvals_of_unit" ON "approvals" USING btree ("unit_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_waits" ON "approvals" USING btree ("unit_id") WHERE "approvals"."state" = 'waiting';
--> statement-breakpoint
create trigger require_actor before insert or update or delete on approvals for each statement execute function require_actor();
--> statement-breakpoint
alter table approvals enable row level security;
--> statement-breakpoint
alter table approvals force row level security;
--> statement-breakpoint
create policy owner_tools on approvals to current_user using (true) with check (true);
--> statement-breakpoint
-- The unit's own affair: the centre neither sees it nor is held up by it.
create policy own_unit on approvals to provident_hall_app
  using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()));
--> statement-breakpoint
-- What was asked for stays as it was asked for.
grant select, insert, update (state, decided_by, decided_at, opinion, refusal, refusal_values, result_path) on approvals to provident_hall_app;
