CREATE TABLE "withdrawal_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "withdrawal_files_state_known" CHECK ("withdrawal_files"."state" in ('proposed', 'done', 'declined')),
	CONSTRAINT "withdrawal_files_two_people" CHECK ("withdrawal_files"."decided_by" is null or "withdrawal_files"."decided_by" <> "withdrawal_files"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"serial" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"withdrawn_on" date NOT NULL,
	"state" text NOT NULL,
	"journal_id" uuid,
	CONSTRAINT "withdrawals_kind_known" CHECK ("withdrawals"."kind" in ('purchase-withdrawal', 'repayment-withdrawal')),
	CONSTRAINT "withdrawals_state_known" CHECK ("withdrawals"."state" in ('proposed', 'done', 'declined')),
	CONSTRAINT "withdrawals_amount_positive" CHECK ("withdrawals"."amount" > 0),
	CONSTRAINT "withdrawals_done_is_booked" CHECK (("withdrawals"."state" = 'done') = ("withdrawals"."journal_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_file_id_withdrawal_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."withdrawal_files"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_journal_id_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."journals"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "withdrawal_files_one_live" ON "withdrawal_files" USING btree ("hash") WHERE "withdrawal_files"."state" <> 'declined';
--> statement-breakpoint
CREATE UNIQUE INDEX "withdrawals_one_per_serial" ON "withdrawals" USING btree ("serial") WHERE "withdrawals"."state" <> 'declined';
--> statement-breakpoint
CREATE INDEX "withdrawals_of_file" ON "withdrawals" USING btree ("file_id","row");
--> statement-breakpoint
CREATE INDEX "withdrawals_waiting" ON "withdrawals" USING btree ("account_id") WHERE "withdrawals"."state" = 'proposed';
--> statement-breakpoint
grant select, insert, update on withdrawal_files, withdrawals to provident_hall_app;
--> statement-breakpoint
create trigger require_actor before insert or update or delete on withdrawal_files for each statement execute function require_actor();
--> statement-breakpoint
create trigger require_actor before insert or update or delete on withdrawals for each statement execute function require_actor();
--> statement-breakpoint
alter table withdrawal_files enable row level security;
--> statement-breakpoint
alter table withdrawal_files force row level security;
--> statement-breakpoint
alter table withdrawals enable row level security;
--> statement-breakpoint
alter table withdrawals force row level security;
--> statement-breakpoint
create policy owner_tools on withdrawal_files to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on withdrawal_files to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
create policy owner_tools on withdrawals to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on withdrawals to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
-- What employees withdraw is between them and the centre; a unit sees what was booked in its ledger, and here nothing that still waits.
create policy own_unit_reads on withdrawals for select to provident_hall_app using (unit_id = (select current_unit()) and state = 'done');
