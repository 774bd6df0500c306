-- Of whom a case is hidden, whatever else opens it: the one truth that tickets, guards and lists read. Nobody is told that it is so.

-- All cases of which a person must learn nothing: kept out by name, or withheld by the victim's word from the person or from the agency.
create or replace function casework.kept_out(person uuid) returns setof uuid
    language sql stable set search_path = pg_catalog, pg_temp as $$
    with recursive mine as (
        select w.agency_id as id from casework.workers w where w.id = person
        union
        select a.id from mine join reference.agencies a on a.successor_id = mine.id)
    select e.case_id from casework.exclusions e where e.user_id = person and e.lifted_at is null
    union
    select h.case_id from casework.withholdings h where h.lifted_at is null and h.from_user_id = person
    union
    select h.case_id from mine join casework.withholdings h on h.lifted_at is null and h.from_agency_id = mine.id
$$;

create or replace function casework.is_kept_out(person uuid, which uuid) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select which in (select casework.kept_out(person))
$$;

do $$ declare f text; begin
    foreach f in array array['kept_out(uuid)', 'is_kept_out(uuid, uuid)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
