CREATE TABLE "papers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"check_code" text NOT NULL,
	"account_id" uuid,
	"payment_id" uuid,
	"remittance_id" uuid,
	"first_month" text,
	"last_month" text,
	"heads" integer,
	"amount" bigint,
	"balance" bigint,
	"as_of" date NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"issued_by" uuid,
	"issued_at" timestamp with time zone NOT NULL,
	"job_id" uuid,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"revoke_reason" text,
	CONSTRAINT "papers_number_unique" UNIQUE("number"),
	CONSTRAINT "papers_checkCode_unique" UNIQUE("check_code"),
	CONSTRAINT "papers_kind_known" CHECK ("papers"."kind" in ('voucher', 'notice', 'roster', 'unit-certificate', 'employee-certificate', 'no-arrears', 'statement')),
	CONSTRAINT "papers_first_month_is_month" CHECK ("papers"."first_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "papers_last_month_is_month" CHECK ("papers"."last_month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "papers_revoked_says_why" CHECK (("papers"."revoked_at" is null) = ("papers"."revoke_reason" is null)),
	CONSTRAINT "papers_about_somebody" CHECK (("papers"."kind" in ('employee-certificate', 'statement')) = ("papers"."account_id" is not null) and ("papers"."kind" in ('voucher', 'notice')) = ("papers"."payment_id" is not null) and ("papers"."kind" = 'roster') = ("papers"."remittance_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "jobs" DROP CONSTRAINT "jobs_kind_known";--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_remittance_id_remittances_id_fk" FOREIGN KEY ("remittance_id") REFERENCES "public"."remittances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "papers_of_unit" ON "papers" USING btree ("unit_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "papers_one_voucher" ON "papers" USING btree ("payment_id") WHERE "papers"."kind" = 'voucher';--> statement-breakpoint
CREATE UNIQUE INDEX "papers_of_job" ON "papers" USING btree ("job_id","account_id");--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_kind_known" CHECK ("jobs"."kind" in ('export', 'statements'));--> statement-breakpoint
grant select, insert on papers to provident_hall_app;
--> statement-breakpoint
grant update (revoked_at, revoked_by, revoke_reason) on papers to provident_hall_app;
--> statement-breakpoint
create trigger require_actor before insert or update or delete on papers for each statement execute function require_actor();
--> statement-breakpoint
alter table papers enable row level security;
--> statement-breakpoint
alter table papers force row level security;
--> statement-breakpoint
create policy owner_tools on papers to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on papers to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
create policy own_unit on papers to provident_hall_app using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()));
--> statement-breakpoint

-- Vouchers of before this table get their rows, with the hash that lib/operations/stamp-papers.ts makes.
select set_config('app.actor', 'migration', true);
--> statement-breakpoint
insert into papers (id, unit_id, kind, number, check_code, payment_id, first_month, last_month, heads, amount, as_of, content, content_hash, issued_at)
select gen_random_uuid(), unit_id, 'voucher', voucher_number, check_code, id, first_month, last_month, heads, amount, posted_on, '{}',
  sha256(convert_to(concat_ws('|', 'voucher', voucher_number, check_code, unit_id::text, '', first_month, last_month, heads::text, amount::text, '', posted_on::text, '{}'), 'UTF8')),
  posted_on::timestamp at time zone 'Asia/Shanghai'
from payments where state = 'posted';
--> statement-breakpoint

-- What the public page may confirm of a paper: no more than stands on the paper in the asker's hand, names masked. A notice is worth
-- nothing any more once its payment has been revoked or has expired.
drop function verify_voucher(text);
--> statement-breakpoint
create function verify_paper(asked text)
returns table (kind text, paper_number text, unit_name text, person_name text, first_month text, last_month text, heads integer,
  amount bigint, balance bigint, as_of text, issued_at timestamptz, revoked_at timestamptz, payment_state text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.kind, p.number, mask_unit_name(u.name), left(a.name, 1) || '**', p.first_month, p.last_month, p.heads, p.amount, p.balance,
    p.as_of::text, p.issued_at, p.revoked_at, case when p.kind = 'notice' then m.state end
  from papers p join units u on u.id = p.unit_id
    left join accounts a on a.id = p.account_id left join payments m on m.id = p.payment_id
  where p.check_code = asked
$$;
--> statement-breakpoint
revoke execute on function verify_paper(text) from public;
--> statement-breakpoint
grant execute on function verify_paper(text) to provident_hall_app;
