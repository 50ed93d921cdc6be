CREATE TABLE "phone_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"operator_version" integer NOT NULL,
	"phone_cipher" "bytea",
	"phone_mask" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "phone_changes_state_known" CHECK ("phone_changes"."state" in ('proposed', 'done', 'declined')),
	CONSTRAINT "phone_changes_by_two" CHECK ("phone_changes"."state" = 'proposed' or ("phone_changes"."decided_by" is not null and "phone_changes"."decided_by" <> "phone_changes"."proposed_by")),
	CONSTRAINT "phone_changes_number_while_waiting" CHECK (("phone_changes"."state" = 'proposed') = ("phone_changes"."phone_cipher" is not null))
);
--> statement-breakpoint
ALTER TABLE "phone_changes" ADD CONSTRAINT "phone_changes_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "phone_changes" ADD CONSTRAINT "phone_changes_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "phone_changes_of_unit" ON "phone_changes" USING btree ("unit_id","operator_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "phone_changes_one_waiting" ON "phone_changes" USING btree ("operator_id") WHERE "phone_changes"."state" = 'proposed';
--> statement-breakpoint
grant select, insert, update on phone_changes to provident_hall_app;
--> statement-breakpoint
create trigger require_actor before insert or update or delete on phone_changes for each statement execute function require_actor();
--> statement-breakpoint
alter table phone_changes enable row level security;
--> statement-breakpoint
alter table phone_changes force row level security;
--> statement-breakpoint
create policy owner_tools on phone_changes to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on phone_changes to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
-- A unit is told what was done; what waits is between two of the centre.
create policy own_unit_reads on phone_changes for select to provident_hall_app using (unit_id = (select current_unit()) and state = 'done');
