-- How long what is kept. The bounds are the jurisdiction's (reference.retention), the latest change of the coordinator holds within them. The tables are written and
-- read by these functions alone. `typed`: periods being considered, by category; null or absent: as they stand.

create or replace function casework.retention_value(of_category text, typed jsonb default null) returns int
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select greatest(r.least, least(r.most, coalesce((typed->>of_category)::int,
        (select c.to_value from casework.retention_changes c where c.category = of_category order by c.id desc limit 1), r.usual)))
    from reference.retention r where r.category = of_category
$$;

create or replace function casework.retention_length(of_category text, typed jsonb default null) returns interval
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select make_interval(years => case r.unit when 'years' then v else 0 end, days => case r.unit when 'days' then v else 0 end)
    from reference.retention r, casework.retention_value(of_category, typed) v where r.category = of_category
$$;

create or replace function casework.retention_schedule(out category text, out by_itself boolean, out unit text, out value int, out usual int, out "least" int, out most int,
    out changed_from int, out changed_by text, out changed_at timestamptz, out may_change boolean)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.category, r.by_itself, r.unit, casework.retention_value(r.category), r.usual, r.least, r.most, c.from_value, w.display_name, c.set_at, me.role = 'analyst'
    from access.ticket() me cross join reference.retention r
    left join lateral (select * from casework.retention_changes x where x.category = r.category order by x.id desc limit 1) c on true
    left join casework.workers w on w.id = c.set_by
    where access.is_supervisor(me.role) or me.role in ('analyst', 'administrator')
    order by r.place
$$;

-- What it was before; null: outside the bounds.
create or replace function casework.set_retention(of_category text, new_value int) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    before int;
begin
    if me.role is distinct from 'analyst' then raise exception 'not_found' using errcode = '42501'; end if;
    perform pg_advisory_xact_lock(hashtextextended('retention_changes', 0));
    if not exists (select 1 from reference.retention r where r.category = of_category and new_value between r.least and r.most) then return null; end if;
    before := casework.retention_value(of_category);
    insert into casework.retention_changes (category, from_value, to_value, set_by, set_at) values (of_category, before, new_value, me.user_id, me.at);
    if of_category = 'drafts' then update casework.drafts d set expires_at = d.saved_at + casework.retention_length('drafts'); end if;
    return before;
end $$;

-- The last day on which somebody of that birth date may come of age; null without one.
create or replace function casework.latest_majority(birth text) returns date
    language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    return case when birth ~ '^\d{4}$' then make_date(birth::int + 18, 12, 31)
                when birth ~ '^\d{4}-\d{2}$' then (make_date(left(birth, 4)::int, right(birth, 2)::int, 1) + interval '18 years 1 month - 1 day')::date
                else casework.majority(birth) end;
end $$;

-- Every case with its category, when its time is over, and what stands against its going. Whoever was a child is kept from the 18th birthday on, which is the last
-- possible one where the birth date is not known.
create or replace function casework.retention_cases(typed jsonb, only_case uuid, out case_id uuid, out category text, out due_at timestamptz, out hindrance text)
    returns setof record language plpgsql stable security definer set search_path = pg_catalog, pg_temp set jit = off as $$
begin
    return query
    with lengths as materialized (select r.category, casework.retention_length(r.category, typed) as length from reference.retention r where not r.by_itself),
    known as materialized (
        select c.id, c.closed_at, c.opened_at, c.identified_at, c.is_anonymous, c.status, age.of_age, c.is_child or age.of_age > c.identified_at::date as was_child,
               exists (select 1 from casework.intake_sources s where s.case_id = c.id and s.reference like 'row:%') as imported
        from casework.cases c
        left join casework.identities i on i.case_id = c.id
        left join casework.identity_essentials e on e.case_id = c.id
        cross join lateral (select greatest(casework.latest_majority(i.date_of_birth),
            case when c.is_child and (i.date_of_birth is null or c.child_basis = 'age_uncertain')
                 then (c.identified_at + make_interval(years => greatest(18 - coalesce(e.age_from, 0), 0)))::date end) as of_age offset 0) age
        where c.erased_at is null and (only_case is null or c.id = only_case)),
    placed as materialized (
        select k.*, case when k.is_anonymous then 'anonymous' when k.imported then 'imported' when k.status = 'not_victim' then 'screened_out'
                         when k.was_child then 'child_closed' else 'adult_closed' end as kind
        from known k)
    select p.id, p.kind::text,
           case when p.kind in ('anonymous', 'imported') or p.closed_at is not null
                then greatest(case p.kind when 'anonymous' then p.opened_at when 'imported' then p.identified_at else p.closed_at end,
                              case when p.was_child then p.of_age::timestamp at time zone 'UTC' end) + l.length end,
           case when exists (select 1 from casework.legal_holds h where h.case_id = p.id and h.lifted_at is null) then 'under_legal_hold'
                when exists (select 1 from casework.guardianships g where g.case_id = p.id and g.ended_at is null) then 'guardianship_is_open'
                when p.closed_at is null then 'case_is_open'
                when exists (select 1 from casework.erasures x where x.case_id = p.id and x.state = 'proposed') then 'erasure_proposed_already' end
    from placed p join lengths l on l.category = p.kind;
end $$;

-- Whether the record may be erased because its time is over; that it is proposed already does not stand against it.
create or replace function casework.is_retention_over(which uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from casework.retention_cases(null, which) r
                   where r.due_at <= (access.ticket()).at and coalesce(r.hindrance, 'erasure_proposed_already') = 'erasure_proposed_already')
$$;

-- The unit that looks after what becomes of the record: that which closed the case, else a child's Centre, else that which opened it.
create or replace function casework.retention_keeper(which uuid) returns uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select casework.unit_now(coalesce(
        (select e.unit_id from casework.case_closings e where e.case_id = which and e.reopened_at is null),
        (select g.csw_unit_id from casework.guardianships g where g.case_id = which order by g.ended_at desc nulls first, g.notified_at desc limit 1), c.opened_by_unit_id))
        from casework.cases c where c.id = which);
end $$;

-- For supervisors: the cases of their own units whose time is over and of which they may propose erasure, the longest over first.
create or replace function casework.retention_due(after_case uuid, most int,
    out case_id uuid, out number text, out category text, out due_at timestamptz, out closed_at timestamptz, out hindrance text, out may_propose boolean)
    returns setof record language plpgsql stable security definer set search_path = pg_catalog, pg_temp set jit = off as $$
declare me access.ticket_fields := access.ticket();
begin
    if not coalesce(access.is_supervisor(me.role), false) then return; end if;
    return query
    select r.case_id, c.number::text, r.category, r.due_at, c.closed_at, r.hindrance, r.hindrance is null and (not c.is_child or a.kind in ('csw', 'vaau'))
    from casework.retention_cases(null, null) r join casework.cases c on c.id = r.case_id join reference.agencies a on a.id = me.agency_id
    where r.due_at <= me.at and r.case_id <> all(me.excluded)
      and (after_case is null or (r.due_at, r.case_id) > ((select x.due_at from casework.retention_cases(null, after_case) x), after_case))
      and exists (select 1 from casework.participations p where p.case_id = r.case_id and p.unit_id = any(me.unit_ids) and p.basis <> 'referral_claimed')
      and casework.retention_keeper(r.case_id) = any(me.unit_ids)
    order by r.due_at, r.case_id limit most;
end $$;

-- Small numbers leave the database for the clock alone: 1 to 4 are null, others the nearest five.
create or replace function casework.retention_rounded(counted bigint, exact boolean) returns bigint
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when exact or counted = 0 then counted when counted >= 5 then (counted + 2) / 5 * 5 end
$$;

create or replace function casework.retention_preview(typed jsonb, out category text, out records bigint, out due bigint, out in_a_year bigint, out held bigint, out with_guardian bigint,
    out open bigint, out proposed bigint)
    returns setof record language plpgsql stable security definer set search_path = pg_catalog, pg_temp set jit = off as $$
declare
    me access.ticket_fields := access.ticket();
    exact boolean := me.purpose is not distinct from 'clock';
    soon timestamptz := me.at + interval '1 year';
begin
    if not exact and me.role is distinct from 'analyst' then return; end if;
    return query
    with cases as (
        select c.category, count(*) as records, count(*) filter (where c.due_at <= me.at and c.hindrance is null) as due,
               count(*) filter (where c.due_at > me.at and c.due_at <= soon and c.hindrance is null) as in_a_year,
               count(*) filter (where c.due_at <= soon and c.hindrance = 'under_legal_hold') as held,
               count(*) filter (where c.due_at <= soon and c.hindrance = 'guardianship_is_open') as with_guardian,
               count(*) filter (where c.due_at <= soon and c.hindrance = 'case_is_open') as open,
               count(*) filter (where c.due_at <= soon and c.hindrance = 'erasure_proposed_already') as proposed
        from casework.retention_cases(typed, null) c group by 1),
    others as (
        select 'drafts' as category, case when typed ? 'drafts' then d.saved_at + (select casework.retention_length('drafts', typed)) else d.expires_at end as due_at from casework.drafts d
        union all
        select 'kept_answers', i.at + (select casework.retention_length('kept_answers', typed)) from casework.idempotent_answers i
        union all
        select 'notifications_seen', n.seen_at + (select casework.retention_length('notifications_seen', typed)) from casework.notifications n where n.seen_at is not null),
    themselves as (
        select o.category, count(*) as records, count(*) filter (where o.due_at <= me.at) as due, count(*) filter (where o.due_at > me.at and o.due_at <= soon) as in_a_year
        from others o group by 1)
    select r.category::text, casework.retention_rounded(coalesce(c.records, t.records, 0), exact or r.by_itself), casework.retention_rounded(coalesce(c.due, t.due, 0), exact or r.by_itself),
           casework.retention_rounded(coalesce(c.in_a_year, t.in_a_year, 0), exact or r.by_itself),
           case when not r.by_itself then casework.retention_rounded(coalesce(c.held, 0), exact) end, case when not r.by_itself then casework.retention_rounded(coalesce(c.with_guardian, 0), exact) end,
           case when not r.by_itself then casework.retention_rounded(coalesce(c.open, 0), exact) end, case when not r.by_itself then casework.retention_rounded(coalesce(c.proposed, 0), exact) end
    from reference.retention r left join cases c on c.category = r.category left join themselves t on t.category = r.category order by r.place;
end $$;

-- Supervisors of the unit that looks after a case learn once that its time is over; when it is not any more, they may learn it anew.
create or replace function casework.tell_retention(dry boolean, most int) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    ripe uuid[];
    free uuid[];
    told record;
    counted int := 0;
begin
    if me.purpose is distinct from 'clock' then return 0; end if;
    select coalesce(array_agg(r.case_id), '{}'), coalesce(array_agg(r.case_id order by r.due_at, r.case_id) filter (where r.hindrance is null), '{}') into ripe, free
    from casework.retention_cases(null, null) r where r.due_at <= me.at;
    if not dry then delete from casework.retention_notices n where not exists (select 1 from unnest(ripe) due where due = n.case_id); end if;
    for told in
        select f.case_id, k.unit_id, k.supervisors
        from unnest(free) with ordinality f(case_id, place)
        cross join lateral (
            select keeper as unit_id, array(select w.id from casework.workers w where w.is_active and access.is_supervisor(w.role) and keeper = any(w.unit_ids)
                                              and not casework.is_kept_out(w.id, f.case_id)) as supervisors
            from casework.retention_keeper(f.case_id) keeper) k
        where not exists (select 1 from casework.retention_notices n where n.case_id = f.case_id) and k.supervisors <> '{}'
        order by f.place limit most loop
        counted := counted + 1;
        if not dry then
            insert into casework.retention_notices (case_id, at) values (told.case_id, me.at);
            perform casework.notify(told.unit_id, 'retention_over', told.case_id, told.case_id, s) from unnest(told.supervisors) s;
        end if;
    end loop;
    return counted;
end $$;

-- What goes by itself, at most so many of a category. One node at a time; a dry run counts exactly what the other would take. The keys are destroyed by the caller.
create or replace function casework.run_retention(dry boolean, most int, out category text, out gone int, out keys uuid[])
    returns setof record language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    old timestamptz;
begin
    if me.purpose is distinct from 'clock' or not pg_try_advisory_xact_lock(hashtextextended('retention_run', 0)) then return; end if;

    category := 'drafts';
    keys := array(select d.id from casework.drafts d where d.expires_at <= me.at order by d.expires_at, d.id limit most);
    if not dry then
        -- Whoever saved one at this moment keeps it.
        with went as (delete from casework.drafts d where d.id = any(keys) and d.expires_at <= me.at returning d.id) select coalesce(array_agg(w.id), '{}') into keys from went w;
    end if;
    gone := cardinality(keys);
    return next;

    category := 'kept_answers';
    old := me.at - casework.retention_length('kept_answers');
    keys := array(select i.subject_id from casework.idempotent_answers i where i.at <= old order by i.at, i.subject_id limit most);
    if not dry then delete from casework.idempotent_answers i where i.at <= old and i.subject_id = any(keys); end if;
    gone := cardinality(keys);
    return next;

    category := 'notifications_seen';
    old := me.at - casework.retention_length('notifications_seen');
    keys := array(select n.id from casework.notifications n where n.seen_at <= old order by n.seen_at, n.id limit most);
    if not dry then delete from casework.notifications n where n.id = any(keys); end if;
    gone := cardinality(keys);
    keys := '{}';
    return next;

    category := 'told';
    gone := casework.tell_retention(dry, most);
    return next;
end $$;

do $$ declare f text; begin
    foreach f in array array['retention_value(text, jsonb)', 'retention_length(text, jsonb)', 'retention_schedule()', 'set_retention(text, int)', 'latest_majority(text)', 'retention_cases(jsonb, uuid)',
        'is_retention_over(uuid)', 'retention_keeper(uuid)', 'retention_due(uuid, int)', 'retention_rounded(bigint, boolean)', 'retention_preview(jsonb)', 'tell_retention(boolean, int)',
        'run_retention(boolean, int)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.retention_length(text, jsonb), casework.retention_schedule(), casework.set_retention(text, int), casework.retention_due(uuid, int),
    casework.retention_preview(jsonb), casework.run_retention(boolean, int) to portal_app;
-- Whoever asks for the rows as rows is answered none.
grant select on casework.retention_changes, casework.retention_notices to portal_app;
