-- A lost second factor: an administrator proposes, a second person approves. The rows are written and read by these functions only, so that no administrator does it alone.

create or replace function casework.is_second_person(person uuid, proposer uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(me.user_id <> person and me.user_id <> proposer
        and (me.role = 'administrator'
             or access.is_supervisor(me.role)
                and exists (select 1 from casework.workers w where w.id = person and w.unit_ids && me.unit_ids)), false)
    from access.ticket() me
$$;

-- Undecided and in time; what a blocked administrator proposed counts no more.
create or replace function casework.factor_resets_open(out id uuid, out user_id uuid, out display_name text, out proposed_by text, out proposed_at timestamptz, out expires_at timestamptz,
    out identity_check text, out reason bytea, out may_approve boolean)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.id, r.user_id, w.display_name, p.display_name, r.proposed_at, r.expires_at, r.identity_check, r.reason, casework.is_second_person(r.user_id, r.proposed_by)
    from casework.factor_resets r
    join casework.workers w on w.id = r.user_id and w.is_active
    join casework.workers p on p.id = r.proposed_by and p.is_active and p.role = 'administrator'
    cross join access.ticket() me
    where r.decided_at is null and r.expires_at > me.at
      and (me.role = 'administrator' or me.user_id = r.user_id or casework.is_second_person(r.user_id, r.proposed_by))
    order by r.proposed_at
$$;

-- Administrators' pages look again.
create or replace function casework.wake_administrators() returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into casework.wake_ups (unit_id, at)
    select distinct w.unit_ids[1], (access.ticket()).at from casework.workers w where w.is_active and w.role = 'administrator'
$$;

create or replace function casework.propose_factor_reset(new_id uuid, person uuid, checked text, why bytea, ends timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    hers uuid[];
begin
    perform casework.require_administrator();
    select w.unit_ids into hers from casework.workers w where w.id = person and w.is_active;
    if hers is null then raise exception 'not_found' using errcode = '42501'; end if;
    if person = me.user_id then raise exception 'not_oneself' using errcode = 'AP080'; end if;
    perform pg_advisory_xact_lock(hashtextextended('factor reset of ' || person, 0));
    if exists (select 1 from casework.factor_resets_open() r where r.user_id = person) then raise exception 'factor_reset_waits' using errcode = 'AP081'; end if;
    if not exists (select 1 from casework.workers w where w.is_active and w.id not in (person, me.user_id)
        and (w.role = 'administrator' or access.is_supervisor(w.role) and w.unit_ids && hers)) then
        raise exception 'no_second_person' using errcode = 'AP082';
    end if;
    insert into casework.factor_resets (id, user_id, proposed_by, proposed_at, expires_at, identity_check, reason)
    values (new_id, person, me.user_id, me.at, ends, checked, why);
    perform casework.notify(w.unit_ids[1], 'factor_reset_asked', null, new_id, w.id) from casework.workers w
    where w.is_active and w.id <> person and access.is_supervisor(w.role) and w.unit_ids && hers;
    -- Whoever lost nothing reads it where she is signed in, and stops it.
    perform casework.notify(hers[1], 'factor_reset_of_you', null, new_id, person);
    perform casework.wake_administrators();
end $$;

-- Whose second factor it was; null: not there, not for this actor, decided, or too late.
create or replace function casework.decide_factor_reset(which uuid, yes boolean) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    known record;
begin
    perform 1 from casework.factor_resets r where r.id = which for update;
    select * into known from casework.factor_resets_open() r where r.id = which;
    if known.id is null then return null; end if;
    if yes and not known.may_approve then raise exception 'second_person_needed' using errcode = 'AP083'; end if;
    update casework.factor_resets r set decided_by = me.user_id, decided_at = me.at, approved = yes where r.id = which;
    perform casework.notify(w.unit_ids[1], case when yes then 'factor_reset_done' else 'factor_reset_stopped' end, null, which, w.id) from casework.workers w where w.id = known.user_id;
    perform casework.wake_administrators();
    insert into casework.wake_ups (unit_id, at) select u, me.at from casework.workers w, unnest(w.unit_ids) u where w.id = known.user_id;
    return known.user_id;
end $$;

do $$ declare f text; begin
    foreach f in array array['is_second_person(uuid, uuid)', 'factor_resets_open()', 'wake_administrators()', 'propose_factor_reset(uuid, uuid, text, bytea, timestamptz)', 'decide_factor_reset(uuid, boolean)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
-- No policy: the application finds the table empty.
grant select on casework.factor_resets to portal_app;
grant execute on function casework.factor_resets_open(), casework.propose_factor_reset(uuid, uuid, text, bytea, timestamptz), casework.decide_factor_reset(uuid, boolean) to portal_app;
