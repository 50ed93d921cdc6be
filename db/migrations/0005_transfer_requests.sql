-- 请求转入: of the requests that a unit asks or is asked by, the other unit: by number and name to the one that is asked, masked to the
-- one that asks (Q-82, Q-89).
create function units_of_requests()
returns table (request_id uuid, unit_number text, unit_name text, branch text)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, u.number, u.name, u.branch from transfer_requests r join units u on u.id = r.to_unit_id where r.unit_id = current_unit()
  union all
  select r.id, null, mask_unit_name(u.name), u.branch from transfer_requests r join units u on u.id = r.unit_id where r.to_unit_id = current_unit()
$$;
--> statement-breakpoint
revoke execute on function units_of_requests() from public;
--> statement-breakpoint
grant execute on function units_of_requests() to provident_hall_app;
