-- Who works where: an administrator proposes, a second person approves. No other statement of the application makes a worker or widens what one may.

-- Supervisors of the unit; where there is none, as for administrators, other administrators and integrity officers; where those are missing too, the supervisors of VAAU.
create or replace function casework.second_persons(person uuid, proposer uuid, in_role text, in_units uuid[]) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with others as (select w.id, w.role, w.unit_ids from casework.workers w where w.is_active and w.id <> person and w.id <> proposer),
    supervisors as (select o.id from others o where access.is_supervisor(o.role) and o.unit_ids && in_units),
    central as (select o.id from others o where o.role in ('administrator', 'integrity_officer'))
    select s.id from supervisors s
    union all
    select c.id from central c where not exists (select 1 from supervisors)
    union all
    select o.id from others o where o.role = 'vaau_supervisor' and not exists (select 1 from supervisors) and not exists (select 1 from central)
$$;

-- Undecided and in time; what a blocked administrator proposed counts no more.
create or replace function casework.placements_open(out id uuid, out user_id uuid, out display_name text, out email text, out is_new boolean, out agency_id uuid, out role text, out unit_ids uuid[],
    out former_role text, out proposed_by text, out proposed_at timestamptz, out expires_at timestamptz, out approvers text[], out may_approve boolean)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.id, p.user_id, w.display_name, w.email, p.is_new, w.agency_id, p.role, p.unit_ids, case when not p.is_new then w.role end, proposer.display_name, p.proposed_at, p.expires_at,
           array(select s.display_name from casework.workers s where s.id = any(second.ids) order by s.display_name, s.id), me.user_id = any(second.ids)
    from casework.worker_placements p
    join casework.workers w on w.id = p.user_id
    join casework.workers proposer on proposer.id = p.proposed_by and proposer.is_active and proposer.role = 'administrator'
    cross join lateral (select array(select casework.second_persons(p.user_id, p.proposed_by, p.role, p.unit_ids)) as ids) second
    cross join access.ticket() me
    where p.decided_at is null and p.expires_at > me.at and me.purpose = '' and (me.role = 'administrator' or me.user_id = any(second.ids))
    order by p.proposed_at, p.id
$$;

-- Closed units have gone meanwhile; those whose work another goes on with are closed by nature.
create or replace function casework.place(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p casework.worker_placements;
begin
    select * into p from casework.worker_placements x where x.id = which;
    if exists (select 1 from reference.units u where u.id = any(p.unit_ids) and u.closed_at is not null and u.successor_unit_id is null) then
        raise exception 'unit_closed' using errcode = 'AP094';
    end if;
    update casework.workers w set role = p.role, unit_ids = p.unit_ids, is_approved = true, is_active = w.is_active or p.is_new, version = w.version + 1 where w.id = p.user_id;
end $$;

-- Whether it waits. Where nobody but the proposer has ever been, at the set-up of an empty installation, it stands at once.
create or replace function casework.propose_placement(new_id uuid, person uuid, for_new boolean, in_role text, in_units uuid[], ends timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    known casework.workers;
    second uuid[];
begin
    perform casework.require_administrator();
    select * into known from casework.workers w where w.id = person for update;
    if known.id is null or known.is_approved = for_new then raise exception 'not_found' using errcode = '42501'; end if;
    if person = me.user_id then raise exception 'not_oneself' using errcode = 'AP090'; end if;
    if exists (select 1 from casework.placements_open() o where o.user_id = person) then raise exception 'placement_waits' using errcode = 'AP091'; end if;
    if exists (select 1 from unnest(in_units) u where not exists (select 1 from reference.units x where x.id = u and x.agency_id = known.agency_id)) then
        raise exception 'not_found' using errcode = '42501';
    end if;
    second := array(select casework.second_persons(person, me.user_id, in_role, in_units));
    if second = '{}' and exists (select 1 from casework.workers w where w.role in ('administrator', 'integrity_officer') and w.is_approved and w.id <> person and w.id <> me.user_id) then
        raise exception 'no_second_person' using errcode = 'AP092';
    end if;
    insert into casework.worker_placements (id, user_id, is_new, role, unit_ids, proposed_by, proposed_at, expires_at, decided_at, approved)
    values (new_id, person, for_new, in_role, in_units, me.user_id, me.at, ends, case when second = '{}' then me.at end, case when second = '{}' then true end);
    if second = '{}' then
        perform casework.place(new_id);
        return false;
    end if;
    perform casework.notify(w.unit_ids[1], 'placement_asked', null, new_id, w.id) from casework.workers w where w.id = any(second);
    perform casework.wake_administrators();
    return true;
end $$;

-- Whose placement it was; null: not there, not for this actor, decided, or too late.
create or replace function casework.decide_placement(which uuid, yes boolean) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    known record;
begin
    perform 1 from casework.worker_placements p where p.id = which for update;
    select * into known from casework.placements_open() o where o.id = which;
    if known.id is null then return null; end if;
    if yes and not known.may_approve then raise exception 'second_person_needed' using errcode = 'AP093'; end if;
    update casework.worker_placements p set decided_by = me.user_id, decided_at = me.at, approved = yes where p.id = which;
    if yes then perform casework.place(which); end if;
    perform casework.notify(w.unit_ids[1], case when yes then 'placement_approved' else 'placement_stopped' end, null, which, w.id)
    from casework.workers w join casework.worker_placements p on p.proposed_by = w.id where p.id = which and w.id <> me.user_id;
    perform casework.wake_administrators();
    insert into casework.wake_ups (unit_id, at) select distinct u, me.at from unnest(known.unit_ids || me.unit_ids) u;
    return known.user_id;
end $$;

create or replace function casework.awaits_approval(person uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from casework.workers w where w.id = person and not w.is_approved) and (access.ticket()).purpose = 'accounts'
$$;

-- By its own statements the application makes no worker who may work, activates nobody who was never approved, and widens nothing. The functions above run as the projector.
create or replace function casework.guard_placement() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if current_user = 'portal_projector' or coalesce((access.ticket()).purpose, 'setup') = 'setup' then return new; end if;
    if tg_op = 'INSERT' and (new.is_active or new.is_approved)
       or tg_op = 'UPDATE' and (new.is_approved <> old.is_approved or new.is_active and not old.is_active and not new.is_approved or new.id <> old.id or new.agency_id <> old.agency_id
           or new.role <> old.role or not new.unit_ids <@ old.unit_ids) then
        raise exception 'second_person_needed' using errcode = 'AP093';
    end if;
    return new;
end $$;
create or replace trigger two_persons before insert or update on casework.workers for each row execute function casework.guard_placement();

do $$ declare f text; begin
    foreach f in array array['second_persons(uuid, uuid, text, uuid[])', 'placements_open()', 'place(uuid)', 'propose_placement(uuid, uuid, boolean, text, uuid[], timestamptz)', 'decide_placement(uuid, boolean)',
        'awaits_approval(uuid)', 'guard_placement()'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
-- No policy: the application finds the table empty.
grant select on casework.worker_placements to portal_app;
grant execute on function casework.placements_open(), casework.propose_placement(uuid, uuid, boolean, text, uuid[], timestamptz), casework.decide_placement(uuid, boolean), casework.awaits_approval(uuid) to portal_app;
