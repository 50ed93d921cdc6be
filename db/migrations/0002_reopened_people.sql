-- An opening that was taken back may be why the centre knows a person at all, and a name misspelt there must not bind anybody:
-- where every account of a person was revoked, no stored name stands against the one that is typed now.
create or replace function standing_of_people(id_types text[], id_indexes bytea[], names text[])
returns table (place bigint, person_id uuid, same_name boolean, normal_here uuid, sealed_here uuid, normal_elsewhere text, sealed_elsewhere boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select asked.place, p.id, p.name = asked.name or count(a.id) = 0,
    max(a.id::text) filter (where a.status in ('normal', 'frozen') and a.unit_id = current_unit())::uuid,
    max(a.id::text) filter (where a.status = 'sealed' and a.unit_id = current_unit())::uuid,
    max(mask_unit_name(u.name)) filter (where a.status in ('normal', 'frozen') and a.unit_id <> current_unit()),
    coalesce(bool_or(a.status = 'sealed' and a.unit_id <> current_unit()), false)
  from unnest(id_types, id_indexes, names) with ordinality as asked (id_type, id_index, name, place)
  join people p on p.id_number_index = asked.id_index and p.id_type = asked.id_type
  left join accounts a on a.person_id = p.id and a.status <> 'revoked'
  left join units u on u.id = a.unit_id
  group by asked.place, p.id, p.name, asked.name
$$;
--> statement-breakpoint

-- The other half: the account that is opened then gives the person its name. A unit may change nobody's name by any other way.
create function name_of_reopened_people() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update people p set name = opened.name
  from opened
  where p.id = opened.person_id and p.name <> opened.name
    and not exists (select from accounts a where a.person_id = p.id and a.id <> opened.id and a.status <> 'revoked');
  return null;
end $$;
--> statement-breakpoint
create trigger name_of_reopened_people after insert on accounts referencing new table as opened
  for each statement execute function name_of_reopened_people();
--> statement-breakpoint
revoke execute on function name_of_reopened_people() from public;
