-- The directory, which the application only reads: what an administrator changes in it, each act with its own rules, and no sight of a case.

create or replace function casework.require_administrator() returns void
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if (access.ticket()).role is distinct from 'administrator' then raise exception 'not_found' using errcode = '42501'; end if;
end $$;

-- A municipality has one Centre, so that it is never a question who answers for a child.
create or replace function casework.add_agency(new_id uuid, new_code text, new_kind text, en text, sq text, sr text, place text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.require_administrator();
    if exists (select 1 from reference.agencies a where a.code = new_code) then raise exception 'code_taken' using errcode = 'AP040'; end if;
    if new_kind = 'csw' then
        perform pg_advisory_xact_lock(hashtextextended('centre of ' || coalesce(place, ''), 0));
        if exists (select 1 from reference.agencies a where a.kind = 'csw' and a.municipality = place and a.closed_at is null) then
            raise exception 'municipality_has_centre' using errcode = 'AP041';
        end if;
    end if;
    insert into reference.agencies (id, code, kind, name_en, name_sq, name_sr, municipality) values (new_id, new_code, new_kind, en, sq, sr, place);
end $$;

create or replace function casework.change_agency(which uuid, en text, sq text, sr text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.require_administrator();
    update reference.agencies a set name_en = en, name_sq = sq, name_sr = sr where a.id = which and a.closed_at is null;
    return found;
end $$;

create or replace function casework.add_unit(new_id uuid, in_agency uuid, new_code text, en text, sq text, sr text, line text, phone text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.require_administrator();
    if exists (select 1 from reference.units u where u.code = new_code) then raise exception 'code_taken' using errcode = 'AP040'; end if;
    insert into reference.units (id, agency_id, code, name_en, name_sq, name_sr, service_line, duty_phone)
    select new_id, a.id, new_code, en, sq, sr, line, phone from reference.agencies a where a.id = in_agency and a.closed_at is null for share of a;
    return found;
end $$;

create or replace function casework.change_unit(which uuid, en text, sq text, sr text, phone text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.require_administrator();
    update reference.units u set name_en = en, name_sq = sq, name_sr = sr, duty_phone = phone where u.id = which and u.closed_at is null;
    return found;
end $$;

-- What stands open at the units, as counts: administrators see no case.
create or replace function casework.standing_of(which uuid[], successor uuid, out people bigint, out open_cases bigint, out open_referrals bigint, out wards bigint,
    out shifts bigint, out stand_in_for bigint, out ask_again bigint, out refused bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with inside as (select distinct p.case_id from casework.participations p join casework.cases c on c.id = p.case_id and c.closed_at is null
                    where p.unit_id = any(which) and p.is_active)
    select (select count(*) from casework.workers w where w.is_active and w.unit_ids && which),
           (select count(*) from inside),
           (select count(*) from casework.referrals r where r.state in ('sent', 'claimed', 'accepted') and r.kind <> 'guardianship' and (r.unit_id = any(which) or r.to_unit_id = any(which))),
           (select count(*) from casework.guardianships g where g.ended_at is null and array[g.csw_unit_id, g.acting_unit_id, g.handover_to_unit_id] && which),
           (select count(*) from casework.duty_shifts s where s.unit_id = any(which) and s.until > (access.ticket()).at),
           (select count(*) from reference.units u where u.stand_in_unit_id = any(which) and u.id <> all(which) and u.closed_at is null),
           (select count(distinct c.case_id) from inside i join casework.consents c on c.case_id = i.case_id and c.withdrawn_at is null
                where exists (select 1 from reference.units u where u.id = any(which) and u.agency_id = any(c.agency_ids)) and successor <> all(c.agency_ids)),
           (select count(*) from inside i where casework.is_withheld(i.case_id, successor)
                or exists (select 1 from casework.consents c, unnest(c.refused_agency_ids) no where c.case_id = i.case_id and casework.agency_now(no) = successor))
    where (access.ticket()).role = 'administrator'
$$;

-- The Centre that acts for this one once both belong together: the next of its chain outside.
create or replace function casework.stand_in_outside(which_unit uuid, agency uuid) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with recursive chain as (
        select u.stand_in_unit_id as unit, 1 as hop, array[u.id] as seen from reference.units u where u.id = which_unit
        union all
        select u.stand_in_unit_id, c.hop + 1, c.seen || u.id from chain c join reference.units u on u.id = c.unit where u.id <> all(c.seen))
    select c.unit from chain c join reference.units u on u.id = c.unit and u.agency_id <> agency and u.closed_at is null order by c.hop limit 1
$$;

-- Closes an agency. With a successor its units go over whole, so that queues, rosters, guardianships and who is in which case stay as they
-- are at every instant: only whose units they are changes. Without one nothing may stand open, and a Centre always needs one.
create or replace function casework.close_agency(which uuid, successor uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    closing reference.agencies;
    heir reference.agencies;
    moving uuid[];
    standing record;
begin
    perform casework.require_administrator();
    perform 1 from reference.agencies a where a.id in (which, successor) order by a.id for update;
    select * into closing from reference.agencies a where a.id = which and a.closed_at is null;
    if closing.id is null then return false; end if;
    select * into heir from reference.agencies a where a.id = successor and a.closed_at is null and a.kind = closing.kind and a.id <> which;
    if successor is not null and heir.id is null then raise exception 'not_a_successor' using errcode = 'AP042'; end if;
    select coalesce(array_agg(u.id), '{}') into moving from reference.units u where u.agency_id = which;
    select * into standing from casework.standing_of(moving, successor);

    if successor is null then
        if closing.kind = 'csw' then raise exception 'centre_needs_successor' using errcode = 'AP043'; end if;
        if standing.people + standing.open_cases + standing.open_referrals > 0 then raise exception 'work_stands_open' using errcode = 'AP044'; end if;
        update reference.units u set closed_at = me.at where u.agency_id = which and u.closed_at is null;
        update reference.agencies a set closed_at = me.at where a.id = which;
        return true;
    end if;

    if standing.refused > 0 then raise exception 'successor_was_refused' using errcode = 'AP045'; end if;
    update reference.units u set agency_id = successor where u.agency_id = which;
    update casework.workers w set agency_id = successor, version = w.version + 1 where w.agency_id = which;
    update reference.agencies a set closed_at = me.at, successor_id = successor where a.id = which;
    update reference.units u set stand_in_unit_id = casework.stand_in_outside(u.id, successor)
    where u.agency_id = successor and exists (select 1 from reference.units s where s.id = u.stand_in_unit_id and s.agency_id = successor);
    if closing.kind = 'csw' and exists (select 1 from reference.units u where u.agency_id = successor and u.closed_at is null and u.stand_in_unit_id is null) then
        raise exception 'stand_in_missing' using errcode = 'AP046';
    end if;
    -- A yes to the one is not a yes to the other: whoever works with the person asks again.
    perform casework.notify(p.unit_id, 'consent_ask_again', c.case_id, c.id)
    from casework.consents c join casework.participations p on p.case_id = c.case_id and p.is_active and p.unit_id = any(moving)
    where c.withdrawn_at is null and which = any(c.agency_ids) and successor <> all(c.agency_ids)
    group by p.unit_id, c.case_id, c.id;
    insert into casework.wake_ups (unit_id, at) select u.id, me.at from reference.units u where u.agency_id = successor;
    return true;
end $$;

-- A worker's units as of now, in their order, then the closed ones whose work these go on with.
create or replace function casework.units_with_former(mine uuid[]) returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with own as materialized (select casework.unit_now(m.id) as id, min(m.n) as n from unnest(mine) with ordinality m(id, n) group by 1)
    select array(select o.id from own o order by o.n)
        || array(select u.id from reference.units u where u.successor_unit_id is not null and casework.unit_now(u.id) in (select o.id from own o) order by u.id)
$$;

drop function if exists casework.close_unit(uuid);

-- Closes a unit. With a successor, of the same agency and line, its people go on there, and whoever works there has the sight of both: cases, queues and guardianships
-- stay where they are at every instant, and only who sees to them grows. Without one nothing may stand open any more. An agency keeps a unit.
create or replace function casework.close_unit(which uuid, successor uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    closing reference.units;
    standing record;
begin
    perform casework.require_administrator();
    perform 1 from reference.units u where u.id in (which, successor) order by u.id for update;
    select * into closing from reference.units u where u.id = which and u.closed_at is null;
    if closing.id is null then return false; end if;
    perform 1 from reference.agencies a where a.id = closing.agency_id for update;
    if not exists (select 1 from reference.units u where u.agency_id = closing.agency_id and u.closed_at is null and u.id <> which) then
        raise exception 'last_unit' using errcode = 'AP047';
    end if;

    if successor is not null then
        if not exists (select 1 from reference.units u where u.id = successor and u.id <> which and u.closed_at is null and u.agency_id = closing.agency_id
                       and u.service_line is not distinct from closing.service_line) then
            raise exception 'not_a_successor_unit' using errcode = 'AP048';
        end if;
        update reference.units u set closed_at = me.at, successor_unit_id = successor where u.id = which;
        update casework.workers w set unit_ids = casework.units_with_former(w.unit_ids), version = w.version + 1 where w.unit_ids && array[which, successor];
        update casework.duty_shifts s set unit_id = successor where s.unit_id = which and s.until > me.at;
        update reference.units u set stand_in_unit_id = successor where u.stand_in_unit_id = which;
        perform casework.notify(successor, 'unit_took_over', null, which);
        insert into casework.wake_ups (unit_id, at) values (which, me.at);
        return true;
    end if;

    select * into standing from casework.standing_of(array(select u.id from reference.units u where casework.unit_now(u.id) = which), null);
    if standing.people + standing.open_cases + standing.open_referrals + standing.wards + standing.stand_in_for > 0 then
        raise exception 'work_stands_open' using errcode = 'AP044';
    end if;
    delete from casework.duty_shifts s where s.unit_id = which and s."from" >= me.at;
    update reference.units u set closed_at = me.at where u.id = which;
    return true;
end $$;

grant insert, update on reference.agencies, reference.units to portal_projector;
do $$ declare f text; begin
    foreach f in array array['require_administrator()', 'standing_of(uuid[], uuid)', 'stand_in_outside(uuid, uuid)', 'units_with_former(uuid[])'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
    foreach f in array array['add_agency(uuid, text, text, text, text, text, text)', 'change_agency(uuid, text, text, text)', 'add_unit(uuid, uuid, text, text, text, text, text, text)',
        'change_unit(uuid, text, text, text, text)', 'close_agency(uuid, uuid)', 'close_unit(uuid, uuid)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
        execute format('grant execute on function casework.%s to portal_app', f);
    end loop;
end $$;
grant execute on function casework.standing_of(uuid[], uuid) to portal_app;
