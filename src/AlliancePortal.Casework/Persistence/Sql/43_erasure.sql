-- Erasing a person: asked for by a supervisor of one agency, decided by one of another, never while a legal hold stands. The rows are read by nobody as
-- rows; these functions answer. What remains is the tombstone: the case's number, when it was opened and erased, who asked and who decided.

-- Under whose key reasons are sealed, for whoever has a say: a supervisor whose unit is or was in the case. Null: nothing there.
create or replace function casework.erasable(which uuid) returns uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return (
    select c.victim_id from casework.cases c, access.ticket() me
    where c.id = which and c.erased_at is null and which <> all(me.excluded)
      and access.is_supervisor(me.role)
      and exists (select 1 from casework.participations p where p.case_id = which and p.unit_id = any(me.unit_ids) and p.basis <> 'referral_claimed'));
end $$;

-- Whether the two agencies together may erase: one is VAAU's, for a child the other is a Centre; the same one twice only where nobody else ever had the case.
create or replace function casework.erased_by_both(which uuid, one uuid, other uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select 'vaau' in (a.kind, b.kind) and (not c.is_child or 'csw' in (a.kind, b.kind))
       and (a.id <> b.id or not exists (select 1 from casework.participations p where p.case_id = which and p.agency_id <> a.id))
    from casework.cases c, reference.agencies a, reference.agencies b where c.id = which and a.id = one and b.id = other
$$;

-- What stands against it now; null: nothing.
create or replace function casework.erasure_hindrance(which uuid) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case when exists (select 1 from casework.legal_holds h where h.case_id = which and h.lifted_at is null) then 'under_legal_hold'
                when exists (select 1 from casework.guardianships g where g.case_id = which and g.ended_at is null) then 'guardianship_is_open' end
$$;

create or replace function casework.erasure_of(which uuid, out number text, out is_child boolean, out victim_id uuid, out hindrance text, out erased_at timestamptz, out state text,
    out ground text, out reason bytea, out proposed_by text, out proposed_by_agency_id uuid, out proposed_at timestamptz, out decided_by text, out decided_by_agency_id uuid,
    out decided_at timestamptz, out key_destroyed_at timestamptz, out may_propose boolean, out may_decide boolean, out may_withdraw boolean)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.number, c.is_child, c.victim_id, casework.erasure_hindrance(which), c.erased_at, e.state, e.ground, e.reason, p.display_name, e.proposed_by_agency_id, e.proposed_at,
           d.display_name, e.decided_by_agency_id, e.decided_at, e.key_destroyed_at,
           c.erased_at is null and e.state is distinct from 'proposed' and (not c.is_child or a.kind in ('csw', 'vaau')),
           coalesce(e.state = 'proposed' and e.proposed_by <> me.user_id and casework.erased_by_both(which, e.proposed_by_agency_id, me.agency_id), false),
           coalesce(e.state = 'proposed' and e.proposed_by_agency_id = me.agency_id, false)
    from casework.cases c cross join access.ticket() me join reference.agencies a on a.id = me.agency_id
    left join lateral (select * from casework.erasures x where x.case_id = which order by x.state in ('proposed', 'approved') desc, x.proposed_at desc, x.id desc limit 1) e on true
    left join casework.workers p on p.id = e.proposed_by left join casework.workers d on d.id = e.decided_by
    where c.id = which and (casework.erasable(which) is not null
        or c.erased_at is not null and which <> all(me.excluded) and me.agency_id in (e.proposed_by_agency_id, e.decided_by_agency_id)
           and access.is_supervisor(me.role))
$$;

-- The reason is for the agency that set it.
create or replace function casework.holds_on(which uuid, out id uuid, out agency_id uuid, out set_by text, out set_at timestamptz, out reason bytea, out may_lift boolean)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select h.id, h.set_by_agency_id, w.display_name, h.set_at, case when h.set_by_agency_id = me.agency_id then h.reason end, h.set_by_agency_id = me.agency_id
    from casework.legal_holds h join casework.workers w on w.id = h.set_by cross join access.ticket() me
    where h.case_id = which and h.lifted_at is null and casework.erasable(which) is not null order by h.set_at, h.id
$$;

create or replace function casework.hold_case(new_hold uuid, which uuid, why bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    perform 1 from casework.cases c where c.id = which for update;
    if casework.erasable(which) is null then return false; end if;
    insert into casework.legal_holds (id, case_id, set_by, set_by_agency_id, set_at, reason) values (new_hold, which, me.user_id, me.agency_id, me.at, why);
    return true;
end $$;

create or replace function casework.lift_hold(which_hold uuid, which uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    update casework.legal_holds h set lifted_at = me.at, lifted_by = me.user_id
    where h.id = which_hold and h.case_id = which and h.lifted_at is null and h.set_by_agency_id = me.agency_id and casework.erasable(which) is not null;
    return found;
end $$;

-- VAAU, which has to decide, sees until then whom it is about, as little as there is to see.
create or replace function casework.propose_erasure(new_erasure uuid, which uuid, why_code text, why bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    mine text := (select a.kind from reference.agencies a where a.id = me.agency_id);
    hindrance text := casework.erasure_hindrance(which);
begin
    if casework.erasable(which) is null then return false; end if;
    if exists (select 1 from casework.erasures e where e.case_id = which and e.state = 'proposed') then raise exception 'erasure_proposed_already' using errcode = 'AP060'; end if;
    if hindrance is not null then raise exception using message = hindrance, errcode = 'AP061'; end if;
    if why_code = 'retention_over' and not casework.is_retention_over(which) then raise exception 'retention_not_over' using errcode = 'AP063'; end if;
    if (select c.is_child from casework.cases c where c.id = which) and mine not in ('csw', 'vaau') then raise exception 'erasure_needs_other_agency' using errcode = 'AP062'; end if;
    insert into casework.erasures (id, case_id, victim_id, ground, reason, state, proposed_by, proposed_by_agency_id, proposed_at)
    select new_erasure, c.id, c.victim_id, why_code, why, 'proposed', me.user_id, me.agency_id, me.at from casework.cases c where c.id = which;
    if mine <> 'vaau' then
        perform casework.participate(which, u.id, 'share', new_erasure, 0, 1 << 0)
        from reference.units u join reference.agencies a on a.id = u.agency_id where a.kind = 'vaau' and u.closed_at is null;
    end if;
    perform casework.notify(p.unit_id, 'erasure_proposed', which, new_erasure)
    from (select distinct unit_id, agency_id from casework.participations where case_id = which and is_active) p join reference.agencies a on a.id = p.agency_id
    where p.agency_id <> me.agency_id and (a.kind = 'vaau' or mine = 'vaau' and (a.kind = 'csw' or not (select c.is_child from casework.cases c where c.id = which)));
    perform casework.refresh_caseload(which);
    return true;
end $$;

-- All that is known of the person goes: rows, tokens, lists, drafts, and with the keys (by the clock, in the keyring) every copy in every backup of the cases.
create or replace function casework.erase_person(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    person uuid := (select c.victim_id from casework.cases c where c.id = which);
    theirs uuid[] := array(select c.id from casework.cases c where c.victim_id = person);
    about uuid[] := theirs || array(select r.id from casework.referrals r where r.case_id = any(theirs)) || array(select g.id from casework.guardianships g where g.case_id = any(theirs))
        || array(select b.id from casework.interview_breaches b where b.case_id = any(theirs)) || array(select s.id from casework.consents s where s.case_id = any(theirs));
    written uuid[] := array(select d.id from casework.drafts d where split_part(d.kind, ':', 2) in (select replace(c::text, '-', '') from unnest(theirs) c));
    part text;
begin
    insert into casework.wake_ups (unit_id, at) select distinct p.unit_id, me.at from casework.participations p where p.case_id = any(theirs);
    -- No answer of the last day is given again to whoever may have had it about her; the keys under which they stand sealed go too.
    insert into casework.due_work (id, due_at, kind, subject_id)
    select gen_random_uuid(), me.at, 'destroy_key', k from (
        select person union select unnest(written)
        union select i.subject_id from casework.idempotent_answers i join casework.workers w on w.id = i.user_id
        where i.answer <> '' and w.unit_ids && array(select p.unit_id from casework.participations p where p.case_id = any(theirs))) gone(k);
    update casework.idempotent_answers i set answer = '' from casework.due_work d where d.kind = 'destroy_key' and d.done_at is null and d.subject_id = i.subject_id;
    delete from casework.drafts d where d.id = any(written);
    delete from casework.notifications n where n.subject_id = any(about);
    delete from casework.due_work d where d.done_at is null and d.subject_id = any(about);
    delete from casework.referral_box b where b.referral_id = any(about);
    update casework.exclusions e set reason = null, lift_reason = null where e.case_id = any(theirs);
    for part in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped
        where c.relnamespace = 'casework'::regnamespace and c.relkind = 'r' and c.relname not in ('erasures', 'exclusions') loop
        execute format('delete from casework.%I where case_id = any($1)', part) using theirs;
    end loop;
    update casework.cases c set is_child = false, child_basis = null, found_at = null, identified_at = c.opened_at, municipality = '', status = 'presumed', status_decided_by = null,
        closed_at = coalesce(c.closed_at, me.at), erased_at = me.at, version = c.version + 1
    where c.id = any(theirs);
end $$;

-- `decision`: approved, declined, or withdrawn by the agency that proposed it.
create or replace function casework.decide_erasure(which uuid, decision text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    asked casework.erasures;
    hindrance text;
begin
    select * into asked from casework.erasures e where e.case_id = which and e.state = 'proposed' for update;
    if asked.id is null or casework.erasable(which) is null then return false; end if;
    if decision = 'withdrawn' then
        if asked.proposed_by_agency_id <> me.agency_id then return false; end if;
    elsif asked.proposed_by = me.user_id or not casework.erased_by_both(which, asked.proposed_by_agency_id, me.agency_id) then
        raise exception 'erasure_needs_other_agency' using errcode = 'AP062';
    end if;
    if decision = 'approved' then
        -- A hold that is being set at this moment is waited for.
        perform 1 from casework.cases c where c.id = which for update;
        hindrance := casework.erasure_hindrance(which);
        if hindrance is not null then raise exception using message = hindrance, errcode = 'AP061'; end if;
        -- Opened again or kept longer since it was asked for.
        if asked.ground = 'retention_over' and not casework.is_retention_over(which) then raise exception 'retention_not_over' using errcode = 'AP063'; end if;
    end if;
    update casework.erasures e set state = decision, decided_by = me.user_id, decided_by_agency_id = me.agency_id, decided_at = me.at where e.id = asked.id;
    if decision = 'approved' then
        perform casework.erase_person(which);
        update casework.erasures e set reason = null where e.victim_id = asked.victim_id;
        perform casework.notify(w.unit_ids[1], 'person_erased', null, null) from casework.workers w where w.id = asked.proposed_by;
        return true;
    end if;
    delete from casework.participations p where p.case_id = which and p.source_id = asked.id;
    perform casework.notify(w.unit_ids[1], 'erasure_' || decision, which, asked.id) from casework.workers w where w.id = asked.proposed_by and decision = 'declined';
    delete from casework.notifications n where n.subject_id = asked.id and n.kind = 'erasure_proposed';
    delete from casework.caseload l where l.case_id = which and not exists (select 1 from casework.participations p where p.case_id = which and p.unit_id = l.unit_id);
    perform casework.refresh_caseload(which);
    return true;
end $$;

-- The clock has destroyed a key in the keyring: every node drops what it keeps of it.
create or replace function casework.key_destroyed(subject uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    if me.purpose is distinct from 'clock' then return; end if;
    update casework.erasures e set key_destroyed_at = me.at where e.victim_id = subject and e.state = 'approved' and e.key_destroyed_at is null;
    insert into casework.wake_ups (unit_id, at, forgotten) values (subject, me.at, subject);
end $$;

-- Contentless, for those who look after the keys: of how many erased persons a backup of the keyring may still hold the key.
create or replace function casework.keys_destroyed_since(since timestamptz, out how_many int, out last_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*)::int, max(e.key_destroyed_at) from casework.erasures e where e.key_destroyed_at > since and (access.ticket()).role in ('administrator', 'key_custodian')
$$;

do $$ declare f text; begin
    foreach f in array array['erasable(uuid)', 'erased_by_both(uuid, uuid, uuid)', 'erasure_hindrance(uuid)', 'erasure_of(uuid)', 'holds_on(uuid)', 'hold_case(uuid, uuid, bytea)', 'lift_hold(uuid, uuid)',
        'propose_erasure(uuid, uuid, text, bytea)', 'erase_person(uuid)', 'decide_erasure(uuid, text)', 'key_destroyed(uuid)', 'keys_destroyed_since(timestamptz)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.erasable(uuid), casework.erasure_of(uuid), casework.holds_on(uuid), casework.hold_case(uuid, uuid, bytea), casework.lift_hold(uuid, uuid),
    casework.propose_erasure(uuid, uuid, text, bytea), casework.decide_erasure(uuid, text), casework.key_destroyed(uuid), casework.keys_destroyed_since(timestamptz) to portal_app;
-- Whoever asks for the rows as rows is answered none.
grant select on casework.erasures, casework.legal_holds to portal_app;
