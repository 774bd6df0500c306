-- Browsing is noticed with the audit of it, in the same transaction. All of it is written and read by these functions alone: no policy, the application finds the tables empty.

alter table casework.browsing_limits drop constraint if exists browsing_limit_in_range;
alter table casework.browsing_limits add constraint browsing_limit_in_range check (rule = 'bulk' and value between 20 and 1000 or rule = 'odd_hours' and value between 1 and 50);

create or replace function casework.browsing_limit(of_rule text) returns int
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return (
    select coalesce((select l.value from casework.browsing_limits l where l.rule = of_rule), case of_rule when 'bulk' then 200 when 'odd_hours' then 3 end));
end $$;

-- Who looks at it: supervisors of that person's unit and integrity officers; about a supervisor never the own unit. Where there is none, VAAU's supervisors, then administrators.
create or replace function casework.browsing_reviewers(person uuid, out user_id uuid, out unit_id uuid) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with fit as (
        select r.id, r.unit_ids[1] as unit_id,
               case when r.role = 'integrity_officer' or access.is_supervisor(r.role) and r.unit_ids && s.unit_ids then 1 when r.role = 'vaau_supervisor' then 2 when r.role = 'administrator' then 3 end as turn
        from casework.workers s join casework.workers r on r.is_active and r.id <> s.id and not (access.is_supervisor(s.role) and r.unit_ids && s.unit_ids)
        where s.id = person)
    select f.id, f.unit_id from fit f where f.turn = (select min(x.turn) from fit x)
$$;

-- One alert a person, rule and hour; what goes on in that hour belongs to it.
create or replace function casework.raise_browsing(me access.ticket_fields, of_rule text, which uuid, counted int) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare new_id uuid := gen_random_uuid();
begin
    perform pg_advisory_xact_lock(hashtextextended('browsing' || me.user_id, 0));
    update casework.browsing_alerts a set last_at = me.at, records = greatest(a.records, counted)
    where a.user_id = me.user_id and a.rule = of_rule and a.case_id is not distinct from which and a.at > me.at - interval '1 hour';
    if found then return; end if;
    insert into casework.browsing_alerts (id, rule, user_id, case_id, at, last_at, records) values (new_id, of_rule, me.user_id, which, me.at, me.at, counted);
    perform casework.notify(r.unit_id, 'browsing_noticed', null, new_id, r.user_id) from casework.browsing_reviewers(me.user_id) r;
end $$;

-- From 22 to 6 on the wall clock of the people who use the portal: the zone of the jurisdiction, which the database knows here and nowhere else.
create or replace function casework.is_night(instant timestamptz) returns boolean
    language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin return (
    select extract(hour from instant at time zone 'Europe/Belgrade') not between 6 and 21);
end $$;

-- More records within an hour of the night than the limit, opened by somebody who was not on duty. A case of the last 24 hours is the night's own work and does not count.
create or replace function casework.notice_odd_hours(me access.ticket_fields) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare counted int; latest timestamptz;
begin
    select count(*), max(o.at) into counted, latest from casework.recent_openings o join casework.cases c on c.id = o.case_id
    where o.user_id = me.user_id and o.at > me.at - interval '1 hour' and casework.is_night(o.at) and c.opened_at <= o.at - interval '24 hours'
      and not exists (select 1 from casework.duty_shifts s where s.worker_id = o.user_id and o.at >= s."from" and o.at < s.until);
    if latest = me.at and counted > casework.browsing_limit('odd_hours') then perform casework.raise_browsing(me, 'odd_hours', null, counted); end if;
end $$;

-- How many records more than the limit the person has opened within the hour, if these are any that were not opened within it before. Counted here, so that it
-- is one count for all nodes; a case to which one comes back is not slowed.
create or replace function casework.notice_openings(me access.ticket_fields, opened uuid[]) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare counted int; most int;
begin
    -- What one person opens side by side must see each other, and is locked before any row, so that nobody waits in a ring.
    perform pg_advisory_xact_lock(hashtextextended('browsing' || me.user_id, 0));
    perform casework.raise_browsing(me, 'decoy', d.case_id, 1) from casework.decoys d where d.case_id = any(opened);
    delete from casework.recent_openings o where o.user_id = me.user_id and o.at <= me.at - interval '1 hour';
    insert into casework.recent_openings (user_id, case_id, at) select me.user_id, c, me.at from unnest(opened) c on conflict do nothing;
    if not found then return 0; end if;
    if casework.is_night(me.at) then perform casework.notice_odd_hours(me); end if;
    select count(*) into counted from casework.recent_openings o where o.user_id = me.user_id and o.at > me.at - interval '1 hour';
    most := casework.browsing_limit('bulk');
    if counted < most then return 0; end if;
    perform casework.raise_browsing(me, 'bulk', null, counted);
    return counted - most;
end $$;

-- The application alone can read a surname; that the case is the actor's to open was decided before.
create or replace function casework.notice_relative(which uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    select casework.raise_browsing(me, 'relative', which, 1) from access.ticket() me where me.purpose = ''
$$;

-- A case is laid out as a decoy by a supervisor in it or an integrity officer; of a number that is unknown or not for the actor nothing is told.
create or replace function casework.mark_decoy(typed text) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket(); target uuid;
begin
    select c.id into target from casework.cases c
    where c.number = typed and c.id <> all(me.excluded)
      and (me.role = 'integrity_officer' or access.is_supervisor(me.role)
           and exists (select 1 from casework.participations p where p.case_id = c.id and p.is_active and p.basis <> 'referral_claimed' and p.unit_id = any(me.unit_ids)));
    insert into casework.decoys (case_id, marked_by, marked_at) select target, me.user_id, me.at where target is not null on conflict do nothing;
    return target;
end $$;

create or replace function casework.unmark_decoy(which uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    delete from casework.decoys d where d.case_id = which and (d.marked_by = me.user_id or me.role = 'integrity_officer');
    return found;
end $$;

-- One's own; integrity officers know all.
create or replace function casework.decoys_known(out case_id uuid, out number text, out marked_by text, out marked_at timestamptz) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select d.case_id, c.number, w.display_name, d.marked_at
    from access.ticket() me join casework.decoys d on (d.marked_by = me.user_id or me.role = 'integrity_officer') and d.case_id <> all(me.excluded)
    join casework.cases c on c.id = d.case_id join casework.workers w on w.id = d.marked_by
    order by d.marked_at desc, d.case_id
$$;

create or replace function casework.browsing_alerts_known(which uuid,
    out id uuid, out rule text, out display_name text, out role text, out agency_id uuid, out at timestamptz, out last_at timestamptz, out records int, out looked_by text, out looked_at timestamptz,
    out note_key_id uuid, out note bytea) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.id, a.rule, w.display_name, w.role, w.agency_id, a.at, a.last_at, a.records, l.display_name, a.looked_at, a.note_key_id, a.note
    from access.ticket() me
    join casework.browsing_alerts a on a.at > me.at - interval '90 days' and (which is null or a.id = which)
    join casework.workers w on w.id = a.user_id
    left join casework.workers l on l.id = a.looked_by
    where exists (select 1 from casework.browsing_reviewers(a.user_id) r where r.user_id = me.user_id)
    order by a.at desc, a.id desc limit 200
$$;

create or replace function casework.look_at_browsing(which uuid, key uuid, words bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    update casework.browsing_alerts a set looked_by = me.user_id, looked_at = me.at, note_key_id = key, note = words
    where a.id = which and a.looked_at is null and exists (select 1 from casework.browsing_reviewers(a.user_id) r where r.user_id = me.user_id);
    return found;
end $$;

-- The coordinator reads figures, no people.
create or replace function casework.browsing_rules(out rule text, out value int, out set_at timestamptz, out noticed bigint, out waiting bigint) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select known.rule, casework.browsing_limit(known.rule), l.set_at, case when me.role = 'analyst' then a.noticed end, case when me.role = 'analyst' then a.waiting end
    from access.ticket() me cross join unnest(array['bulk', 'odd_hours', 'decoy', 'relative']) with ordinality known(rule, place)
    left join casework.browsing_limits l on l.rule = known.rule
    cross join lateral (select count(*) as noticed, count(*) filter (where a.looked_at is null) as waiting from casework.browsing_alerts a
                        where a.rule = known.rule and a.at > me.at - interval '90 days') a
    order by known.place
$$;

create or replace function casework.set_browsing_limit(of_rule text, limit_to int) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    if me.role is distinct from 'analyst' then raise exception 'not_found' using errcode = '42501'; end if;
    insert into casework.browsing_limits (rule, value, set_by, set_at) values (of_rule, limit_to, me.user_id, me.at)
    on conflict (rule) do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at;
end $$;

do $$ declare f text; begin
    foreach f in array array['browsing_limit(text)', 'browsing_reviewers(uuid)', 'raise_browsing(access.ticket_fields, text, uuid, int)', 'notice_openings(access.ticket_fields, uuid[])', 'is_night(timestamptz)', 'notice_odd_hours(access.ticket_fields)',
        'browsing_alerts_known(uuid)', 'look_at_browsing(uuid, uuid, bytea)', 'browsing_rules()', 'set_browsing_limit(text, int)', 'notice_relative(uuid)', 'mark_decoy(text)', 'unmark_decoy(uuid)', 'decoys_known()'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.notice_openings(access.ticket_fields, uuid[]) to portal_owner;
grant select on casework.decoys, casework.recent_openings, casework.browsing_alerts, casework.browsing_limits to portal_app;
grant execute on function casework.browsing_alerts_known(uuid), casework.look_at_browsing(uuid, uuid, bytea), casework.browsing_rules(), casework.set_browsing_limit(text, int),
    casework.notice_relative(uuid), casework.mark_decoy(text), casework.unmark_decoy(uuid), casework.decoys_known() to portal_app;
