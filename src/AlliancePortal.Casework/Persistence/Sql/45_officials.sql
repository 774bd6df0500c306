-- An official is involved: what the police found out moves to named persons, and his chain is kept out. All of it by functions; nobody reads the rows.

create or replace function casework.is_marked(which uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return (
    select exists (select 1 from casework.officials_involved o where o.case_id = which and o.lifted_at is null));
end $$;

-- Under whose key reasons are sealed, for whoever marks, names or lifts; null: nothing there. While it is marked only the named and the integrity officer know.
create or replace function casework.integrity_victim(which uuid) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.victim_id from casework.cases c, access.ticket() me
    where c.id = which and c.closed_at is null and which <> all(me.excluded)
      and (me.role = 'integrity_officer'
           or me.role in ('police_investigator', 'police_supervisor', 'vaau_supervisor')
              and exists (select 1 from casework.participations p where p.case_id = which and p.is_active and p.unit_id = any(me.unit_ids) and p.basis <> 'referral_claimed')
              and (not casework.is_marked(which) or exists (select 1 from casework.named_officers n where n.case_id = which and n.user_id = me.user_id)))
$$;

-- The people of the units in the case who may know of it, and of them the police who could be named.
create or replace function casework.integrity_people(which uuid, out user_id uuid, out display_name text, out role text, out unit_id uuid, out is_named boolean, out is_nameable boolean)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct on (w.display_name, w.id) w.id, w.display_name, w.role, p.unit_id,
           casework.is_marked(which) and exists (select 1 from casework.named_officers n where n.case_id = which and n.user_id = w.id), w.role in ('police_investigator', 'police_supervisor')
    from casework.participations p join casework.workers w on w.is_active and p.unit_id = any(w.unit_ids)
    where p.case_id = which and p.is_active and p.basis <> 'referral_claimed' and casework.integrity_victim(which) is not null and not casework.is_kept_out(w.id, which)
    order by w.display_name, w.id
$$;

create or replace function casework.officials_known(which uuid, out id uuid, out unit_id uuid, out person text, out reason bytea, out set_at timestamptz)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select o.id, o.official_unit_id, (select w.display_name from casework.workers w where w.id = o.official_user_id), o.reason, o.set_at
    from casework.officials_involved o where o.case_id = which and o.lifted_at is null and casework.integrity_victim(which) is not null order by o.set_at, o.id
$$;

create or replace function casework.name_officer(which uuid, person uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    if not casework.is_marked(which) or not exists (select 1 from casework.integrity_people(which) x where x.user_id = person and x.is_nameable) then return false; end if;
    insert into casework.named_officers (case_id, user_id, named_by, named_at) values (which, person, me.user_id, me.at) on conflict do nothing;
    insert into casework.wake_ups (unit_id, at) select unnest(w.unit_ids), me.at from casework.workers w where w.id = person;
    return true;
end $$;

create or replace function casework.mark_official(new_id uuid, which uuid, of_unit uuid, official uuid, named uuid[], why bytea, why_out bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    chain uuid[];
    readers uuid[];
begin
    chain := array(select w.id from casework.workers w where of_unit = any(w.unit_ids) and (w.is_active or w.id = official)
        and (official is null or w.id = official or access.is_supervisor(w.role)));
    if casework.integrity_victim(which) is null or not exists (select 1 from reference.units u where u.id = of_unit) or official is not null and official <> all(chain) then
        raise exception 'not_found' using errcode = '42501';
    elsif me.user_id = any(chain) then
        raise exception 'official_is_of_own_chain' using errcode = 'AP054';
    elsif official is null and exists (select 1 from casework.participations p where p.case_id = which and p.unit_id = of_unit and p.is_active) then
        raise exception 'official_to_be_named' using errcode = 'AP055';
    end if;
    readers := array(select x.user_id from casework.integrity_people(which) x where x.is_nameable and x.user_id <> all(chain) and (x.user_id = any(named) or x.user_id = me.user_id or x.is_named));
    if cardinality(readers) = 0 then raise exception 'nobody_is_named' using errcode = 'AP056'; end if;

    -- Of an earlier mark that proved wrong nobody stays named.
    delete from casework.named_officers n where n.case_id = which and not casework.is_marked(which);
    insert into casework.named_officers (case_id, user_id, named_by, named_at) select which, r, me.user_id, me.at from unnest(readers) r on conflict do nothing;
    delete from casework.named_officers n where n.case_id = which and n.user_id = any(chain);
    insert into casework.officials_involved (id, case_id, official_unit_id, official_user_id, reason, set_by, set_at) values (new_id, which, of_unit, official, why, me.user_id, me.at);

    insert into casework.exclusions as e (user_id, case_id, set_by, set_at, reason) select c, which, me.user_id, me.at, why_out from unnest(chain) c
    on conflict (user_id, case_id) do update set set_by = excluded.set_by, set_at = excluded.set_at, reason = excluded.reason, lifted_at = null, lifted_by = null, lift_reason = null
    where e.lifted_at is not null;
    if exists (select 1 from unnest(chain) c where casework.is_last_of_centre(which, c)) then raise exception 'has_to_know' using errcode = 'AP050'; end if;
    perform casework.take_out_of_hand(which, c, me.at) from unnest(chain) c;

    insert into casework.case_events (id, case_id, section, kind, at, agency_id, unit_id, user_id, subject_id)
    values (gen_random_uuid(), which, 13, 'official_involved', me.at, me.agency_id, me.unit_ids[1], me.user_id, new_id);
    perform casework.notify(o.unit_ids[1], 'official_involved', null, null, o.id) from casework.workers o where o.is_active and o.role = 'integrity_officer' and o.id <> me.user_id;
    insert into casework.wake_ups (unit_id, at) select distinct p.unit_id, me.at from casework.participations p where p.case_id = which and p.is_active;
end $$;

create or replace function casework.lift_official(which uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket(); found_case uuid;
begin
    update casework.officials_involved o set lifted_at = me.at, lifted_by = me.user_id
    where o.id = which and o.lifted_at is null and casework.integrity_victim(o.case_id) is not null returning o.case_id into found_case;
    insert into casework.wake_ups (unit_id, at) select distinct p.unit_id, me.at from casework.participations p where p.case_id = found_case and p.is_active;
    return found_case;
end $$;

do $$ declare f text; begin
    foreach f in array array['is_marked(uuid)', 'integrity_victim(uuid)', 'integrity_people(uuid)', 'officials_known(uuid)', 'name_officer(uuid, uuid)',
        'mark_official(uuid, uuid, uuid, uuid, uuid[], bytea, bytea)', 'lift_official(uuid)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.integrity_victim(uuid), casework.integrity_people(uuid), casework.officials_known(uuid), casework.name_officer(uuid, uuid),
    casework.mark_official(uuid, uuid, uuid, uuid, uuid[], bytea, bytea), casework.lift_official(uuid) to portal_app;
