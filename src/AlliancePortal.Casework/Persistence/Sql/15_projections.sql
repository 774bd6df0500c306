-- What the database writes for other units, so that nobody can walk around it. All owned by portal_projector.

create or replace function casework.agency_has_rated(which uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return (
    select exists (select 1 from casework.risk_ratings r where r.case_id = which and r.agency_id = any((access.ticket()).own_agencies)));
end $$;

-- Whether what a row is about (a referral, a guardianship, a report of a breach) belongs to a case from which the actor is excluded.
create or replace function casework.of_excluded_case(subject uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return (
    select exists (select 1 from casework.referrals r where r.id = subject and r.case_id = any((access.ticket()).excluded))
        or exists (select 1 from casework.guardianships g where g.id = subject and g.case_id = any((access.ticket()).excluded))
        or exists (select 1 from casework.interview_breaches b where b.id = subject and b.case_id = any((access.ticket()).excluded))
        or exists (select 1 from casework.break_glasses g where g.id = subject and g.case_id = any((access.ticket()).excluded)));
end $$;

drop function if exists casework.refresh_caseload(uuid);

-- Rows of all units in the case, made anew; few units, one statement. `touched`: the section in which something happened. The activity
-- shows only to units that it is open to, so that a list's order tells nobody of a health entry.
-- In plpgsql, which keeps the plan: planning it anew cost 2 ms of each write. A plan made while the tables were empty must not read them whole later.
create or replace function casework.refresh_caseload(which uuid, touched int default null) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    -- Its end makes them once for all that opening it writes (on_case_opened).
    if access.is_opening(which) then return; end if;
    -- What only the named read does not show in anybody's order either.
    if touched in (13, 14) and casework.is_marked(which) then touched := 30; end if;
    insert into casework.caseload as l (unit_id, case_id, victim_id, number, has_names, label, is_child, status, risk, municipality,
                                        is_active, is_closed, last_activity_at, next_due, assigned_to)
    select p.unit_id, c.id, c.victim_id, c.number,
           p.opened & 1 <> 0 and i.names is not null,
           case when (p.opened | p.minimal) & 1 <> 0 then e.label end,
           c.is_child, c.status,
           case when (p.opened | p.minimal) & 8 <> 0 then coalesce(
               (select k.level from casework.risk_ratings k where k.case_id = which and k.agreed order by k.recorded_at desc, k.id desc limit 1),
               (select k.level from casework.risk_ratings k where k.case_id = which and k.agency_id in (p.agency_id, p.agency_now) order by k.recorded_at desc, k.id desc limit 1)) end,
           c.municipality, p.is_active, c.closed_at is not null,
           case when touched is null or (p.opened | p.minimal) & p.reach & (1 << touched) <> 0 then coalesce((access.ticket()).at, c.opened_at) else '-infinity' end,
           case when p.answers_for_child then g.due_at end,
           a.user_id
    from (select unit_id, agency_id, (select u.agency_id from reference.units u where u.id = unit_id) as agency_now, bool_or(is_active) as is_active,
                 (select r.mask from reference.agencies a join reference.kind_reach r on r.kind = a.kind where a.id = agency_id) as reach,
                 coalesce(bit_or(full_mask) filter (where is_active), 0) as opened, coalesce(bit_or(minimal_mask) filter (where is_active), 0) as minimal,
                 bool_or(is_active and basis in ('guardianship_notified', 'guardian')) as answers_for_child
          from casework.participations where case_id = which group by unit_id, agency_id) p
    join casework.cases c on c.id = which
    left join casework.identities i on i.case_id = c.id
    left join casework.identity_essentials e on e.case_id = c.id
    left join casework.guardianships g on g.case_id = c.id and g.ended_at is null
    left join casework.assignments a on a.case_id = c.id and a.unit_id = p.unit_id
    on conflict (unit_id, case_id) do update set
        has_names = excluded.has_names, label = excluded.label, is_child = excluded.is_child, status = excluded.status, risk = excluded.risk,
        is_active = excluded.is_active, is_closed = excluded.is_closed, last_activity_at = greatest(l.last_activity_at, excluded.last_activity_at),
        next_due = excluded.next_due, assigned_to = excluded.assigned_to;
    -- The names lie apart: of those who read the list only some read them.
    insert into casework.caseload_names as n (unit_id, case_id, names)
    select l.unit_id, which, i.names from casework.caseload l join casework.identities i on i.case_id = which where l.case_id = which and l.has_names
    on conflict (unit_id, case_id) do update set names = excluded.names where n.names is distinct from excluded.names;
    delete from casework.caseload_names n using casework.caseload l where n.case_id = which and l.case_id = which and l.unit_id = n.unit_id and not l.has_names;
end $$;

-- The section is the trigger's argument; without one the row names it itself.
create or replace function casework.on_case_part() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.refresh_caseload(new.case_id, case when tg_nargs > 0 then tg_argv[0]::int else (to_jsonb(new)->>'section')::int end);
    return null;
end $$;

-- The node that commits a wake-up looks at once; one that only read does not. The setting ends with the transaction.
create or replace function casework.on_wake_up() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform set_config('portal.woke', '1', true);
    return null;
end $$;
create or replace trigger woke after insert on casework.wake_ups for each statement execute function casework.on_wake_up();

create or replace function casework.notify(to_unit uuid, what text, which uuid, subject uuid, to_user uuid default null) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into casework.notifications (id, unit_id, user_id, case_id, subject_id, kind, at)
    select gen_random_uuid(), to_unit, to_user, which, subject, what, (access.ticket()).at where to_unit is not null;
    insert into casework.wake_ups (unit_id, at) select to_unit, (access.ticket()).at where to_unit is not null;
end $$;

drop function if exists casework.participate(uuid, uuid, text, uuid, int, int);

-- The one place that opens a case to a unit; `own_sections` are those of which it reads and writes what it writes itself, and nothing of others.
create or replace function casework.participate(which uuid, in_unit uuid, why text, source uuid, full_sections int, minimal_sections int, own_sections int default 0) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into casework.participations as p (case_id, unit_id, agency_id, basis, source_id, full_mask, minimal_mask, own_mask, is_active, since)
    select which, u.id, u.agency_id, why, source, full_sections, minimal_sections, own_sections, true, (access.ticket()).at
    from reference.units u where u.id = in_unit
    on conflict (case_id, unit_id, source_id) do update set
        basis = excluded.basis, full_mask = excluded.full_mask, minimal_mask = excluded.minimal_mask, own_mask = excluded.own_mask, is_active = true;
end $$;

-- The one place that closes it: own entries stay readable, frozen; what a unit without any other basis was told of the case is gone. Pages that
-- are open in the unit look again.
create or replace function casework.leave(which uuid, source uuid, except_units uuid[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into casework.wake_ups (unit_id, at)
    select p.unit_id, (access.ticket()).at from casework.participations p
    where p.case_id = which and p.source_id = source and p.is_active and p.unit_id <> all(except_units);
    if not found then return; end if;
    update casework.participations set is_active = false, own_mask = own_mask | full_mask | minimal_mask, full_mask = 0, minimal_mask = 0
    where case_id = which and source_id = source and is_active and unit_id <> all(except_units);
    delete from casework.notifications n where n.case_id = which and not exists (
        select 1 from casework.participations p where p.case_id = which and p.unit_id = n.unit_id and p.is_active);
end $$;

-- A unit finds by name the cases whose identity it reads in full: tokens of its agency stand there for it as long as it does.
create or replace function casework.on_reader() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare part casework.participations;
begin
    if tg_op = 'DELETE' then part := old; else part := new; end if;
    if exists (select 1 from casework.participations p where p.case_id = part.case_id and p.unit_id = part.unit_id and p.is_active and p.full_mask & 1 <> 0) then
        insert into casework.search_tokens (unit_id, token, case_id, agency_id, key_version)
        select part.unit_id, t.token, t.case_id, t.agency_id, t.key_version from casework.search_tokens t
        where t.case_id = part.case_id and t.agency_id = part.agency_id and t.unit_id <> part.unit_id
        on conflict do nothing;
    else
        delete from casework.search_tokens t where t.case_id = part.case_id and t.unit_id = part.unit_id;
    end if;
    return null;
end $$;

create or replace function casework.on_case() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare opening reference.basis_openings;
begin
    if tg_op = 'INSERT' then perform access.set_opening(new.id); end if;
    if tg_op = 'INSERT' or old.closed_at is not null and new.closed_at is null then
        select b.* into opening from reference.agencies a join reference.basis_openings b
            on b.basis = 'opened_case'
            and b.variant = a.kind || case when a.kind <> 'csw' then '' when new.is_child then '_child' else '_adult' end
            where a.id = new.opened_by_agency_id;
        perform casework.participate(new.id, new.opened_by_unit_id, 'opened_case', new.id, opening.full_mask, opening.minimal_mask);
    elsif new.is_child and not old.is_child then
        update casework.interviews set held_before_guardianship = true where case_id = new.id and state = 'held' and kind = 'interview';
    elsif new.closed_at is not null and old.closed_at is null then
        -- What waits for an answer is taken back, and whoever was in the case becomes a former participant.
        update casework.referrals r set state = 'withdrawn', end_code = 'no_longer_needed', ended_at = new.closed_at, version = r.version + 1
        where r.case_id = new.id and r.kind <> 'guardianship' and r.state in ('sent', 'claimed', 'accepted');
        update casework.interviews i set state = 'cancelled', version = i.version + 1 where i.case_id = new.id and i.state = 'booked';
        perform casework.leave(new.id, source.id, '{}') from (
            select distinct p.source_id as id from casework.participations p where p.case_id = new.id and p.is_active) source;
    end if;
    perform casework.refresh_caseload(new.id);
    return null;
end $$;

-- Before the transaction ends.
create or replace function casework.on_case_opened() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform access.set_opening(null);
    perform casework.refresh_caseload(new.id);
    return null;
end $$;

create or replace function casework.on_guardianship() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    holders uuid[] := array_remove(array[new.csw_unit_id, new.acting_unit_id, new.handover_to_unit_id], null);
    notified reference.basis_openings;
    guardian reference.basis_openings;
begin
    select * into notified from reference.basis_openings where basis = 'guardianship_notified';
    select * into guardian from reference.basis_openings where basis = 'guardian';
    if new.state = 'ended' then
        perform casework.leave(new.case_id, new.id, '{}');
    else
        if new.handover_to_unit_id is not null then
            perform casework.participate(new.case_id, new.handover_to_unit_id, 'guardianship_notified', new.id, notified.full_mask, notified.minimal_mask);
        end if;
        if new.state = 'notified' then
            perform casework.participate(new.case_id, new.csw_unit_id, 'guardianship_notified', new.id, notified.full_mask, notified.minimal_mask);
        else
            perform casework.participate(new.case_id, new.csw_unit_id, 'guardian', new.id, guardian.full_mask, guardian.minimal_mask);
        end if;
        if new.acting_unit_id is not null then
            perform casework.participate(new.case_id, new.acting_unit_id, 'guardian', new.id, guardian.full_mask, guardian.minimal_mask);
        end if;
        -- Whose signature is awaited sees what is to be signed: who the child is, and the guardianship.
        if new.end_signed_by_csw is not null then
            perform casework.participate(new.case_id, u.id, 'share', new.id, (1 << 0) | (1 << 6), 0)
            from reference.units u join reference.agencies a on a.id = u.agency_id where a.kind = 'vaau';
            holders := holders || array(select u.id from reference.units u join reference.agencies a on a.id = u.agency_id where a.kind = 'vaau');
        end if;
        perform casework.leave(new.case_id, new.id, holders);
        if casework.is_of_age(new.case_id) then perform casework.narrow_of_age(new.case_id, new.id); end if;
    end if;
    -- Who was asked and never took over leaves without a trace of the case, unless it had its part in it before.
    if tg_op = 'UPDATE' and old.handover_to_unit_id is not null and old.handover_to_unit_id <> all(holders)
       and not exists (select 1 from casework.case_events e where e.case_id = new.case_id and e.unit_id = old.handover_to_unit_id and e.kind <> 'guardianship_handover_declined') then
        delete from casework.participations p where p.case_id = new.case_id and p.source_id = new.id and p.unit_id = old.handover_to_unit_id;
        delete from casework.caseload l where l.case_id = new.case_id and l.unit_id = old.handover_to_unit_id
            and not exists (select 1 from casework.participations p where p.case_id = new.case_id and p.unit_id = l.unit_id);
        insert into casework.wake_ups (unit_id, at) values (old.handover_to_unit_id, (access.ticket()).at);
    end if;

    -- The Centre that opened the case again is in it by the guardianship from here on, and by nothing that would outlast it.
    if tg_op = 'INSERT' then
        delete from casework.participations p where p.case_id = new.case_id and p.unit_id = new.csw_unit_id and p.basis = 'reopened_case';
    end if;
    if tg_op = 'INSERT' then perform casework.settle_wishes(new.case_id, new.csw_unit_id); end if;
    if tg_op = 'INSERT' and new.due_at is null then
        -- A record of the past: one word for all of them together, and no duty desk is rung. Rows come in side by side: one of them tells.
        if pg_try_advisory_xact_lock(hashtextextended('children_imported' || new.csw_unit_id, 0))
           and not exists (select 1 from casework.notifications n where n.unit_id = new.csw_unit_id and n.kind = 'children_imported' and n.seen_at is null) then
            perform casework.notify(new.csw_unit_id, 'children_imported', null, null);
        end if;
    elsif tg_op = 'INSERT' then
        perform casework.notify(new.csw_unit_id, 'child_notified', new.case_id, new.id);
        -- Where nobody works, nobody is waited for.
        insert into casework.due_work (id, due_at, kind, subject_id)
        select gen_random_uuid(),
               case when exists (select 1 from casework.workers w where w.is_active and new.csw_unit_id = any(w.unit_ids)) then new.notified_at + l.after else new.notified_at end,
               'guardianship_ladder', new.id
        from reference.ladder l where new.state = 'notified';
    else
        if new.ladder_step > old.ladder_step then
            perform casework.notify(new.csw_unit_id, 'child_notified_again', new.case_id, new.id);
            if new.ladder_step >= 2 then perform casework.pass_by_excluded(new.csw_unit_id, new.case_id, 'guardianship_unanswered'); end if;
            if new.acting_unit_id is distinct from old.acting_unit_id then
                perform casework.notify(new.acting_unit_id, 'stand_in_acts', new.case_id, new.id);
            end if;
            if new.ladder_step >= 3 then
                perform casework.notify(u.id, 'guardianship_unanswered', null, null)
                from reference.units u join reference.agencies a on a.id = u.agency_id where a.kind = 'vaau';
                perform casework.notify(c.opened_by_unit_id, 'guardianship_unanswered', new.case_id, new.id) from casework.cases c where c.id = new.case_id;
            end if;
        end if;
        if new.handover_to_unit_id is not null and new.handover_to_unit_id is distinct from old.handover_to_unit_id then
            perform casework.notify(new.handover_to_unit_id, 'handover_asked', new.case_id, new.id);
        end if;
        if new.handover_declined_by is not null and new.handover_declined_by is distinct from old.handover_declined_by then
            perform casework.notify(u, 'handover_declined', new.case_id, new.id) from unnest(array[new.csw_unit_id, new.acting_unit_id]) u;
        end if;
        if old.handover_to_unit_id is not null and new.csw_unit_id <> old.csw_unit_id then
            perform casework.notify(u, 'guardianship_handed_over', new.case_id, new.id)
            from (select old.csw_unit_id as u union select c.opened_by_unit_id from casework.cases c where c.id = new.case_id) units;
        end if;
        if new.end_signed_by_csw is not null and old.end_signed_by_csw is null and new.ended_at is null then
            perform casework.notify(u.id, 'guardianship_end_asked', new.case_id, new.id)
            from reference.units u join reference.agencies a on a.id = u.agency_id where a.kind = 'vaau';
        end if;
        if new.end_signed_by_vaau is not null and old.end_signed_by_vaau is null and new.ended_at is null then
            perform casework.notify(new.csw_unit_id, 'guardianship_end_asked', new.case_id, new.id);
        end if;
        if new.ended_at is not null then
            perform casework.notify(new.csw_unit_id, 'guardianship_ended', new.case_id, new.id);
            -- Of age: only now, with both signatures, she is an adult in the records.
            if new.end_ground in ('adult_by_birthday', 'adult_by_assessment') then
                update casework.cases set is_child = false, child_basis = null, version = version + 1 where id = new.case_id and is_child;
            end if;
        end if;
        if old.state = 'appointed' and new.state = 'acknowledged' and new.csw_unit_id = old.csw_unit_id then
            perform casework.notify(u, 'guardian_needed', new.case_id, new.id) from unnest(array[new.csw_unit_id, new.acting_unit_id]) u;
        elsif new.state <> old.state then
            perform casework.notify(c.opened_by_unit_id, 'guardianship_' || new.state, new.case_id, new.id) from casework.cases c where c.id = new.case_id;
        end if;
    end if;
    perform casework.refresh_caseload(new.case_id);
    -- Open pages of everyone in the case look again.
    insert into casework.wake_ups (unit_id, at)
    select distinct p.unit_id, (access.ticket()).at from casework.participations p where p.case_id = new.case_id and p.is_active;
    return null;
end $$;

-- What a referral opens in each state: to decide, a little; accepted, what was agreed and the basis table gives its kind, and beside it room
-- for the service's own entries; afterwards nothing. Who never accepted leaves without a trace of the case.
create or replace function casework.open_referral(r casework.referrals, was text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare opening reference.basis_openings;
begin
    update casework.disclosures set ended_at = (access.ticket()).at where referral_id = r.id and ended_at is null;
    insert into casework.wake_ups (unit_id, at) values (r.to_unit_id, (access.ticket()).at);
    if r.state = 'claimed' then
        select * into opening from reference.basis_openings where basis = 'referral_claimed';
        perform casework.participate(r.case_id, r.to_unit_id, 'referral_claimed', r.id, 0, r.needed_to_decide & opening.minimal_mask);
        insert into casework.disclosures (id, case_id, referral_id, from_agency_id, to_agency_id, sections, basis, reason, at)
        select gen_random_uuid(), r.case_id, r.id, r.agency_id, r.to_agency_id, r.needed_to_decide & opening.minimal_mask, r.basis, 'decision', (access.ticket()).at
        where r.needed_to_decide & opening.minimal_mask <> 0;
    elsif r.state = 'accepted' then
        select * into opening from reference.basis_openings where basis = 'referral_accepted' and variant = r.kind;
        perform casework.participate(r.case_id, r.to_unit_id, 'referral_accepted', r.id,
            coalesce(opening.full_mask, 0) & r.sections & ~r.minimal_sections,
            (coalesce(opening.full_mask, 0) | coalesce(opening.minimal_mask, 0)) & (r.sections | coalesce(opening.work_mask, 0)),
            coalesce(opening.work_mask, 0) & ~(opening.full_mask | opening.minimal_mask));
        insert into casework.disclosures (id, case_id, referral_id, from_agency_id, to_agency_id, sections, basis, reason, at)
        values (gen_random_uuid(), r.case_id, r.id, r.agency_id, r.to_agency_id,
                (coalesce(opening.full_mask, 0) | coalesce(opening.minimal_mask, 0)) & r.sections, r.basis, 'referral', (access.ticket()).at);
    elsif was = 'accepted' then
        perform casework.leave(r.case_id, r.id, '{}');
    else
        delete from casework.participations where case_id = r.case_id and source_id = r.id;
        perform casework.leave(r.case_id, r.id, '{}');
        delete from casework.caseload l where l.case_id = r.case_id and l.unit_id = r.to_unit_id
            and not exists (select 1 from casework.participations p where p.case_id = r.case_id and p.unit_id = r.to_unit_id);
    end if;
end $$;

create or replace function casework.on_referral() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    person casework.identity_essentials;
    whole casework.cases;
    open boolean := new.state in ('sent', 'claimed', 'accepted');
begin
    select * into whole from casework.cases where id = new.case_id;
    select * into person from casework.identity_essentials where case_id = new.case_id;
    insert into casework.referral_box as b (unit_id, referral_id, box, agency_id, case_id, kind, from_agency_id, to_agency_id, to_unit_id, state, is_open,
        urgency, is_child, sex, languages, municipality, sent_at, due_at, claimed_by, version)
    select side.unit, new.id, side.box, side.agency, side.known_case, new.kind, new.agency_id, new.to_agency_id, new.to_unit_id, new.state, open,
        new.urgency, whole.is_child, coalesce(person.sex, 'unknown'), coalesce(person.languages, '{}'), whole.municipality, new.recorded_at, new.due_at, new.claimed_by, new.version
    from (values (new.unit_id, 'outgoing', new.agency_id, new.case_id),
                 (new.to_unit_id, 'incoming', new.to_agency_id, case when new.state in ('claimed', 'accepted', 'completed') then new.case_id end)) side(unit, box, agency, known_case)
    on conflict (unit_id, box, referral_id) do update set
        case_id = excluded.case_id, state = excluded.state, is_open = excluded.is_open, claimed_by = excluded.claimed_by, version = excluded.version;

    if tg_op = 'INSERT' then
        -- The letter about a child has the notification and the ladder of its guardianship.
        if new.kind <> 'guardianship' then
            perform casework.notify(new.to_unit_id, 'referral_received', null, new.id);
            insert into casework.due_work (id, due_at, kind, subject_id) values (gen_random_uuid(), new.due_at, 'referral_overdue', new.id);
        end if;
    elsif new.state <> old.state then
        -- A guardianship opens the case by itself and tells of itself; its referral is only the letter.
        if new.kind <> 'guardianship' then
            perform casework.notify(new.unit_id, 'referral_' || new.state, new.case_id, new.id);
            if new.state = 'withdrawn' then perform casework.notify(new.to_unit_id, 'referral_withdrawn', null, new.id); end if;
            perform casework.open_referral(new, old.state);
        end if;
    end if;
    perform casework.refresh_caseload(new.case_id);
    return null;
end $$;

-- Whoever is excluded loses the page that is open, not only the next one.
create or replace function casework.on_exclusion() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into casework.wake_ups (unit_id, at) select u, new.set_at from casework.workers w, unnest(w.unit_ids) u where w.id = new.user_id;
    return null;
end $$;
create or replace trigger wake after insert on casework.exclusions for each row execute function casework.on_exclusion();

create or replace function casework.on_breach() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.notify(centre, 'interview_breach', new.case_id, new.id)
        from casework.guardianships g, unnest(array[g.csw_unit_id, g.acting_unit_id]) centre where g.case_id = new.case_id and g.ended_at is null;
    perform casework.notify(u.id, 'interview_breach', null, new.id)
        from reference.units u join reference.agencies a on a.id = u.agency_id where a.kind = 'vaau';
    perform casework.notify(new.unit_id, 'interview_breach', new.case_id, new.id);
    perform casework.pass_by_excluded(new.unit_id, new.case_id, 'interview_breach');
    return null;
end $$;

do $$ declare part record; begin
    for part in select * from (values ('identities', '0'), ('identity_essentials', '0'), ('risk_ratings', '3'), ('consents', '4'), ('withholdings', '4'), ('charges', '13'), ('interviews', '7'), ('interview_notes', '7'),
                                      ('case_entries', ''), ('attachments', ''), ('assignments', '')) parts(name, section) loop
        execute format('create or replace trigger refresh_caseload after insert or update on casework.%I for each row execute function casework.on_case_part(%s)', part.name, part.section);
    end loop;
end $$;
create or replace trigger search_tokens after insert or delete or update of is_active, full_mask on casework.participations for each row execute function casework.on_reader();
create or replace trigger facts after insert or update on casework.cases for each row execute function casework.on_case();
drop trigger if exists opened on casework.cases;
create constraint trigger opened after insert on casework.cases deferrable initially deferred for each row execute function casework.on_case_opened();
create or replace trigger facts after insert or update on casework.guardianships for each row execute function casework.on_guardianship();
create or replace trigger facts after insert or update on casework.referrals for each row execute function casework.on_referral();
create or replace trigger facts after insert on casework.interview_breaches for each row execute function casework.on_breach();

do $$ declare f regprocedure; begin
    for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'casework'::regnamespace and p.prokind = 'f' loop
        execute format('alter function %s owner to portal_projector', f);
        execute format('revoke all on function %s from public', f);
        execute format('revoke all on function %s from portal_app', f);
    end loop;
end $$;
grant execute on function casework.agency_has_rated(uuid), casework.of_excluded_case(uuid) to portal_app;
