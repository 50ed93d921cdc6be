-- What the database itself holds to, whoever writes: who may see which rows, that nothing is written without an actor,
-- that the books are append-only and balance, and the few questions about others that a unit may ask.

do $$ begin
  if not exists (select from pg_roles where rolname = 'provident_hall_app') then
    create role provident_hall_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$;
--> statement-breakpoint
grant usage on schema public to provident_hall_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to provident_hall_app;
--> statement-breakpoint
create sequence account_numbers as bigint start 100001;
--> statement-breakpoint
create sequence business_numbers as bigint start 1;
--> statement-breakpoint
grant usage, select on sequence account_numbers, business_numbers to provident_hall_app;
--> statement-breakpoint

-- Context of a transaction, set by db/client.ts with set_config(..., true).
create function current_unit() returns uuid language sql stable as
$$ select nullif(current_setting('app.unit_id', true), '')::uuid $$;
--> statement-breakpoint
create function in_office() returns boolean language sql stable as
$$ select coalesce(current_setting('app.office', true), '') = 'on' $$;
--> statement-breakpoint
create function current_actor() returns text language sql stable as
$$ select nullif(current_setting('app.actor', true), '') $$;
--> statement-breakpoint

-- No write without somebody who answers for it.
create function require_actor() returns trigger language plpgsql as $$
begin
  if current_actor() is null then
    raise exception 'write to % without an actor', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
--> statement-breakpoint
do $$ declare t text; begin
  for t in select tablename from pg_tables where schemaname = 'public' loop
    execute format('create trigger require_actor before insert or update or delete on %I for each statement execute function require_actor()', t);
  end loop;
end $$;
--> statement-breakpoint

-- Books and log: written once.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
do $$ declare t text; begin
  foreach t in array array['journals', 'entries', 'operation_log', 'operation_requests'] loop
    execute format('revoke update, delete on %I from provident_hall_app', t);
    execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
revoke delete on units, operators, staff, people, accounts, submissions, remittances, roster_lines, payments, receipts, ledger_accounts, fund_parameters
  from provident_hall_app;
--> statement-breakpoint
revoke update on roster_lines, submissions from provident_hall_app;
--> statement-breakpoint

-- A journal knows the transaction that wrote it, and its entries may come from no other.
create function stamp_journal() returns trigger language plpgsql as $$
begin
  new.written_in := pg_current_xact_id()::text;
  return new;
end $$;
--> statement-breakpoint
create trigger stamp_journal before insert on journals for each row execute function stamp_journal();
--> statement-breakpoint
create function entries_with_their_journal() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct journal_id from written) w
    join journals j on j.id = w.journal_id
    where j.written_in is distinct from pg_current_xact_id()::text
  ) then
    raise exception 'entries may be added only in the transaction that wrote their journal' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger entries_with_their_journal after insert on entries referencing new table as written
  for each statement execute function entries_with_their_journal();
--> statement-breakpoint

-- On the header, not per entry: a deferred trigger per row would read the journal's entries once for each of them.
create function journal_balances() returns trigger language plpgsql as $$
declare total numeric; lines bigint;
begin
  select coalesce(sum(amount), 0), count(*) into total, lines from entries where journal_id = new.id;
  if total <> 0 or lines < 2 then
    raise exception 'journal % does not balance: sum %, % entries', new.id, total, lines using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger journal_balances after insert on journals deferrable initially deferred
  for each row execute function journal_balances();
--> statement-breakpoint

-- How many accounts a unit has in each status.
create function count_accounts() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into account_counts (unit_id, status, accounts)
    select unit_id, status, count(*) from after_rows group by unit_id, status
    on conflict (unit_id, status) do update set accounts = account_counts.accounts + excluded.accounts;
  else
    insert into account_counts (unit_id, status, accounts)
    select unit_id, status, sum(n) from (
      select unit_id, status, count(*) as n from after_rows group by unit_id, status
      union all
      select unit_id, status, -count(*) from before_rows group by unit_id, status
    ) moved group by unit_id, status having sum(n) <> 0
    on conflict (unit_id, status) do update set accounts = account_counts.accounts + excluded.accounts;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger count_accounts_inserted after insert on accounts referencing new table as after_rows
  for each statement execute function count_accounts();
--> statement-breakpoint
create trigger count_accounts_updated after update on accounts referencing old table as before_rows new table as after_rows
  for each statement execute function count_accounts();
--> statement-breakpoint

-- The copies that lists sort by follow the person.
create function copy_person_to_accounts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update accounts set name = new.name, id_number_mask = new.id_number_mask where person_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger copy_person_to_accounts after update of name, id_number_mask on people
  for each row when (old.name is distinct from new.name or old.id_number_mask is distinct from new.id_number_mask)
  execute function copy_person_to_accounts();
--> statement-breakpoint

-- Row-level security: a unit sees its own rows, the back office all, a connection without context none.
do $$ declare t text; begin
  for t in select tablename from pg_tables where schemaname = 'public' loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_tools on %I to current_user using (true) with check (true)', t);
    execute format('create policy office on %I to provident_hall_app using ((select in_office())) with check ((select in_office()))', t);
  end loop;
  foreach t in array array['filings', 'submissions', 'imports', 'accounts', 'account_counts', 'remittances', 'roster_lines', 'payments', 'notices'] loop
    execute format('create policy own_unit on %I to provident_hall_app using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()))', t);
  end loop;
  foreach t in array array['operators', 'sessions', 'receipts', 'journals', 'entries', 'ledger_accounts', 'operation_log'] loop
    execute format('create policy own_unit_reads on %I for select to provident_hall_app using (unit_id = (select current_unit()))', t);
  end loop;
end $$;
--> statement-breakpoint
create policy own_unit_reads on units for select to provident_hall_app using (id = (select current_unit()));
--> statement-breakpoint
create policy everybody_reads on fund_parameters for select to provident_hall_app using (true);
--> statement-breakpoint
create policy own_unit_logs on operation_log for insert to provident_hall_app with check (unit_id = (select current_unit()));
--> statement-breakpoint
create policy own_requests on operation_requests to provident_hall_app
  using (actor_id::text = (select current_actor())) with check (actor_id::text = (select current_actor()));
--> statement-breakpoint
create policy own_unit_opens on ledger_accounts for insert to provident_hall_app
  with check (unit_id = (select current_unit()) and code = '201' and balance = 0 and version = 0);
--> statement-breakpoint
create policy employees_read on people for select to provident_hall_app
  using (exists (select from accounts a where a.person_id = people.id and a.unit_id = (select current_unit())));
--> statement-breakpoint
create policy units_enrol on people for insert to provident_hall_app with check ((select current_unit()) is not null);
--> statement-breakpoint

-- What a unit may know of a person it wants to open (C-3, C-4, Q-13 to Q-16): whether the centre knows the ID number, whether the
-- name agrees, and where the person stands; another unit's name only masked.
create function mask_unit_name(name text) returns text language sql immutable as
$$ select left(name, 2) || '****' || right(name, 2) $$;
--> statement-breakpoint
create function standing_of_people(id_types text[], id_indexes bytea[], names text[])
returns table (place bigint, person_id uuid, same_name boolean, normal_here uuid, sealed_here uuid, normal_elsewhere text, sealed_elsewhere boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select asked.place, p.id, p.name = asked.name,
    max(a.id::text) filter (where a.status in ('normal', 'frozen') and a.unit_id = current_unit())::uuid,
    max(a.id::text) filter (where a.status = 'sealed' and a.unit_id = current_unit())::uuid,
    max(mask_unit_name(u.name)) filter (where a.status in ('normal', 'frozen') and a.unit_id <> current_unit()),
    coalesce(bool_or(a.status = 'sealed' and a.unit_id <> current_unit()), false)
  from unnest(id_types, id_indexes, names) with ordinality as asked (id_type, id_index, name, place)
  join people p on p.id_number_index = asked.id_index and p.id_type = asked.id_type
  left join accounts a on a.person_id = p.id and a.status in ('normal', 'sealed', 'frozen')
  left join units u on u.id = a.unit_id
  group by asked.place, p.id, p.name, asked.name
$$;
--> statement-breakpoint

create function persons_normal_elsewhere(persons uuid[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as
$$ select person_id from accounts where person_id = any(persons) and status in ('normal', 'frozen') and unit_id <> current_unit() $$;
--> statement-breakpoint

create unique index operators_login_any_case on operators (lower(login));
--> statement-breakpoint

-- Who asks to come in; before that there is no context to read by.
create function find_operator(identifier text)
returns table (operator_id uuid, unit_id uuid, operator_name text, operator_status text, password_hash text, unit_status text, agreement_signed_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, u.id, o.name, o.status, o.password_hash, u.status, u.agreement_signed_on
  from operators o join units u on u.id = o.unit_id
  where lower(o.login) = lower(identifier)
     or (o.is_primary and (u.number = identifier or (u.name = identifier and (select count(*) from units n where n.name = identifier) = 1)))
  order by lower(o.login) = lower(identifier) desc limit 1
$$;
--> statement-breakpoint
create function find_staff(identifier text)
returns table (staff_id uuid, staff_name text, staff_status text, password_hash text)
language sql stable security definer set search_path = public, pg_temp as
$$ select id, name, status, password_hash from staff where login = identifier $$;
--> statement-breakpoint
create function start_session(new_id uuid, new_token_hash bytea, new_operator uuid, new_staff uuid, at timestamptz, until timestamptz, from_address text, from_browser text)
returns void language sql volatile security definer set search_path = public, pg_temp as $$
  insert into sessions (id, token_hash, unit_id, operator_id, staff_id, started_at, seen_at, expires_at, address, browser)
  values (new_id, new_token_hash, (select unit_id from operators where id = new_operator), new_operator, new_staff, at, at, until, from_address, from_browser)
$$;
--> statement-breakpoint
create function session_principal(asked bytea)
returns table (session_id uuid, operator_id uuid, staff_id uuid, unit_id uuid, name text, roles text, seen_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.operator_id, s.staff_id, s.unit_id, coalesce(o.name, f.name), array_to_string(coalesce(o.roles, f.roles), ','), s.seen_at, s.expires_at
  from sessions s
  left join operators o on o.id = s.operator_id
  left join units u on u.id = s.unit_id
  left join staff f on f.id = s.staff_id
  where s.token_hash = asked and s.ended_at is null
    and ((o.status = 'active' and u.status <> 'closed' and u.agreement_signed_on is not null
          and s.started_at >= coalesce(o.password_changed_at, s.started_at))
      or (f.status = 'active' and s.started_at >= coalesce(f.password_changed_at, s.started_at)))
$$;
--> statement-breakpoint
create function touch_session(asked uuid, at timestamptz) returns void language sql volatile security definer set search_path = public, pg_temp as
$$ update sessions set seen_at = at where id = asked and seen_at < at $$;
--> statement-breakpoint
create function end_session(asked bytea, at timestamptz) returns void language sql volatile security definer set search_path = public, pg_temp as
$$ update sessions set ended_at = at where token_hash = asked and ended_at is null $$;
--> statement-breakpoint
create function spend_attempt(asked text, started timestamptz, cost integer) returns integer language sql volatile security definer set search_path = public, pg_temp as $$
  insert into attempt_budgets (key, window_start, used) values (asked, started, cost)
  on conflict (key, window_start) do update set used = attempt_budgets.used + excluded.used
  returning used
$$;
--> statement-breakpoint

-- What the public page may confirm of a voucher: no more than the paper in the asker's hand says.
create function verify_voucher(asked text)
returns table (voucher_number text, unit_name text, first_month text, last_month text, heads integer, amount bigint, posted_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.voucher_number, mask_unit_name(u.name), p.first_month, p.last_month, p.heads, p.amount, p.posted_on
  from payments p join units u on u.id = p.unit_id
  where p.check_code = asked and p.state = 'posted'
$$;
--> statement-breakpoint
do $$ declare f regprocedure; begin
  for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to provident_hall_app', f);
  end loop;
end $$;
--> statement-breakpoint

-- Postings touch each balance once a month: leave room beside it, so that the update need not touch an index.
alter table ledger_accounts set (fillfactor = 70);
--> statement-breakpoint

-- The centre's own ledger accounts: its bank deposit, the suspense for money that nobody has been found for, interest paid.
select set_config('app.actor', 'migration', true);
--> statement-breakpoint
insert into ledger_accounts (id, code, unit_id, balance, version) values
  ('00000000-0000-7000-8000-000000000101', '101', null, 0, 0),
  ('00000000-0000-7000-8000-000000000219', '219', null, 0, 0),
  ('00000000-0000-7000-8000-000000000411', '411', null, 0, 0);
