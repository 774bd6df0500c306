-- Who looked at a case, for those who look after the person and for supervisors of the agencies in it; and what one looked at oneself.

-- What an action in the audit means to people. Sections null: of no section that can be told.
create or replace function casework.meaning_of(action text, out kind text, out sections text[])
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when action = 'read:accesses' then 'checked' when action like '%:break_glass%' then 'break_glass' when action like 'read:%' then 'opened' when action = 'write:referral' then 'disclosed' else 'changed' end,
           case when action like 'read:case:%' then string_to_array(substr(action, 11), ',') when action like 'read:break_glass:%' then string_to_array(substr(action, 18), ',')
                when action like 'write:entry:%' then array[substr(action, 13)]
                when action like '%:attachment:%' then array[substr(action, strpos(action, ':attachment:') + 12)]
                when action like '%:identity%' then '{identity}'::text[] when action like '%:risk%' then '{risk}' when action like '%:disclosures' or action like '%:consent%' then '{consent}'
                when action like '%:referral%' then '{referrals}' when action like '%:guardian%' or action like '%:age_assessment' then '{guardianship}'
                when action like '%:interview%' then '{interviews}' when action in ('write:case', 'write:case_closed', 'write:case_reopened', 'read:closing', 'read:accesses', 'write:break_glass') or action like 'write:glass_%' then '{}' end
$$;

create or replace function casework.may_see_accesses(which uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return (
    select coalesce(which <> all(me.excluded) and exists (
        select 1 from casework.participations p
        where p.case_id = which and p.is_active and p.unit_id = any(me.unit_ids) and p.basis not in ('referral_claimed', 'guardianship_notified')
          and (me.role in ('advocate', 'vaau_supervisor', 'police_supervisor', 'csw_supervisor', 'ngo_supervisor') or me.role = 'social_worker' and p.basis = 'guardian')), false)
    from access.ticket() me);
end $$;

-- One row per act as the reader may know it: sections that are closed to the reader are left out, and so is what was done in them; people of
-- agencies that the reader may not know are "support services" without a name; who is kept out is told to those who may know it.
create or replace function casework.accesses(which uuid, out act bigint, out at timestamptz, out user_id uuid, out role text, out agency_id uuid, out is_portal boolean, out kind text, out sections text[])
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with me as materialized (
        select t.*, t.own_agencies as own, case when which = any(t.unnamed) then ~((1 << 13) | (1 << 14)) else -1 end as open from access.ticket() t where casework.may_see_accesses(which)),
    mine as materialized (
        select me.role in ('advocate', 'vaau_supervisor') or bool_or(p.basis = 'guardian') as whole,
               bit_or(p.full_mask | p.minimal_mask) & (me.read_all | me.read_minimal) & me.open as mask,
               bit_or(p.full_mask | p.minimal_mask | p.own_mask) & (me.read_all | me.read_minimal | me.read_own | me.read_named) & me.open as own_mask
        from me join casework.participations p on p.case_id = which and p.is_active and p.unit_id = any(me.unit_ids)
        group by me.role, me.read_all, me.read_minimal, me.read_own, me.read_named, me.open),
    parties as materialized (select w.unit_id from me cross join casework.who_is_in(which) w where w.unit_id is not null),
    acts as (
        select a.lane::bigint << 48 | a.seq as act, a.at, a.user_id, coalesce(nullif(a.role, ''), w.role) as role, a.action, u.agency_id,
               a.user_id is null or coalesce(u.agency_id = any(me.own), false) or mine.whole or g.kind in ('police', 'csw', 'vaau') or casework.unit_now(a.unit_id) in (select p.unit_id from parties p) as known,
               coalesce(u.agency_id = any(me.own), false) as ours, case when coalesce(u.agency_id = any(me.own), false) then mine.own_mask else mine.mask end as mask, me.role as reader
        from me cross join mine cross join audit.of_case(which) a
        left join reference.units u on u.id = a.unit_id left join reference.agencies g on g.id = u.agency_id left join casework.workers w on w.id = a.user_id),
    told as (
        select a.*, m.kind as meant, m.sections is null or cardinality(m.sections) > 0 as narrow,
               array(select s from unnest(m.sections) s where a.mask & (1 << (array_position(array['identity', 'contact', 'exploitation', 'risk', 'consent', 'referrals', 'guardianship',
                   'interviews', 'assistance', 'shelter', 'shelterAddress', 'health', 'legal', 'investigation', 'offenders', 'protection', 'return', 'documents', 'notes'], s) - 1)) <> 0) as seen
        from acts a cross join lateral casework.meaning_of(a.action) m
        where a.action not like '%exclusion%' or a.role <> 'integrity_officer' and (a.ours or a.reader = 'vaau_supervisor'))
    select t.act, t.at, case when t.known then t.user_id end, case when t.known then t.role end, case when t.known then t.agency_id end, t.user_id is null,
           case when not t.known then 'opened' when t.narrow and cardinality(t.seen) = 0 and not t.ours and t.meant not in ('checked', 'break_glass') then 'opened' else t.meant end,
           case when t.known then t.seen else '{}' end
    from told t
$$;

-- What one person did within an hour, as one line; page by page from the latest.
create or replace function casework.who_looked(which uuid, wanted text, person uuid, before_at timestamptz, before_user uuid, before_kind text, most int,
    out last_at timestamptz, out first_at timestamptz, out times bigint, out user_id uuid, out display_name text, out role text, out agency_id uuid, out is_portal boolean, out kind text, out sections text[])
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with lines as (
        select max(a.at) as last_at, min(a.at) as first_at, count(distinct a.act) as times, a.user_id, a.role, a.agency_id, a.is_portal, a.kind,
               array(select distinct s from unnest(string_to_array(string_agg(array_to_string(a.sections, ','), ','), ',')) s where s <> '') as sections
        from casework.accesses(which) a
        where (wanted is null or a.kind = wanted) and (person is null or a.user_id = person)
        group by date_bin('1 hour', a.at, 'epoch'), a.user_id, a.role, a.agency_id, a.is_portal, a.kind)
    select l.last_at, l.first_at, l.times, l.user_id, w.display_name, l.role, l.agency_id, l.is_portal, l.kind, l.sections
    from lines l left join casework.workers w on w.id = l.user_id
    where before_at is null or (l.last_at, coalesce(l.user_id, '00000000-0000-0000-0000-000000000000'), l.kind) < (before_at, before_user, before_kind)
    order by l.last_at desc, coalesce(l.user_id, '00000000-0000-0000-0000-000000000000') desc, l.kind desc limit most
$$;

create or replace function casework.people_who_looked(which uuid, out user_id uuid, out display_name text) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.id, w.display_name from casework.workers w where w.id in (select a.user_id from casework.accesses(which) a) order by w.display_name, w.id
$$;

-- What one opened and changed oneself; nothing of a case from which one is kept out since.
create or replace function casework.my_accesses(since timestamptz, before_at timestamptz, before_case uuid, before_kind text, most int,
    out last_at timestamptz, out first_at timestamptz, out times bigint, out case_id uuid, out kind text)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with lines as (
        select max(a.at) as last_at, min(a.at) as first_at, count(distinct a.lane::bigint << 48 | a.seq) as times, a.case_id, m.kind
        from access.ticket() me cross join audit.of_user(me.user_id, since) a cross join lateral casework.meaning_of(a.action) m
        where a.case_id <> all(me.excluded)
        group by date_bin('1 hour', a.at, 'epoch'), a.case_id, m.kind)
    select l.* from lines l where before_at is null or (l.last_at, l.case_id, l.kind) < (before_at, before_case, before_kind)
    order by l.last_at desc, l.case_id desc, l.kind desc limit most
$$;

do $$ declare f text; begin
    foreach f in array array['meaning_of(text)', 'may_see_accesses(uuid)', 'accesses(uuid)', 'who_looked(uuid, text, uuid, timestamptz, uuid, text, int)', 'people_who_looked(uuid)',
        'my_accesses(timestamptz, timestamptz, uuid, text, int)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.may_see_accesses(uuid), casework.who_looked(uuid, text, uuid, timestamptz, uuid, text, int), casework.people_who_looked(uuid),
    casework.my_accesses(timestamptz, timestamptz, uuid, text, int) to portal_app;
