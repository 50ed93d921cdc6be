CREATE TABLE "former_shares" (
	"unit_id" uuid NOT NULL,
	"filing_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"unit_share" bigint NOT NULL,
	"own_share" bigint NOT NULL,
	CONSTRAINT "former_shares_unit_id_filing_id_account_id_pk" PRIMARY KEY("unit_id","filing_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "former_shares" ADD CONSTRAINT "former_shares_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "former_shares" ADD CONSTRAINT "former_shares_filing_id_filings_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filings"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "filings_starting_late" ON "filings" USING btree ("unit_id","for_month") WHERE "filings"."kind" = 'open' and "filings"."state" = 'effective' and "filings"."for_month" > "filings"."month";
--> statement-breakpoint
create trigger require_actor before insert or update or delete on former_shares for each statement execute function require_actor();
--> statement-breakpoint
alter table former_shares enable row level security;
--> statement-breakpoint
alter table former_shares force row level security;
--> statement-breakpoint
create policy owner_tools on former_shares to current_user using (true) with check (true);
--> statement-breakpoint
create policy office on former_shares to provident_hall_app using ((select in_office())) with check ((select in_office()));
--> statement-breakpoint
create policy own_unit on former_shares to provident_hall_app using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()));
--> statement-breakpoint
grant select, insert, update on former_shares to provident_hall_app;
--> statement-breakpoint
-- Who was paid at another unit for a month that he is to be opened from, or for a later one (C-4): whether, and no more.
create function persons_paid_elsewhere(persons uuid[], months text[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct asked.person_id from unnest(persons, months) as asked (person_id, month)
  join accounts a on a.person_id = asked.person_id and a.unit_id <> current_unit() and a.status <> 'revoked'
  join ledger_accounts l on l.id = a.id and l.remitted_month >= asked.month
$$;
--> statement-breakpoint
revoke execute on function persons_paid_elsewhere(uuid[], text[]) from public;
--> statement-breakpoint
grant execute on function persons_paid_elsewhere(uuid[], text[]) to provident_hall_app;
