-- The same guards for what the centre announces and for the tour of the hall; an announcement is read by the office only, a unit
-- reads the notice it got.
do $$ declare t text; begin
  foreach t in array array['announcements', 'operator_tours'] loop
    execute format('grant select, insert, update, delete on %I to provident_hall_app', t);
    execute format('create trigger require_actor before insert or update or delete on %I for each statement execute function require_actor()', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_tools on %I to current_user using (true) with check (true)', t);
    execute format('create policy office on %I to provident_hall_app using ((select in_office())) with check ((select in_office()))', t);
  end loop;
end $$;
--> statement-breakpoint
revoke delete on announcements from provident_hall_app;
--> statement-breakpoint
create policy own_unit on operator_tours to provident_hall_app
  using (unit_id = (select current_unit())) with check (unit_id = (select current_unit()));
