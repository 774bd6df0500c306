-- The case named in a report, for the officer of the report: a second officer approves, it lasts a few hours, and nobody in the case is told. No policy opens anything by it;
-- these functions alone read, and only who she is, what the police entered, referrals, and who looked. Never a shelter's address, health, or what a lawyer keeps.

create or replace function casework.ask_report_access(new_id uuid, report uuid, second uuid, typed text, why bytea, open_for interval, answer_within interval) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    theirs uuid;
begin
    if me.role is distinct from 'integrity_officer' or not exists (select 1 from casework.staff_reports r where r.id = report and r.officer_id = me.user_id) then
        raise exception 'not_found' using errcode = '42501';
    end if;
    if exists (select 1 from casework.staff_reports r where r.id = report and r.state = 'closed') then raise exception 'report_closed' using errcode = 'AP101'; end if;
    select w.unit_ids[1] into theirs from casework.workers w where w.id = second and w.id <> me.user_id and w.is_active and w.role = 'integrity_officer';
    if theirs is null then raise exception 'report_officer_not_there' using errcode = 'AP100'; end if;
    insert into casework.report_accesses (id, report_id, case_id, number, officer_id, second_id, reason, asked_at, answer_by, lasts)
    values (new_id, report, (select c.id from casework.cases c where c.number = typed and not c.is_anonymous), typed, me.user_id, second, why, me.at, me.at + answer_within, least(open_for, interval '24 hours'));
    perform casework.notify(theirs, 'report_access_asked', null, new_id, second);
end $$;

-- By its columns and not by the row: a function that takes a table's row keeps that table from being taken away.
drop function if exists casework.report_access_state(casework.report_accesses, timestamptz);
create or replace function casework.report_access_state(agreed boolean, ended timestamptz, open_until timestamptz, answer_by timestamptz, now timestamptz) returns text
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when agreed then case when ended is null and open_until > now then 'open' else 'ended' end when not agreed then 'refused'
                when ended is null and answer_by > now then 'waiting' else 'lapsed' end
$$;

create or replace function casework.report_accesses_known(out id uuid, out report_id uuid, out is_mine boolean, out other text, out number text, out reason bytea, out state text, out asked_at timestamptz, out until timestamptz)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.id, case when a.officer_id = me.user_id then a.report_id end, a.officer_id = me.user_id, w.display_name, a.number, a.reason, casework.report_access_state(a.agreed, a.ended_at, a.open_until, a.answer_by, me.at), a.asked_at,
           coalesce(least(a.ended_at, a.open_until), a.answer_by)
    from access.ticket() me
    join casework.report_accesses a on me.user_id in (a.officer_id, a.second_id) and a.asked_at > me.at - interval '90 days'
    join casework.workers w on w.id = case when a.officer_id = me.user_id then a.second_id else a.officer_id end
    where me.role = 'integrity_officer' order by a.asked_at desc, a.id limit 200
$$;

create or replace function casework.decide_report_access(which uuid, approve boolean) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket(); a casework.report_accesses;
begin
    update casework.report_accesses x set answered_at = me.at, agreed = approve, open_until = case when approve then me.at + x.lasts end
    where x.id = which and x.second_id = me.user_id and me.role = 'integrity_officer' and casework.report_access_state(x.agreed, x.ended_at, x.open_until, x.answer_by, me.at) = 'waiting' returning * into a;
    if a.id is null then return false; end if;
    perform casework.notify(w.unit_ids[1], case when approve then 'report_access_approved' else 'report_access_refused' end, null, a.id, w.id) from casework.workers w where w.id = a.officer_id;
    return true;
end $$;

create or replace function casework.end_report_access(which uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    update casework.report_accesses x set ended_at = me.at
    where x.id = which and me.user_id in (x.officer_id, x.second_id) and me.role = 'integrity_officer' and casework.report_access_state(x.agreed, x.ended_at, x.open_until, x.answer_by, me.at) in ('waiting', 'open');
    return found;
end $$;

-- Whom the report turns out to be about answers nothing of it: what waits for such an officer, or was approved by one, ends.
create or replace function casework.end_report_accesses_of(report uuid, accused uuid[]) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    update casework.report_accesses x set ended_at = me.at from access.ticket() me
    where x.report_id = report and x.officer_id = me.user_id and x.second_id = any(accused) and casework.report_access_state(x.agreed, x.ended_at, x.open_until, x.answer_by, me.at) in ('waiting', 'open')
$$;

-- Open to its officer as long as it lasts, the report is open and still that officer's, and the case is not kept from this person.
create or replace function casework.reported_case(which uuid, out case_id uuid, out victim_id uuid, out number text, out is_child boolean, out opened_at timestamptz, out until timestamptz) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.id, c.victim_id, c.number, c.is_child, c.opened_at, a.open_until
    from access.ticket() me
    join casework.report_accesses a on a.id = which and a.officer_id = me.user_id and casework.report_access_state(a.agreed, a.ended_at, a.open_until, a.answer_by, me.at) = 'open'
    join casework.staff_reports r on r.id = a.report_id and r.officer_id = me.user_id and r.state <> 'closed'
    join casework.cases c on c.id = a.case_id and not casework.is_kept_out(me.user_id, c.id)
    where me.role = 'integrity_officer'
$$;

create or replace function casework.reported_person(which uuid, out names bytea, out label bytea, out date_of_birth text, out birth_year smallint, out sex text, out citizenships text[]) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select i.names, e.label, i.date_of_birth, e.birth_year, e.sex, i.citizenships
    from casework.reported_case(which) c left join casework.identities i on i.case_id = c.case_id left join casework.identity_essentials e on e.case_id = c.case_id
$$;

create or replace function casework.reported_investigation(which uuid, out kind text, out at timestamptz, out agency_id uuid, out words bytea) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.kind, e.happened_at, e.agency_id, e.text from casework.reported_case(which) c
    join casework.case_entries e on e.case_id = c.case_id and e.section = 13 and e.struck_out_at is null and not e.for_author_only order by e.happened_at desc, e.id limit 500
$$;

create or replace function casework.reported_referrals(which uuid, out kind text, out state text, out from_agency uuid, out to_agency uuid, out at timestamptz) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.kind, r.state, r.agency_id, r.to_agency_id, r.recorded_at from casework.reported_case(which) c join casework.referrals r on r.case_id = c.case_id order by r.recorded_at desc, r.id limit 500
$$;

create or replace function casework.reported_accesses(which uuid, out person text, out role text, out kind text, out times bigint, out last_at timestamptz) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.display_name, o.role, m.kind, count(*), max(o.at)
    from casework.reported_case(which) c
    cross join lateral audit.of_case(c.case_id) o
    cross join lateral casework.meaning_of(o.action) m
    join casework.workers w on w.id = o.user_id
    group by w.id, w.display_name, o.role, m.kind order by max(o.at) desc limit 500
$$;

do $$ declare f text; begin
    foreach f in array array['report_access_state(boolean, timestamptz, timestamptz, timestamptz, timestamptz)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
    foreach f in array array['ask_report_access(uuid, uuid, uuid, text, bytea, interval, interval)', 'report_accesses_known()', 'decide_report_access(uuid, boolean)', 'end_report_access(uuid)',
        'end_report_accesses_of(uuid, uuid[])', 'reported_case(uuid)', 'reported_person(uuid)', 'reported_investigation(uuid)', 'reported_referrals(uuid)', 'reported_accesses(uuid)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
        execute format('grant execute on function casework.%s to portal_app', f);
    end loop;
end $$;
-- No policy: the application finds the table empty.
grant select on casework.report_accesses to portal_app;
