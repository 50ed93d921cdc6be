CREATE TABLE "announcements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"unit_numbers" text[],
	"units" integer NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "announcements_withdrawn_by" CHECK (("announcements"."withdrawn_by" is null) = ("announcements"."withdrawn_at" is null))
);
--> statement-breakpoint
CREATE TABLE "operator_tours" (
	"operator_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"ended_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "filings_of_submission";
--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "revoked_in" uuid;
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "announcement_id" uuid;
--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_published_by_staff_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_withdrawn_by_staff_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "operator_tours" ADD CONSTRAINT "operator_tours_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "operator_tours" ADD CONSTRAINT "operator_tours_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "notices_of_announcement" ON "notices" USING btree ("announcement_id") WHERE "notices"."announcement_id" is not null;
--> statement-breakpoint
CREATE INDEX "notices_announced_to_unit" ON "notices" USING btree ("unit_id","id") WHERE "notices"."announcement_id" is not null;
--> statement-breakpoint
CREATE INDEX "operation_log_of_operation" ON "operation_log" USING btree ("operation","id");
--> statement-breakpoint
CREATE INDEX "operation_log_of_unit_operation" ON "operation_log" USING btree ("unit_id","operation","id");
--> statement-breakpoint
CREATE INDEX "filings_of_submission" ON "filings" USING btree ("unit_id","submission_id","id");
