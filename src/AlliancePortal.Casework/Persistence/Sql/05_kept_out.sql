-- Of whom a case is hidden, whatever else opens it: the one truth that tickets, guards and lists read. Nobody is told that it is so.
-- Each request asks: written in PL/pgSQL, which keeps its plans, they take a third of the time.

-- All cases of which a person must learn nothing: kept out by name; withheld by the victim's word from the person or from the agency; or the person's team
-- handles a charge against her.
create or replace function casework.kept_out(person uuid) returns setof uuid
    language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query with recursive mine as (
        select w.agency_id as id from casework.workers w where w.id = person
        union
        select a.id from mine join reference.agencies a on a.successor_id = mine.id)
    select e.case_id from casework.exclusions e where e.user_id = person and e.lifted_at is null
    union
    select h.case_id from casework.withholdings h where h.lifted_at is null and h.from_user_id = person
    union
    select h.case_id from mine join casework.withholdings h on h.lifted_at is null and h.from_agency_id = mine.id
    union
    select c.case_id from casework.workers w join casework.charges c on c.ended_at is null and c.team_unit_id = any(w.unit_ids) where w.id = person;
end $$;

create or replace function casework.is_kept_out(person uuid, which uuid) returns boolean
    language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin return (
    select which in (select casework.kept_out(person)));
end $$;

-- Cases in which an official is involved and the person, of a unit in them, is not named: what the police found out is not theirs to read.
create or replace function casework.unnamed_in(person uuid) returns setof uuid
    language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query select distinct o.case_id from casework.officials_involved o
    join casework.workers w on w.id = person
    where o.lifted_at is null
      and exists (select 1 from casework.participations p where p.case_id = o.case_id and p.unit_id = any(w.unit_ids))
      and not exists (select 1 from casework.named_officers n where n.case_id = o.case_id and n.user_id = person);
end $$;

do $$ declare f text; begin
    foreach f in array array['kept_out(uuid)', 'is_kept_out(uuid, uuid)', 'unnamed_in(uuid)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
