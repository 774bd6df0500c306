-- Supervision and administration: what boards count, who may have a case, what a leaver leaves behind.

create or replace function casework.refresh_guardianship_box(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from casework.guardianship_box b where b.case_id = which;
    insert into casework.guardianship_box (unit_id, guardianship_id, case_id, state, due_at, notified_at, csw_unit_id)
    select distinct p.unit_id, g.id, g.case_id, g.state, g.due_at, g.notified_at, g.csw_unit_id
    from casework.guardianships g
    join casework.participations p on p.case_id = g.case_id and p.is_active and (p.full_mask | p.minimal_mask) & (1 << 6) <> 0
    where g.case_id = which and g.ended_at is null;
end $$;

create or replace function casework.on_guardianship_part() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.refresh_guardianship_box(new.case_id);
    return null;
end $$;
-- Every step of a guardianship writes participations anew.
drop trigger if exists guardianship_box on casework.guardianships;
create or replace trigger guardianship_box after insert or update on casework.participations for each row execute function casework.on_guardianship_part();

-- The guardian who is named has the child's case.
create or replace function casework.on_guardian() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into casework.assignments (case_id, unit_id, user_id, set_by, set_at)
    select new.case_id, u, new.guardian_user_id, (access.ticket()).user_id, (access.ticket()).at
    from casework.workers w, unnest(w.unit_ids) u where w.id = new.guardian_user_id and u in (new.csw_unit_id, new.acting_unit_id)
    on conflict (case_id, unit_id) do update set user_id = excluded.user_id, set_by = excluded.set_by, set_at = excluded.set_at, reason = null;
    return null;
end $$;
create or replace trigger guardian_has_case after update of guardian_user_id on casework.guardianships
    for each row when (new.guardian_user_id is not null and new.guardian_user_id is distinct from old.guardian_user_id) execute function casework.on_guardian();

-- Nobody has a case who is blocked, of another unit, or excluded from it.
create or replace function casework.guard_assignment() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select 1 from casework.workers w where w.id = new.user_id and w.is_active and new.unit_id = any(w.unit_ids))
       or casework.is_kept_out(new.user_id, new.case_id) then
        raise exception 'worker_not_of_this_unit' using errcode = 'AP020';
    end if;
    return new;
end $$;
create or replace trigger guard before insert or update on casework.assignments for each row execute function casework.guard_assignment();

create or replace function casework.on_assignment() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.user_id is distinct from new.set_by then
        perform casework.notify(new.unit_id, 'case_assigned', new.case_id, new.case_id, new.user_id);
    end if;
    return null;
end $$;
create or replace trigger tell_worker after insert or update of user_id on casework.assignments for each row execute function casework.on_assignment();

-- Which of these cases of a supervisor's units the worker may have.
create or replace function casework.cases_for_worker(which uuid[], worker uuid) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select l.case_id from casework.caseload l
    where l.case_id = any(which) and l.unit_id = any((access.ticket()).unit_ids) and l.case_id <> all((access.ticket()).excluded)
      and access.is_supervisor((access.ticket()).role)
      and l.case_id not in (select casework.kept_out(worker))
$$;

-- There is always somebody who can administer; two administrators blocking each other at once wait for one another here.
create or replace function casework.guard_worker() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if old.is_active and old.role = 'administrator' and not (new.is_active and new.role = 'administrator') then
        perform 1 from casework.workers w where w.role = 'administrator' and w.is_active order by w.id for update;
        if not exists (select 1 from casework.workers w where w.role = 'administrator' and w.is_active and w.id <> old.id) then
            raise exception 'last_administrator' using errcode = 'AP021';
        end if;
    end if;
    return new;
end $$;
create or replace trigger guard before update on casework.workers for each row execute function casework.guard_worker();

-- A leaver is rung no more, and the units are told that work is waiting for other hands.
create or replace function casework.on_worker() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    delete from casework.duty_shifts s where s.worker_id = new.id and s."from" >= me.at;
    update casework.duty_shifts s set until = me.at where s.worker_id = new.id and s.until > me.at;
    -- The child whose guardian is gone waits, overdue, for another to be named.
    perform casework.notify(u, 'guardian_needed', g.case_id, g.id) from casework.guardianships g, unnest(array[g.csw_unit_id, g.acting_unit_id]) u
    where g.guardian_user_id = new.id and g.state = 'appointed' and not (new.is_active and new.unit_ids && array_remove(array[g.csw_unit_id, g.acting_unit_id], null));
    update casework.guardianships g set due_at = me.at, version = g.version + 1
    where g.guardian_user_id = new.id and g.state = 'appointed' and not (new.is_active and new.unit_ids && array_remove(array[g.csw_unit_id, g.acting_unit_id], null));
    perform casework.notify(u, 'worker_left', null, new.id) from unnest(old.unit_ids) u where not new.is_active or u <> all(new.unit_ids);
    return null;
end $$;
create or replace trigger leaves after update on casework.workers for each row
    when (old.is_active and not new.is_active or not old.unit_ids <@ new.unit_ids) execute function casework.on_worker();

-- Somebody new in a unit, or with another role, is told to each of its other supervisors: an administrator alone places nobody unseen.
create or replace function casework.on_worker_placed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.notify(s.unit_ids[1], 'worker_placed', null, new.id, s.id) from casework.workers s, access.ticket() me
    where me.purpose = '' and s.is_active and s.id <> new.id and access.is_supervisor(s.role) and s.unit_ids && new.unit_ids;
    return null;
end $$;
drop trigger if exists placed on casework.workers;
create or replace trigger placed_anew after update on casework.workers for each row
    when (new.is_active and (not old.is_active or new.role <> old.role or not new.unit_ids <@ old.unit_ids)) execute function casework.on_worker_placed();

-- What a worker would leave behind, as counts: administrators see no case.
create or replace function casework.left_behind(worker uuid, out open_cases bigint, out open_referrals bigint, out wards bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select (select count(*) from casework.caseload l where l.assigned_to = worker and l.is_active and not l.is_closed),
           (select count(*) from casework.referral_box b where b.claimed_by = worker and b.is_open and b.box = 'incoming'),
           (select count(*) from casework.guardianships g where g.guardian_user_id = worker and g.ended_at is null)
    where (access.ticket()).role = 'administrator'
$$;

-- Directory data is read-only to the application; the stand-in of a Centre is set by its supervisor or an administrator.
create or replace function casework.set_stand_in(which_unit uuid, stand_in uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    update reference.units u set stand_in_unit_id = stand_in
    where u.id = which_unit and (me.role = 'administrator' or me.role = 'csw_supervisor' and u.id = any(me.unit_ids))
      and exists (select 1 from reference.agencies a where a.id = u.agency_id and a.kind = 'csw')
      and exists (select 1 from reference.units s join reference.agencies a on a.id = s.agency_id where s.id = stand_in and s.closed_at is null and a.kind = 'csw' and a.id <> u.agency_id);
    return found;
end $$;
grant update (stand_in_unit_id) on reference.units to portal_projector;

-- For the coordinator: how much of a time is covered by somebody on duty, by Centre; no people, no cases.
create or replace function casework.duty_coverage(begins timestamptz, ends timestamptz,
    out unit_id uuid, out covered interval, out on_duty_now boolean) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select u.id,
           coalesce((select sum(upper(part) - lower(part)) from (
               select unnest(range_agg(tstzrange(greatest(s."from", begins), least(s.until, ends)))) as part
               from casework.duty_shifts s where s.unit_id = u.id and s."from" < ends and s.until > begins) parts), interval '0'),
           exists (select 1 from casework.duty_shifts s where s.unit_id = u.id and (access.ticket()).at >= s."from" and (access.ticket()).at < s.until)
    from reference.units u join reference.agencies a on a.id = u.agency_id
    where a.kind = 'csw' and (access.ticket()).role = 'analyst'
$$;

create or replace function casework.children_unanswered() returns bigint
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*) from casework.guardianships g where g.state = 'notified' and g.ended_at is null and g.due_at is not null and (access.ticket()).role = 'analyst'
$$;

do $$ declare f text; begin
    foreach f in array array['refresh_guardianship_box(uuid)', 'on_guardianship_part()', 'on_guardian()', 'guard_assignment()', 'on_assignment()', 'cases_for_worker(uuid[], uuid)',
        'guard_worker()', 'on_worker()', 'on_worker_placed()', 'left_behind(uuid)', 'set_stand_in(uuid, uuid)', 'duty_coverage(timestamptz, timestamptz)', 'children_unanswered()'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.cases_for_worker(uuid[], uuid), casework.left_behind(uuid), casework.set_stand_in(uuid, uuid),
    casework.duty_coverage(timestamptz, timestamptz), casework.children_unanswered() to portal_app;
