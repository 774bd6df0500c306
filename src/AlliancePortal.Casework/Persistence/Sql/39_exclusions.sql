-- Who must learn nothing of a case. The rows are read by nobody as rows: the ticket carries them for the excluded, and these functions answer those who set them.

-- A supervisor keeps the own unit's people out of the unit's cases; VAAU's anybody in its cases; the integrity officer anybody.
create or replace function casework.may_exclude(which uuid, person uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(which <> all(me.excluded) and person <> me.user_id and exists (select 1 from casework.cases c where c.id = which)
        and (me.role = 'integrity_officer'
             or exists (select 1 from casework.participations p where p.case_id = which and p.is_active and p.unit_id = any(me.unit_ids))
                and (me.role = 'vaau_supervisor'
                     or me.role in ('police_supervisor', 'csw_supervisor', 'ngo_supervisor')
                        and exists (select 1 from casework.workers w where w.id = person and w.unit_ids && me.unit_ids))), false)
    from access.ticket() me
$$;

-- Under whose key a reason is sealed, for whoever may exclude somebody; null: nothing there.
create or replace function casework.victim_of(which uuid) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.victim_id from casework.cases c, access.ticket() me
    where c.id = which and which <> all(me.excluded)
      and (me.role = 'integrity_officer'
           or access.is_supervisor(me.role)
              and exists (select 1 from casework.participations p where p.case_id = which and p.is_active and p.unit_id = any(me.unit_ids)))
$$;

-- Those who are kept out, as far as one may know: what the own agency's supervisors set; VAAU's supervisors also what those of units set; the integrity
-- officer all. Nobody learns what an integrity officer set. Lifted by whose agency set it, or by the integrity officer.
create or replace function casework.exclusions_known(which uuid, out user_id uuid, out display_name text, out role text, out agency_id uuid, out set_by text, out set_at timestamptz, out reason bytea, out may_lift boolean)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.id, w.display_name, w.role, w.agency_id, s.display_name, e.set_at, e.reason, me.role = 'integrity_officer' or s.agency_id = me.agency_id
    from casework.exclusions e
    join casework.workers w on w.id = e.user_id
    join casework.workers s on s.id = e.set_by
    cross join access.ticket() me
    where e.case_id = which and e.lifted_at is null and casework.victim_of(which) is not null
      and (me.role = 'integrity_officer' or s.role <> 'integrity_officer' and (s.agency_id = me.agency_id or me.role = 'vaau_supervisor'))
    order by e.set_at
$$;

-- Whom one may keep out: the people of the units in the case, as far as one may at all.
create or replace function casework.people_to_exclude(which uuid, out user_id uuid, out display_name text, out role text, out agency_id uuid)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.id, w.display_name, w.role, w.agency_id from casework.workers w
    where w.is_active and w.unit_ids && (select array_agg(p.unit_id) from casework.participations p where p.case_id = which and p.is_active)
      and casework.may_exclude(which, w.id)
      and not exists (select 1 from casework.exclusions_known(which) x where x.user_id = w.id)
    order by w.display_name
$$;

-- What a person had in hand in a case goes back to the unit; nothing of it is shown to them again, and their open pages look anew.
create or replace function casework.take_out_of_hand(which uuid, person uuid, name_again_by timestamptz) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    delete from casework.assignments a where a.case_id = which and a.user_id = person;
    update casework.referrals r set claimed_by = null, version = r.version + 1 where r.case_id = which and r.claimed_by = person and r.state in ('claimed', 'accepted');
    update casework.guardianships g set guardian_user_id = null, guardian_name = null, appointed_at = null, state = 'acknowledged', due_at = name_again_by, version = g.version + 1
    where g.case_id = which and g.guardian_user_id = person and g.state = 'appointed';
    -- No answer of before is given again; the keys stay taken, so that nothing is done twice.
    update casework.idempotent_answers i set answer = '' where i.user_id = person;
    select casework.refresh_caseload(which, 30);
    insert into casework.wake_ups (unit_id, at) select unnest(w.unit_ids), (access.ticket()).at from casework.workers w where w.id = person
$$;

-- At once and everywhere: from the next act the ticket leaves the case out.
create or replace function casework.exclude_person(which uuid, person uuid, why bytea, name_again_by timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    if not casework.may_exclude(which, person) or not exists (select 1 from casework.workers w where w.id = person) then return false; end if;
    insert into casework.exclusions as e (user_id, case_id, set_by, set_at, reason) values (person, which, me.user_id, me.at, why)
    on conflict (user_id, case_id) do update set set_by = excluded.set_by, set_at = excluded.set_at, reason = excluded.reason, lifted_at = null, lifted_by = null, lift_reason = null
    where e.lifted_at is not null;

    perform casework.take_out_of_hand(which, person, name_again_by);
    return true;
end $$;

create or replace function casework.lift_exclusion(which uuid, person uuid, why bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    if not exists (select 1 from casework.exclusions_known(which) k where k.user_id = person and k.may_lift) then return false; end if;
    update casework.exclusions e set lifted_at = me.at, lifted_by = me.user_id, lift_reason = why where e.case_id = which and e.user_id = person and e.lifted_at is null;
    insert into casework.wake_ups (unit_id, at) select unnest(w.unit_ids), me.at from casework.workers w where w.id = person;
    return found;
end $$;

-- What a unit's supervisor should have acted on goes past one who is excluded and alone there: to the stand-in Centre and to VAAU, of VAAU itself to the
-- integrity officers. Only that something waits; what, they ask by telephone.
create or replace function casework.pass_by_excluded(to_unit uuid, which uuid, what text) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    with heads as (
        select w.id, casework.is_kept_out(w.id, which) as is_out
        from casework.workers w where w.is_active and to_unit = any(w.unit_ids) and access.is_supervisor(w.role)),
    past as (
        select u.stand_in_unit_id as unit from reference.units u where u.id = to_unit
        union
        select u.id from reference.units u join reference.agencies a on a.id = u.agency_id where a.kind = 'vaau' and u.id <> to_unit
        union
        select w.unit_ids[1] from casework.workers w where w.is_active and w.role = 'integrity_officer'
            and exists (select 1 from reference.units u join reference.agencies a on a.id = u.agency_id where u.id = to_unit and a.kind = 'vaau'))
    select casework.notify(p.unit, what, null, null) from past p
    where p.unit is not null and (select bool_and(h.is_out) from heads h)
$$;

do $$ declare f text; begin
    foreach f in array array['may_exclude(uuid, uuid)', 'victim_of(uuid)', 'people_to_exclude(uuid)', 'exclusions_known(uuid)', 'take_out_of_hand(uuid, uuid, timestamptz)', 'exclude_person(uuid, uuid, bytea, timestamptz)',
        'lift_exclusion(uuid, uuid, bytea)', 'pass_by_excluded(uuid, uuid, text)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.victim_of(uuid), casework.people_to_exclude(uuid), casework.exclusions_known(uuid), casework.exclude_person(uuid, uuid, bytea, timestamptz),
    casework.lift_exclusion(uuid, uuid, bytea) to portal_app;
