-- Emergency access: one person, one case, a few sections, a few hours. The rows are written here alone; who may answer for a case is decided in one place.

-- Never the address of a shelter, whatever a basis says.
do $$ begin
    if not exists (select 1 from pg_constraint where conname = 'break_glass_spares_vault') then
        alter table casework.break_glasses add constraint break_glass_spares_vault check (((full_mask | minimal_mask) & (1 << 10)) = 0);
    end if;
    -- Nor longer than the longest that a jurisdiction may set, whoever calls the functions with what.
    if not exists (select 1 from pg_constraint where conname = 'break_glass_is_short') then
        alter table casework.break_glasses add constraint break_glass_is_short check (lasts between interval '0' and interval '24 hours' and open_until <= opened_at + interval '24 hours');
    end if;
end $$;

-- The case of that number, if it can be opened to the actor at all. Unknown, closed, refused by her, or kept from this person: nothing.
create or replace function casework.break_glass_target(typed text, out case_id uuid, out victim_id uuid) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.id, c.victim_id from casework.cases c cross join access.ticket() me
    where c.number = typed and c.closed_at is null and not c.is_anonymous and c.id <> all(me.excluded)
      and me.role in ('police_investigator', 'police_supervisor', 'social_worker', 'csw_supervisor', 'advocate', 'vaau_supervisor')
      and not exists (select 1 from casework.participations p where p.case_id = c.id and p.is_active and p.unit_id = any(me.unit_ids))
$$;

-- Who answers for the case as the second person: supervisors in it who neither asked, nor supervise who asked, nor are kept out. Once it was passed
-- on, VAAU's supervisors as well; where none of them may, integrity officers.
create or replace function casework.break_glass_overseers(which uuid, out user_id uuid, out unit_id uuid, out is_inside boolean) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with asked as (select b.case_id, b.user_id, b.passed_on_at, w.unit_ids from casework.break_glasses b join casework.workers w on w.id = b.user_id where b.id = which and b.case_id is not null),
    fit as (
        select w.id, w.role, w.unit_ids, a.case_id, a.passed_on_at is not null as passed_on
        from asked a join casework.workers w on w.is_active and w.id <> a.user_id and not w.unit_ids && a.unit_ids
        where w.role in ('police_supervisor', 'csw_supervisor', 'ngo_supervisor', 'vaau_supervisor', 'integrity_officer')
          and not casework.is_kept_out(w.id, a.case_id)),
    inside as (
        select distinct on (f.id) f.id, p.unit_id from fit f
        join casework.participations p on p.case_id = f.case_id and p.is_active and p.basis <> 'referral_claimed' and p.unit_id = any(f.unit_ids)
        where f.role <> 'integrity_officer' order by f.id, p.unit_id)
    select i.id, i.unit_id, true from inside i
    union all
    select f.id, f.unit_ids[1], false from fit f
    where f.passed_on and not exists (select 1 from inside i where i.id = f.id)
      and (f.role = 'vaau_supervisor' or f.role = 'integrity_officer' and not exists (select 1 from fit v where v.role = 'vaau_supervisor'))
$$;

create or replace function casework.tell_overseers(which uuid, what text, inside boolean) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    select casework.notify(o.unit_id, what, case when o.is_inside then b.case_id end, b.id, o.user_id)
    from casework.break_glasses b, casework.break_glass_overseers(b.id) o where b.id = which and o.is_inside = inside
$$;

-- Everyone in the case is told that it was opened, without why and what; their open pages and the asker's look again.
create or replace function casework.open_break_glass(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare b casework.break_glasses; me access.ticket_fields := access.ticket();
begin
    update casework.break_glasses g set opened_at = me.at, open_until = me.at + g.lasts where g.id = which returning * into b;
    insert into casework.due_work (id, due_at, kind, subject_id) values (gen_random_uuid(), b.open_until, 'break_glass_ends', b.id);
    perform casework.notify(u.unit_id, 'break_glass_opened', b.case_id, b.id)
    from (select distinct p.unit_id from casework.participations p where p.case_id = b.case_id and p.is_active and p.basis <> 'referral_claimed') u;
    insert into casework.wake_ups (unit_id, at) values (b.unit_id, me.at);
end $$;

-- Nobody in the case answered in time, or nobody there may: VAAU's supervisors are asked. They learn that something waits, and no more of the case than its number.
create or replace function casework.pass_on_break_glass(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update casework.break_glasses b set passed_on_at = (access.ticket()).at
    where b.id = which and b.answered_at is null and b.passed_on_at is null and (b.opened_at is not null or b.ended_at is null)
      and ((access.ticket()).purpose = 'clock' or not exists (select 1 from casework.break_glass_overseers(b.id)));
    if found then perform casework.tell_overseers(which, 'break_glass_unanswered', false); end if;
end $$;

create or replace function casework.break_glass(new_id uuid, typed text, key uuid, at_risk boolean, why bytea, open_for interval, answer_within interval) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    target uuid := (select t.case_id from casework.break_glass_target(typed) t where t.victim_id = key);
    opening reference.basis_openings;
begin
    if me.role not in ('police_investigator', 'police_supervisor', 'social_worker', 'csw_supervisor', 'advocate', 'vaau_supervisor') or me.role is null or at_risk and target is null then
        raise exception 'not_found' using errcode = '42501';
    end if;
    -- Of two presses one asks; a number without a case is asked once like any other.
    perform pg_advisory_xact_lock(hashtextextended('break_glass' || me.user_id || typed, 0));
    if exists (select 1 from casework.break_glasses b where b.user_id = me.user_id and b.number = typed and b.ended_at is null
               and (b.open_until > me.at or b.opened_at is null and b.answered_at is null and b.answer_by > me.at)) then
        raise exception 'break_glass_asked_already' using errcode = 'AP052';
    end if;
    select * into opening from reference.basis_openings where basis = 'break_glass';
    insert into casework.break_glasses (id, case_id, number, key_id, user_id, agency_id, unit_id, life_at_risk, reason, asked_at, answer_by, lasts, full_mask, minimal_mask)
    values (new_id, target, typed, key, me.user_id, me.agency_id, me.unit_ids[1], at_risk, why, me.at, me.at + answer_within, open_for, opening.full_mask, opening.minimal_mask);
    if target is null then return; end if;
    if at_risk then perform casework.open_break_glass(new_id); end if;
    perform casework.tell_overseers(new_id, case when at_risk then 'break_glass_to_review' else 'break_glass_asked' end, true);
    if not exists (select 1 from casework.break_glass_overseers(new_id)) then
        perform casework.pass_on_break_glass(new_id);
    elsif at_risk then
        insert into casework.due_work (id, due_at, kind, subject_id) values (gen_random_uuid(), me.at + answer_within, 'break_glass_unanswered', new_id);
    end if;
end $$;

-- What the actor asked for, and what the actor answers for. Of a case from which one is excluded since nothing is left.
create or replace function casework.break_glasses_known(which uuid,
    out id uuid, out number text, out case_id uuid, out key_id uuid, out is_mine boolean, out oversees boolean, out is_inside boolean, out display_name text, out role text, out agency_id uuid, out life_at_risk boolean,
    out reason bytea, out asked_at timestamptz, out answer_by timestamptz, out opened_at timestamptz, out open_until timestamptz, out ended_at timestamptz, out answered_by text,
    out answered_at timestamptz, out agreed boolean, out answer bytea) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select b.id, b.number, b.case_id, b.key_id, b.user_id = me.user_id, o.user_id is not null, coalesce(o.is_inside, false), w.display_name, w.role, b.agency_id, b.life_at_risk, b.reason, b.asked_at, b.answer_by,
           b.opened_at, b.open_until, b.ended_at, case when o.user_id is not null then s.display_name end, b.answered_at, b.agreed, b.answer
    from access.ticket() me
    join casework.break_glasses b on b.asked_at > me.at - interval '90 days' and (which is null or b.id = which) and (b.case_id is null or b.case_id <> all(me.excluded))
    join casework.workers w on w.id = b.user_id
    left join casework.workers s on s.id = b.answered_by
    left join lateral (select x.user_id, x.is_inside from casework.break_glass_overseers(b.id) x where x.user_id = me.user_id and b.user_id <> me.user_id) o on true
    where b.user_id = me.user_id or o.user_id is not null and (b.ended_at is null or b.opened_at is not null or b.answered_at is not null)
    order by b.asked_at desc, b.id desc limit 200
$$;

create or replace function casework.decide_break_glass(which uuid, approve boolean, words bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket(); b casework.break_glasses;
begin
    update casework.break_glasses g set answered_by = me.user_id, answered_at = me.at, agreed = approve, answer = words
    where g.id = which and not g.life_at_risk and g.answered_at is null and g.ended_at is null and g.answer_by > me.at
      and exists (select 1 from casework.break_glass_overseers(g.id) o where o.user_id = me.user_id)
    returning * into b;
    if b.id is null then return false; end if;
    if approve then perform casework.open_break_glass(b.id); end if;
    perform casework.notify(b.unit_id, case when approve then 'break_glass_approved' else 'break_glass_refused' end, null, b.id, b.user_id);
    return true;
end $$;

create or replace function casework.review_break_glass(which uuid, proper boolean, words bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket(); b casework.break_glasses;
begin
    update casework.break_glasses g set answered_by = me.user_id, answered_at = me.at, agreed = proper, answer = words
    where g.id = which and g.life_at_risk and g.answered_at is null and exists (select 1 from casework.break_glass_overseers(g.id) o where o.user_id = me.user_id)
    returning * into b;
    if b.id is null then return false; end if;
    perform casework.notify(b.unit_id, 'break_glass_reviewed', null, b.id, b.user_id);
    return true;
end $$;

create or replace function casework.end_break_glass(which uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket(); b casework.break_glasses;
begin
    update casework.break_glasses g set ended_at = me.at
    where g.id = which and g.opened_at is not null and g.ended_at is null and g.open_until > me.at
      and (g.user_id = me.user_id or exists (select 1 from casework.break_glass_overseers(g.id) o where o.user_id = me.user_id))
    returning * into b;
    if b.id is null then return false; end if;
    insert into casework.wake_ups (unit_id, at) values (b.unit_id, me.at);
    if b.user_id <> me.user_id then perform casework.notify(b.unit_id, 'break_glass_ended', null, b.id, b.user_id); end if;
    return true;
end $$;

-- The policy has closed it already; open pages look again.
create or replace function casework.break_glass_is_over(which uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into casework.wake_ups (unit_id, at) select b.unit_id, (access.ticket()).at from casework.break_glasses b
    where b.id = which and b.ended_at is null and (access.ticket()).purpose = 'clock'
$$;

-- From whom the case is hidden now, has none any more, and none is open on a closed case; what waits for an answer is waited for in vain.
create or replace function casework.withdraw_break_glass() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare of_case uuid := coalesce(to_jsonb(new)->>'case_id', to_jsonb(new)->>'id')::uuid;
begin
    with gone as (
        update casework.break_glasses b set ended_at = (access.ticket()).at
        where b.case_id = of_case and b.ended_at is null and (b.opened_at is null and b.answered_at is null or b.open_until > (access.ticket()).at)
          and (tg_table_name = 'cases' or casework.is_kept_out(b.user_id, of_case))
        returning b.unit_id)
    insert into casework.wake_ups (unit_id, at) select g.unit_id, (access.ticket()).at from gone g;
    return null;
end $$;
create or replace trigger break_glass after insert or update of lifted_at on casework.exclusions for each row when (new.lifted_at is null) execute function casework.withdraw_break_glass();
create or replace trigger break_glass after insert on casework.withholdings for each row execute function casework.withdraw_break_glass();
create or replace trigger break_glass after update of closed_at on casework.cases for each row when (new.closed_at is not null and old.closed_at is null) execute function casework.withdraw_break_glass();

do $$ declare f text; begin
    foreach f in array array['break_glass_overseers(uuid)', 'tell_overseers(uuid, text, boolean)', 'open_break_glass(uuid)', 'withdraw_break_glass()'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
    foreach f in array array['break_glass_target(text)', 'break_glass(uuid, text, uuid, boolean, bytea, interval, interval)', 'break_glasses_known(uuid)', 'decide_break_glass(uuid, boolean, bytea)',
        'review_break_glass(uuid, boolean, bytea)', 'end_break_glass(uuid)', 'break_glass_is_over(uuid)', 'pass_on_break_glass(uuid)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
        execute format('grant execute on function casework.%s to portal_app', f);
    end loop;
end $$;
