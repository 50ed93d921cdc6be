CREATE TABLE "suspense_refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt_id" uuid NOT NULL,
	"unit_id" uuid,
	"amount" bigint NOT NULL,
	"payee_name" text NOT NULL,
	"payee_account" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "suspense_refunds_state_known" CHECK ("suspense_refunds"."state" in ('proposed', 'done', 'declined')),
	CONSTRAINT "suspense_refunds_amount_positive" CHECK ("suspense_refunds"."amount" > 0),
	CONSTRAINT "suspense_refunds_two_people" CHECK ("suspense_refunds"."decided_by" is null or "suspense_refunds"."decided_by" <> "suspense_refunds"."proposed_by")
);
--> statement-breakpoint
ALTER TABLE "journals" DROP CONSTRAINT "journals_kind_known";--> statement-breakpoint
DROP INDEX "remittances_one_in_progress";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "remittances" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
select set_config('app.actor', 'migration', true);--> statement-breakpoint
update remittances set batch_id = id;--> statement-breakpoint
ALTER TABLE "remittances" ALTER COLUMN "batch_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "suspense_refunds" ADD CONSTRAINT "suspense_refunds_receipt_id_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."receipts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspense_refunds" ADD CONSTRAINT "suspense_refunds_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suspense_refunds_of_receipt" ON "suspense_refunds" USING btree ("receipt_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suspense_refunds_one_waiting" ON "suspense_refunds" USING btree ("receipt_id") WHERE "suspense_refunds"."state" = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("unit_id","key");--> statement-breakpoint
CREATE INDEX "remittances_of_batch" ON "remittances" USING btree ("batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "remittances_one_in_progress" ON "remittances" USING btree ("unit_id") WHERE "remittances"."state" in ('saved', 'due', 'arrived') and "remittances"."id" = "remittances"."batch_id";--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_kind_known" CHECK ("journals"."kind" in ('opening', 'remittance', 'back-pay', 'receipt', 'allocation', 'refund', 'transfer', 'transfer-back', 'interest', 'reversal'));--> statement-breakpoint
-- A month that is saved by itself is its own batch.
create function own_batch() returns trigger language plpgsql as $$
begin
  new.batch_id := coalesce(new.batch_id, new.id);
  return new;
end $$;
--> statement-breakpoint
create trigger own_batch before insert on remittances for each row execute function own_batch();
--> statement-breakpoint
grant select, insert, update on suspense_refunds to provident_hall_app;
--> statement-breakpoint
create trigger require_actor before insert or update or delete on suspense_refunds for each statement execute function require_actor();
--> statement-breakpoint
alter table suspense_refunds enable row level security;
--> statement-breakpoint
alter table suspense_refunds force row level security;
--> statement-breakpoint
create policy owner_tools on suspense_refunds to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on suspense_refunds to provident_hall_app using ((select in_office())) with check ((select in_office()));
