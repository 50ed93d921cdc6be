-- What a unit pays for somebody after he has moved on is booked in its own chain, on the account where he is now (Q-79): the unit there
-- sees the header of what stands in its people's ledger, as it does of a transfer.
drop policy journals_of_own_entries on journals;
--> statement-breakpoint
create policy journals_of_own_entries on journals for select to provident_hall_app
  using (kind in ('transfer', 'transfer-back', 'back-pay')
    and exists (select from entries e where e.journal_id = journals.id and e.unit_id = (select current_unit())));
--> statement-breakpoint
-- A roster is worth nothing any more once its month was revoked or has expired, as a notice once its payment was.
drop function verify_paper(text);
--> statement-breakpoint
create function verify_paper(asked text)
returns table (kind text, paper_number text, unit_name text, person_name text, first_month text, last_month text, heads integer,
  amount bigint, balance bigint, as_of text, issued_at timestamptz, revoked_at timestamptz, behind_state text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.kind, p.number, mask_unit_name(u.name), left(a.name, 1) || '**', p.first_month, p.last_month, p.heads, p.amount, p.balance,
    p.as_of::text, p.issued_at, p.revoked_at, case p.kind when 'notice' then m.state when 'roster' then r.state end
  from papers p join units u on u.id = p.unit_id
    left join accounts a on a.id = p.account_id left join payments m on m.id = p.payment_id left join remittances r on r.id = p.remittance_id
  where p.check_code = asked
$$;
--> statement-breakpoint
revoke execute on function verify_paper(text) from public;
--> statement-breakpoint
grant execute on function verify_paper(text) to provident_hall_app;
