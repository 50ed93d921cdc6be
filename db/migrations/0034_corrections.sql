CREATE TABLE "correction_months" (
	"unit_id" uuid NOT NULL,
	"correction_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"month" text NOT NULL,
	"state" text NOT NULL,
	"unit_share" bigint NOT NULL,
	"own_share" bigint NOT NULL,
	"back_unit_share" bigint NOT NULL,
	"back_own_share" bigint NOT NULL,
	"back_pay_ids" uuid[] NOT NULL,
	CONSTRAINT "correction_months_correction_id_month_pk" PRIMARY KEY("correction_id","month"),
	CONSTRAINT "correction_months_state_known" CHECK ("correction_months"."state" in ('held', 'corrected', 'released')),
	CONSTRAINT "correction_months_month_is_month" CHECK ("correction_months"."month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "correction_months_amounts_not_negative" CHECK ("correction_months"."unit_share" >= 0 and "correction_months"."own_share" >= 0 and "correction_months"."back_unit_share" >= 0 and "correction_months"."back_own_share" >= 0 and "correction_months"."unit_share" + "correction_months"."own_share" + "correction_months"."back_unit_share" + "correction_months"."back_own_share" > 0)
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"state" text NOT NULL,
	"number" text,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"amount" bigint NOT NULL,
	"first_month" text NOT NULL,
	"last_month" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"submitted_on" date,
	"first_approved_by" uuid,
	"first_approved_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"opinion" text,
	"journal_id" uuid,
	"posted_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "corrections_number_unique" UNIQUE("number"),
	CONSTRAINT "corrections_state_known" CHECK ("corrections"."state" in ('draft', 'in-review', 'returned', 'approved', 'rejected', 'withdrawn')),
	CONSTRAINT "corrections_reason_known" CHECK ("corrections"."reason" in ('01', '02', '03', '99')),
	CONSTRAINT "corrections_first_is_month" CHECK ("corrections"."first_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "corrections_last_is_month" CHECK ("corrections"."last_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "corrections_months_in_order" CHECK ("corrections"."first_month" <= "corrections"."last_month"),
	CONSTRAINT "corrections_amount_positive" CHECK ("corrections"."amount" > 0),
	CONSTRAINT "corrections_other_is_explained" CHECK ("corrections"."reason" <> '99' or "corrections"."note" <> ''),
	CONSTRAINT "corrections_submitted_is_numbered" CHECK ("corrections"."state" in ('draft', 'withdrawn') or ("corrections"."number" is not null and "corrections"."submitted_by" is not null and "corrections"."submitted_on" is not null)),
	CONSTRAINT "corrections_decided_by_whom" CHECK ("corrections"."state" not in ('approved', 'rejected') or "corrections"."decided_by" is not null),
	CONSTRAINT "corrections_two_reviewers" CHECK ("corrections"."state" <> 'approved' or ("corrections"."first_approved_by" is not null and "corrections"."first_approved_by" <> "corrections"."decided_by")),
	CONSTRAINT "corrections_approved_is_booked" CHECK (("corrections"."state" = 'approved') = ("corrections"."journal_id" is not null and "corrections"."posted_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "journals" DROP CONSTRAINT "journals_kind_known";
--> statement-breakpoint
ALTER TABLE "filing_documents" ADD COLUMN "purpose" text;
--> statement-breakpoint
ALTER TABLE "correction_months" ADD CONSTRAINT "correction_months_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "correction_months" ADD CONSTRAINT "correction_months_correction_id_corrections_id_fk" FOREIGN KEY ("correction_id") REFERENCES "public"."corrections"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "correction_months" ADD CONSTRAINT "correction_months_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_journal_id_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."journals"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "correction_months_once" ON "correction_months" USING btree ("account_id","month") WHERE "correction_months"."state" <> 'released';
--> statement-breakpoint
CREATE INDEX "correction_months_of_unit" ON "correction_months" USING btree ("unit_id","account_id");
--> statement-breakpoint
CREATE INDEX "corrections_of_unit" ON "corrections" USING btree ("unit_id","id");
--> statement-breakpoint
CREATE INDEX "corrections_in_review" ON "corrections" USING btree ("id") WHERE "corrections"."state" = 'in-review';
--> statement-breakpoint
CREATE UNIQUE INDEX "corrections_one_per_journal" ON "corrections" USING btree ("journal_id");
--> statement-breakpoint
ALTER TABLE "filing_documents" ADD CONSTRAINT "filing_documents_purpose_known" CHECK ("filing_documents"."purpose" in ('evidence', 'consent'));
--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_kind_known" CHECK ("journals"."kind" in ('opening', 'remittance', 'back-pay', 'receipt', 'allocation', 'refund', 'transfer', 'transfer-back', 'interest', 'purchase-withdrawal', 'repayment-withdrawal', 'correction', 'reversal'));
--> statement-breakpoint
do $$ declare t text; begin
  foreach t in array array['corrections', 'correction_months'] loop
    execute format('create trigger require_actor before insert or update or delete on %I for each statement execute function require_actor()', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_tools on %I to current_user using (true) with check (true)', t);
    execute format('create policy office on %I to provident_hall_app using ((select in_office())) with check ((select in_office()))', t);
    execute format('create policy own_unit on %I to provident_hall_app using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()))', t);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert, update on corrections to provident_hall_app;
--> statement-breakpoint
-- The months of what the centre has not decided may be chosen anew.
grant select, insert, update, delete on correction_months to provident_hall_app;
--> statement-breakpoint
-- What was decided stays as it was decided, whoever asks (X-1).
create function keep_decided_correction() returns trigger language plpgsql as $$
begin
  raise exception 'a correction that is % is never changed again', old.state using errcode = 'integrity_constraint_violation';
end $$;
--> statement-breakpoint
create trigger keep_decided before update or delete on corrections for each row
  when (old.state in ('approved', 'rejected', 'withdrawn')) execute function keep_decided_correction();
--> statement-breakpoint
create trigger keep_decided before update or delete on correction_months for each row
  when (old.state in ('corrected', 'released')) execute function keep_decided_correction();
--> statement-breakpoint
-- Only the centre takes money back from somebody's account (X-3).
create policy unit_applies on corrections as restrictive for all to provident_hall_app
  using (true) with check ((select in_office()) or state in ('draft', 'in-review', 'withdrawn'));
--> statement-breakpoint
create policy unit_asks on correction_months as restrictive for all to provident_hall_app
  using (true) with check ((select in_office()) or state in ('held', 'released'));
