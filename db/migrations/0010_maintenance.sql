CREATE TABLE "change_applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"account_id" uuid,
	"field" text NOT NULL,
	"state" text NOT NULL,
	"number" text,
	"before_shown" text,
	"after_shown" text NOT NULL,
	"after_cipher" "bytea",
	"after_index" "bytea",
	"reason" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"opinion" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "change_applications_number_unique" UNIQUE("number"),
	CONSTRAINT "change_applications_subject_known" CHECK ("change_applications"."subject" in ('unit', 'employee')),
	CONSTRAINT "change_applications_field_known" CHECK ("change_applications"."field" in ('name', 'creditCode', 'legalRepresentative', 'nature', 'bankName', 'bankAccount', 'employeeName', 'idNumber', 'phone')),
	CONSTRAINT "change_applications_state_known" CHECK ("change_applications"."state" in ('draft', 'in-review', 'approved', 'rejected', 'withdrawn')),
	CONSTRAINT "change_applications_employee_named" CHECK (("change_applications"."subject" = 'employee') = ("change_applications"."account_id" is not null)),
	CONSTRAINT "change_applications_personal_encrypted" CHECK (("change_applications"."field" in ('idNumber', 'phone')) = ("change_applications"."after_cipher" is not null)),
	CONSTRAINT "change_applications_submitted_is_numbered" CHECK ("change_applications"."state" in ('draft', 'withdrawn') or ("change_applications"."number" is not null and "change_applications"."submitted_by" is not null)),
	CONSTRAINT "change_applications_decided_by_whom" CHECK (("change_applications"."state" in ('approved', 'rejected')) = ("change_applications"."decided_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "bank_cards" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"bank" text NOT NULL,
	"number_cipher" "bytea" NOT NULL,
	"number_mask" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "loans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"contract_number" text NOT NULL,
	"bank" text NOT NULL,
	"amount" bigint NOT NULL,
	"balance" bigint NOT NULL,
	"monthly_repayment" bigint NOT NULL,
	"term_months" integer NOT NULL,
	"overdue_months" integer NOT NULL,
	"granted_on" date NOT NULL,
	"last_repaid_on" date,
	"state" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loans_contractNumber_unique" UNIQUE("contract_number"),
	CONSTRAINT "loans_state_known" CHECK ("loans"."state" in ('repaying', 'settled')),
	CONSTRAINT "loans_amounts_fit" CHECK ("loans"."amount" > 0 and "loans"."balance" between 0 and "loans"."amount" and "loans"."monthly_repayment" >= 0),
	CONSTRAINT "loans_months_fit" CHECK ("loans"."term_months" between 1 and 360 and "loans"."overdue_months" >= 0),
	CONSTRAINT "loans_settled_is_paid" CHECK (("loans"."state" = 'settled') = ("loans"."balance" = 0))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "initials" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "initials" text;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "change_applications" ADD CONSTRAINT "change_applications_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_applications" ADD CONSTRAINT "change_applications_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_cards" ADD CONSTRAINT "bank_cards_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loans" ADD CONSTRAINT "loans_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_applications_of_unit" ON "change_applications" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "change_applications_in_review" ON "change_applications" USING btree ("id") WHERE "change_applications"."state" = 'in-review';--> statement-breakpoint
CREATE UNIQUE INDEX "change_applications_one_waiting" ON "change_applications" USING btree ("unit_id",coalesce("account_id", "unit_id"),"field") WHERE "change_applications"."state" in ('draft', 'in-review');--> statement-breakpoint
CREATE INDEX "loans_of_person" ON "loans" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "accounts_by_initials" ON "accounts" USING btree ("unit_id","initials" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "people_without_initials" ON "people" USING btree ("id") WHERE "people"."initials" is null;
--> statement-breakpoint

-- The initials that lists are searched by follow the person as the name does.
create or replace function copy_person_to_accounts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update accounts set name = new.name, initials = new.initials, id_number_mask = new.id_number_mask where person_id = new.id;
  return null;
end $$;
--> statement-breakpoint
drop trigger copy_person_to_accounts on people;
--> statement-breakpoint
create trigger copy_person_to_accounts after update of name, initials, id_number_mask on people
  for each row when (old.name is distinct from new.name or old.initials is distinct from new.initials or old.id_number_mask is distinct from new.id_number_mask)
  execute function copy_person_to_accounts();
--> statement-breakpoint
create or replace function name_of_reopened_people() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update people p set name = opened.name, initials = opened.initials
  from opened
  where p.id = opened.person_id and p.name <> opened.name
    and not exists (select from accounts a where a.person_id = p.id and a.id <> opened.id and a.status <> 'revoked');
  return null;
end $$;
--> statement-breakpoint

do $$ declare t text; begin
  foreach t in array array['bank_cards', 'loans', 'change_applications'] loop
    execute format('grant select, insert, update on %I to provident_hall_app', t);
    execute format('create trigger require_actor before insert or update or delete on %I for each statement execute function require_actor()', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_tools on %I to current_user using (true) with check (true)', t);
    execute format('create policy office on %I to provident_hall_app using ((select in_office())) with check ((select in_office()))', t);
  end loop;
end $$;
--> statement-breakpoint
create policy own_unit on change_applications to provident_hall_app
  using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()));
--> statement-breakpoint
-- Of its own employees only, and only to look at; who of the unit may look is the hall's to ask (Q-107).
create policy employees_read on bank_cards for select to provident_hall_app
  using (exists (select from accounts a where a.person_id = bank_cards.person_id and a.unit_id = (select current_unit()) and a.status <> 'revoked'));
--> statement-breakpoint
create policy employees_read on loans for select to provident_hall_app
  using (exists (select from accounts a where a.person_id = loans.person_id and a.unit_id = (select current_unit()) and a.status <> 'revoked'));
