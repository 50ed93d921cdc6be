DROP INDEX "accounts_by_number";--> statement-breakpoint
DROP INDEX "accounts_by_name";--> statement-breakpoint
DROP INDEX "accounts_by_name_prefix";--> statement-breakpoint
DROP INDEX "accounts_by_initials";--> statement-breakpoint
DROP INDEX "accounts_by_base";--> statement-breakpoint
ALTER TABLE "account_counts" ADD COLUMN "changes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "accounts_by_number" ON "accounts" USING btree ("unit_id","number","status","id");--> statement-breakpoint
CREATE INDEX "accounts_by_name" ON "accounts" USING btree ("unit_id","name" collate "zh-x-icu","id","status","initials");--> statement-breakpoint
CREATE INDEX "accounts_by_name_prefix" ON "accounts" USING btree ("unit_id","name" text_pattern_ops,"status");--> statement-breakpoint
CREATE INDEX "accounts_by_initials" ON "accounts" USING btree ("unit_id","initials" text_pattern_ops,"status","number","name","base","id");--> statement-breakpoint
CREATE INDEX "accounts_by_base" ON "accounts" USING btree ("unit_id","base","id","status","initials");--> statement-breakpoint

-- Counts as before; and every statement that touches accounts of a status raises that status's number of changes.
create or replace function count_accounts() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into account_counts (unit_id, status, accounts, changes)
    select unit_id, status, count(*), 1 from after_rows group by unit_id, status
    on conflict (unit_id, status) do update
      set accounts = account_counts.accounts + excluded.accounts, changes = account_counts.changes + 1;
  else
    insert into account_counts (unit_id, status, accounts, changes)
    select unit_id, status, sum(n), 1 from (
      select unit_id, status, count(*) as n from after_rows group by unit_id, status
      union all
      select unit_id, status, -count(*) from before_rows group by unit_id, status
    ) moved group by unit_id, status
    on conflict (unit_id, status) do update
      set accounts = account_counts.accounts + excluded.accounts, changes = account_counts.changes + 1;
  end if;
  return null;
end $$;
