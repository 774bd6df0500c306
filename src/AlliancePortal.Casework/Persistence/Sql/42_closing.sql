-- The end of a case and its beginning anew: who may, what ends with it, who is in it afterwards.

-- As which of the actor's units: a child's case by the supervisor of the Centre that answered for her last, an adult's by VAAU's supervisor in it. Closed, it is opened
-- again by that supervisor, or by whoever takes people in at the unit that had opened it and has met her again. Null: nothing.
create or replace function casework.ending_of(which uuid, out act text, out unit uuid)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    with whole as materialized (
        select c.*, held.csw_unit_id, c.is_child and (held.ended_at is null or not casework.is_of_age(c.id)) as counts_as_child,
               (select e.unit_id from casework.case_closings e where e.case_id = c.id and e.reopened_at is null) as closing_unit
        from casework.cases c
        left join lateral (select g.csw_unit_id, g.ended_at from casework.guardianships g where g.case_id = c.id order by g.ended_at desc nulls first, g.notified_at desc limit 1) held on true
        where c.id = which)
    select case when w.closed_at is null then 'close' when s.may then 'reopen' else 'again' end, p.unit_id into act, unit
    from whole w cross join access.ticket() me
    join casework.participations p on p.case_id = w.id and p.unit_id = any(me.unit_ids) and p.basis <> 'referral_claimed'
    cross join lateral (select case when w.counts_as_child then me.role = 'csw_supervisor' and w.csw_unit_id = p.unit_id else me.role = 'vaau_supervisor' end
        and case when w.closed_at is null then w.counts_as_child or p.is_active else w.closing_unit = p.unit_id end as may) s
    where w.id <> all(me.excluded)
      and (s.may or w.closed_at is not null and p.unit_id = w.opened_by_unit_id
           and not access.is_supervisor(me.role))
    order by s.may desc, p.is_active desc limit 1;
end $$;

-- What ends with the case, named for whoever is about to close it; of referrals only that they are there, where that unit is no longer in the case itself.
create or replace function casework.open_in_case(which uuid, out what text, out code text, out agency_id uuid, out at timestamptz)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with inside as materialized (
        select exists (select 1 from casework.participations p where p.case_id = which and p.unit_id = e.unit and p.is_active) as knows
        from casework.ending_of(which) e where e.act = 'close')
    select 'guardianship', g.state, u.agency_id, g.due_at from inside cross join casework.guardianships g join reference.units u on u.id = g.csw_unit_id
    where g.case_id = which and g.ended_at is null
    union all
    select 'referral', case when i.knows then r.kind end, case when i.knows then r.to_agency_id end, case when i.knows and r.state in ('sent', 'claimed') then r.due_at end
    from inside i cross join casework.referrals r where r.case_id = which and r.kind <> 'guardianship' and r.state in ('sent', 'claimed', 'accepted')
    union all
    select 'interview', case when i.knows then n.purpose end, case when i.knows then n.agency_id end, n.started_at
    from inside i cross join casework.interviews n where n.case_id = which and n.state = 'booked'
$$;

-- Who was in the case learns that it ended; everything else that was told of it goes.
create or replace function casework.close_case(which uuid, closing_id uuid, why text, note bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    ending record;
    told uuid[];
begin
    perform 1 from casework.cases c where c.id = which for update;
    select * into ending from casework.ending_of(which);
    if ending.act is distinct from 'close' then raise exception 'case_closed' using errcode = 'AP060'; end if;
    told := array(select distinct p.unit_id from casework.participations p where p.case_id = which and p.is_active and p.basis <> 'referral_claimed' and p.unit_id <> ending.unit);
    insert into casework.case_closings (id, case_id, reason, note, agency_id, unit_id, closed_by, closed_at, full_mask, minimal_mask)
    select closing_id, which, why, note, me.agency_id, ending.unit, me.user_id, me.at, coalesce(bit_or(p.full_mask), 0), coalesce(bit_or(p.minimal_mask), 0)
    from casework.participations p where p.case_id = which and p.unit_id = ending.unit and p.is_active;
    update casework.cases c set closed_at = me.at, version = c.version + 1 where c.id = which;
    perform casework.notify(u, 'case_closed', which, which) from unnest(told) u;
end $$;

-- In it are then the unit that opened the case (by the trigger of cases) and the one that opens it again, which reads what it read before: nothing widens. Whoever
-- became of age meanwhile is an adult. A child's Centre comes in by the guardianship that the same transaction opens.
create or replace function casework.reopen_case(which uuid, why bytea) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    ending record;
    closed casework.case_closings;
begin
    perform 1 from casework.cases c where c.id = which for update;
    select * into ending from casework.ending_of(which);
    if ending.act is null or ending.act = 'close' then raise exception 'case_is_open' using errcode = 'AP061'; end if;
    update casework.case_closings e set reopened_at = me.at, reopened_by = me.user_id, reopen_reason = why where e.case_id = which and e.reopened_at is null returning * into closed;
    update casework.cases c set closed_at = null, version = c.version + 1,
        is_child = c.is_child and not casework.is_of_age(which), child_basis = case when not casework.is_of_age(which) then c.child_basis end where c.id = which;
    if ending.act = 'reopen' then
        -- A Centre that has left holds nothing yet; it has to be in the case to answer for the child, and goes on by that alone.
        perform casework.participate(which, ending.unit, 'reopened_case', closed.id, case when me.role = 'csw_supervisor' then (1 << 0) | (1 << 6) else closed.full_mask end, closed.minimal_mask);
    end if;
    perform casework.notify(c.opened_by_unit_id, 'case_reopened', which, which) from casework.cases c where c.id = which and c.opened_by_unit_id <> ending.unit;
    insert into casework.wake_ups (unit_id, at) select distinct p.unit_id, me.at from casework.participations p where p.case_id = which;
    perform casework.refresh_caseload(which);
    return ending.unit;
end $$;

do $$ declare f text; begin
    foreach f in array array['ending_of(uuid)', 'open_in_case(uuid)', 'close_case(uuid, uuid, text, bytea)', 'reopen_case(uuid, bytea)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
        execute format('grant execute on function casework.%s to portal_app', f);
    end loop;
end $$;
