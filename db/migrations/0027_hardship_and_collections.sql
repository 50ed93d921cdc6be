CREATE TABLE "collection_instructions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"batch_number" text NOT NULL,
	"payer_name" text NOT NULL,
	"payer_account" text NOT NULL,
	"payer_bank" text,
	"amount" bigint NOT NULL,
	"state" text NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_on" date NOT NULL,
	"ended_at" timestamp with time zone,
	"failed_by" uuid,
	"failure" text,
	CONSTRAINT "collection_instructions_state_known" CHECK ("collection_instructions"."state" in ('sent', 'collected', 'failed')),
	CONSTRAINT "collection_instructions_amount_positive" CHECK ("collection_instructions"."amount" > 0),
	CONSTRAINT "collection_instructions_failure_said" CHECK (("collection_instructions"."state" = 'failed') = ("collection_instructions"."failure" is not null))
);
--> statement-breakpoint
ALTER TABLE "change_applications" DROP CONSTRAINT "change_applications_field_known";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_state_known";
--> statement-breakpoint
ALTER TABLE "remittances" DROP CONSTRAINT "remittances_state_known";
--> statement-breakpoint
ALTER TABLE "remittances" DROP CONSTRAINT "remittances_due_has_payment";
--> statement-breakpoint
DROP INDEX "payments_one_open";
--> statement-breakpoint
DROP INDEX "remittances_one_in_progress";
--> statement-breakpoint
DROP INDEX "remittances_one_per_month";
--> statement-breakpoint
ALTER TABLE "change_applications" ADD COLUMN "until_month" text;
--> statement-breakpoint
ALTER TABLE "change_applications" ADD COLUMN "unit_ratio" integer;
--> statement-breakpoint
ALTER TABLE "change_applications" ADD COLUMN "own_ratio" integer;
--> statement-breakpoint
ALTER TABLE "change_applications" ADD COLUMN "first_approved_by" uuid;
--> statement-breakpoint
ALTER TABLE "change_applications" ADD COLUMN "first_approved_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "deferred_until" text;
--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "low_ratio_until" text;
--> statement-breakpoint
ALTER TABLE "collection_instructions" ADD CONSTRAINT "collection_instructions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "collection_instructions" ADD CONSTRAINT "collection_instructions_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "collection_instructions_of_payment" ON "collection_instructions" USING btree ("unit_id","payment_id");
--> statement-breakpoint
CREATE INDEX "collection_instructions_of_batch" ON "collection_instructions" USING btree ("batch_number");
--> statement-breakpoint
CREATE UNIQUE INDEX "collection_instructions_one_sent" ON "collection_instructions" USING btree ("payment_id") WHERE "collection_instructions"."state" = 'sent';
--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_open" ON "payments" USING btree ("unit_id","purpose") WHERE "payments"."state" = 'due';
--> statement-breakpoint
CREATE UNIQUE INDEX "remittances_one_in_progress" ON "remittances" USING btree ("unit_id") WHERE "remittances"."state" in ('saved', 'due') and "remittances"."id" = "remittances"."batch_id";
--> statement-breakpoint
CREATE UNIQUE INDEX "remittances_one_per_month" ON "remittances" USING btree ("unit_id","month") WHERE "remittances"."state" in ('saved', 'due', 'posted', 'deferred');
--> statement-breakpoint
ALTER TABLE "change_applications" ADD CONSTRAINT "change_applications_until_is_month" CHECK ("change_applications"."until_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
--> statement-breakpoint
ALTER TABLE "change_applications" ADD CONSTRAINT "change_applications_relief_ends" CHECK (("change_applications"."field" in ('deferral', 'lowRatio')) = ("change_applications"."until_month" is not null) and ("change_applications"."field" = 'lowRatio') = ("change_applications"."unit_ratio" is not null and "change_applications"."own_ratio" is not null));
--> statement-breakpoint
ALTER TABLE "change_applications" ADD CONSTRAINT "change_applications_two_reviewers" CHECK ("change_applications"."decided_by" is null or "change_applications"."first_approved_by" is null or "change_applications"."decided_by" <> "change_applications"."first_approved_by");
--> statement-breakpoint
ALTER TABLE "change_applications" ADD CONSTRAINT "change_applications_field_known" CHECK ("change_applications"."field" in ('name', 'creditCode', 'legalRepresentative', 'nature', 'bankName', 'bankAccount', 'employeeName', 'idNumber', 'phone', 'deferral', 'lowRatio'));
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_state_known" CHECK ("payments"."state" in ('due', 'posted', 'revoked', 'expired'));
--> statement-breakpoint
ALTER TABLE "remittances" ADD CONSTRAINT "remittances_state_known" CHECK ("remittances"."state" in ('saved', 'due', 'posted', 'deferred', 'revoked', 'expired'));
--> statement-breakpoint
ALTER TABLE "remittances" ADD CONSTRAINT "remittances_due_has_payment" CHECK ("remittances"."state" <> 'due' or "remittances"."payment_id" is not null);
--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_deferred_until_is_month" CHECK ("units"."deferred_until" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_low_ratio_until_is_month" CHECK ("units"."low_ratio_until" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_one_relief" CHECK ("units"."deferred_until" is null or "units"."low_ratio_until" is null);
--> statement-breakpoint
create trigger require_actor before insert or update or delete on collection_instructions for each statement execute function require_actor();
--> statement-breakpoint
alter table collection_instructions enable row level security;
--> statement-breakpoint
alter table collection_instructions force row level security;
--> statement-breakpoint
create policy owner_tools on collection_instructions to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on collection_instructions to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
-- Its unit sees what the bank was told, and writes none of it.
create policy own_unit on collection_instructions for select to provident_hall_app using (unit_id = (select current_unit()));
--> statement-breakpoint
-- What was sent stays as it was sent; what came of it is written once.
grant select, insert, update (state, ended_at, failed_by, failure) on collection_instructions to provident_hall_app;
