-- What must never happen, whoever writes. Error AP001 and following carry the code of the refusal as their message.

drop trigger if exists child_needs_social_worker on casework.interviews;
drop function if exists casework.child_needs_social_worker();

create or replace function casework.child_has_guardian() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare which uuid := coalesce(to_jsonb(new)->>'case_id', to_jsonb(new)->>'id')::uuid;
begin
    if exists (select 1 from casework.cases c where c.id = which and c.is_child and c.closed_at is null)
       and not exists (select 1 from casework.guardianships g where g.case_id = which
                       and (g.ended_at is null or (g.end_signed_by_csw is not null and g.end_signed_by_vaau is not null))) then
        raise exception 'child_without_guardian' using errcode = 'AP002';
    end if;
    return null;
end $$;

-- A child becomes an adult in the records only after the guardianship has ended by its two signatures; else an interview would need nobody.
create or replace function casework.guard_child_status() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select 1 from casework.guardianships g where g.case_id = new.id and g.ended_at is null) then
        raise exception 'age_needs_assessment' using errcode = 'AP011';
    end if;
    return new;
end $$;

-- A case is not closed while somebody answers for the child in it: no instant without.
create or replace function casework.guard_closing() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select 1 from casework.guardianships g where g.case_id = new.id and g.ended_at is null) then
        raise exception 'guardianship_is_open' using errcode = 'AP012';
    end if;
    return new;
end $$;

-- She refused everything: no name, number, way to reach her or picture of her is kept, by whatever path.
create or replace function casework.guard_anonymous() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select 1 from casework.cases c where c.id = new.case_id and c.is_anonymous) and (tg_table_name <> 'identities' or to_jsonb(new)->>'names' is not null) then
        raise exception 'refusal_is_anonymous' using errcode = 'AP013';
    end if;
    return new;
end $$;
create or replace trigger anonymous before insert or update on casework.identities for each row execute function casework.guard_anonymous();
create or replace trigger anonymous before insert or update on casework.contacts for each row execute function casework.guard_anonymous();
create or replace trigger anonymous before insert or update on casework.contact_ways for each row execute function casework.guard_anonymous();
create or replace trigger anonymous before insert or update on casework.attachments for each row execute function casework.guard_anonymous();

create or replace function casework.guard_guardianship() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    if (new.case_id, new.notified_at, new.identified_at) is distinct from (old.case_id, old.notified_at, old.identified_at)
       or old.ended_at is not null
       or (new.csw_unit_id <> old.csw_unit_id
           and not (new.csw_unit_id is not distinct from old.handover_to_unit_id and new.csw_unit_id = any(me.unit_ids)))
       or (new.acting_unit_id is distinct from old.acting_unit_id and new.acting_unit_id is not null and me.purpose <> 'clock')
       or (new.end_signed_by_csw is distinct from old.end_signed_by_csw
           and not (new.end_signed_by_csw is null and new.csw_unit_id = any(me.unit_ids))
           and not (me.role = 'csw_supervisor' and new.end_signed_by_csw = me.user_id and (old.csw_unit_id = any(me.unit_ids) or old.acting_unit_id = any(me.unit_ids))))
       or (new.end_signed_by_vaau is distinct from old.end_signed_by_vaau
           and not (new.end_signed_by_vaau is null and new.csw_unit_id = any(me.unit_ids))
           and not (me.role = 'vaau_supervisor' and new.end_signed_by_vaau = me.user_id))
       or (new.handover_to_unit_id is distinct from old.handover_to_unit_id and new.handover_to_unit_id is not null
           and not ((old.csw_unit_id = any(me.unit_ids) or old.acting_unit_id = any(me.unit_ids))
                    and exists (select 1 from reference.units u join reference.agencies a on a.id = u.agency_id where u.id = new.handover_to_unit_id and a.kind = 'csw')))
       -- It is called off by who asked, and declined by who was asked.
       or (new.handover_to_unit_id is null and old.handover_to_unit_id is not null and new.ended_at is null
           and not (me.unit_ids && array_remove(array[old.csw_unit_id, old.acting_unit_id, old.handover_to_unit_id], null)))
       or (new.handover_declined_by is distinct from old.handover_declined_by and new.handover_declined_by is not null
           and not (new.handover_declined_by is not distinct from old.handover_to_unit_id and new.handover_declined_by = any(me.unit_ids)))
       or (new.acknowledged_by_phone and not old.acknowledged_by_phone
           and not exists (select 1 from casework.cases c where c.id = old.case_id and c.opened_by_unit_id = any(me.unit_ids)))
       or (new.phone_confirmed_at is distinct from old.phone_confirmed_at
           and not (new.phone_confirmed_by = me.user_id and (old.csw_unit_id = any(me.unit_ids) or old.acting_unit_id = any(me.unit_ids))))
       or (new.ended_at is not null and (new.end_signed_by_csw is null or new.end_signed_by_vaau is null))
       -- The guardian is named, and the next Centre asked, by the Centre that answers for the child.
       or ((new.handover_to_unit_id is distinct from old.handover_to_unit_id and new.handover_to_unit_id is not null
            or new.guardian_user_id is distinct from old.guardian_user_id and new.guardian_user_id is not null)
           and not (me.role in ('social_worker', 'csw_supervisor') and me.unit_ids && array_remove(array[old.csw_unit_id, old.acting_unit_id], null)))
       or (new.guardian_user_id is distinct from old.guardian_user_id and new.guardian_user_id is not null
           and not exists (select 1 from casework.workers w where w.id = new.guardian_user_id and w.is_active
                           and (old.csw_unit_id = any(w.unit_ids) or old.acting_unit_id = any(w.unit_ids))
                           and not casework.is_kept_out(w.id, old.case_id)))
       or (new.state = 'acknowledged' and old.state = 'notified' and not new.acknowledged_by_phone
           and not (me.unit_ids && array_remove(array[old.csw_unit_id, old.acting_unit_id, old.handover_to_unit_id], null)))
    then
        raise exception 'guardianship_not_this_centre' using errcode = 'AP003';
    end if;
    if new.handover_to_unit_id is distinct from old.handover_to_unit_id
       and casework.is_withheld(new.case_id, (select u.agency_id from reference.units u where u.id = new.handover_to_unit_id)) then
        raise exception 'person_does_not_wish_it' using errcode = 'AP051';
    end if;
    return new;
end $$;

-- A guardianship opens a case to a Centre: only a child's, and only to a Centre.
create or replace function casework.guardianship_of_child() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select 1 from casework.cases c where c.id = new.case_id and c.is_child)
       or not exists (select 1 from reference.units u join reference.agencies a on a.id = u.agency_id where u.id = new.csw_unit_id and a.kind = 'csw')
       or (new.acting_unit_id is not null and not exists (select 1 from reference.units u where u.id = new.csw_unit_id and u.stand_in_unit_id = new.acting_unit_id))
       or new.handover_to_unit_id is not null or new.ended_at is not null
       or (new.state <> 'notified' or new.guardian_user_id is not null or new.acknowledged_at is not null) and new.csw_unit_id <> all((access.ticket()).unit_ids)
       or new.end_signed_by_csw is not null or new.end_signed_by_vaau is not null then
        raise exception 'guardianship_not_this_centre' using errcode = 'AP003';
    end if;
    return new;
end $$;

create or replace function casework.guard_referral() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    if (new.case_id, new.kind, new.agency_id, new.unit_id, new.to_agency_id, new.to_unit_id, new.sections, new.minimal_sections, new.needed_to_decide, new.basis)
         is distinct from (old.case_id, old.kind, old.agency_id, old.unit_id, old.to_agency_id, old.to_unit_id, old.sections, old.minimal_sections, old.needed_to_decide, old.basis) then
        raise exception 'referral_is_fixed' using errcode = 'AP004';
    end if;
    -- The letter of a guardianship follows the guardianship; nobody moves it by hand.
    if old.kind = 'guardianship' then
        if new.state <> old.state and not exists (select 1 from casework.guardianships g where g.case_id = old.case_id
            and (new.state = 'accepted' and g.state <> 'notified' or new.state = 'completed' and g.state = 'ended')) then
            raise exception 'guardianship_is_acknowledged' using errcode = 'AP011';
        end if;
        return new;
    end if;
    if new.state <> old.state and not (
        (new.state = 'withdrawn' and old.state in ('sent', 'claimed', 'accepted')
            and (old.unit_id = any(me.unit_ids) or me.purpose = 'clock' or exists (select 1 from casework.consents c where c.id = old.consent_id and c.withdrawn_at is not null)
                 or casework.is_withheld(old.case_id, old.to_agency_id)
                 or exists (select 1 from casework.cases c where c.id = old.case_id and c.closed_at is not null)))
        or (old.to_unit_id = any(me.unit_ids) and (old.state, new.state) in (('sent', 'claimed'), ('claimed', 'accepted'), ('claimed', 'declined'), ('accepted', 'completed')))) then
        raise exception 'referral_not_in_state' using errcode = 'AP005';
    end if;
    return new;
end $$;

-- Each kind of referral has agencies that take it; consent has to cover agency and purpose, a child's is its guardian's.
create or replace function casework.referral_addressee() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare child boolean := (select c.is_child from casework.cases c where c.id = new.case_id) and not casework.is_of_age(new.case_id);
begin
    if not exists (select 1 from reference.units u join reference.agencies a on a.id = u.agency_id where u.id = new.to_unit_id and u.agency_id = new.to_agency_id and u.closed_at is null and a.closed_at is null
        and case new.kind when 'guardianship' then a.kind = 'csw' when 'advocacy' then a.kind = 'vaau' when 'police' then a.kind = 'police'
            when 'labour_inspection' then a.kind = 'labour' else a.kind in ('ngo', 'igo') and u.service_line = new.kind end) then
        raise exception 'unknown_agency' using errcode = 'AP006';
    end if;
    if exists (select 1 from casework.charges c where c.case_id = new.case_id and c.ended_at is null and c.team_unit_id = new.to_unit_id) then
        raise exception 'team_cannot_take_case' using errcode = 'AP053';
    end if;
    if new.kind <> 'guardianship' and casework.is_withheld(new.case_id, new.to_agency_id) then raise exception 'person_does_not_wish_it' using errcode = 'AP051'; end if;
    if new.basis = 'best_interests' and not child
       or new.basis = 'consent' and not exists (select 1 from casework.consents c where c.id = new.consent_id and c.case_id = new.case_id
        and casework.consent_covers(c, new.to_agency_id, new.kind) and (c.given_by = 'guardian') = child) then
        raise exception 'no_basis_for_disclosure' using errcode = 'AP007';
    end if;
    return new;
end $$;

-- The grounds of a rating lie in the same case as the rating; missing and hidden answer alike.
create or replace function casework.same_case() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select 1 from casework.risk_ratings r where r.id = new.rating_id and r.case_id = new.case_id and r.agency_id = new.agency_id) then
        raise exception 'not_found' using errcode = '42501';
    end if;
    return new;
end $$;
create or replace trigger same_case before insert on casework.risk_grounds for each row execute function casework.same_case();
-- Notes have a guard of their own (37_interviews.sql).
drop trigger if exists same_case on casework.interview_notes;

create or replace trigger of_child before insert on casework.guardianships for each row execute function casework.guardianship_of_child();
create or replace trigger guard_child_status before update of is_child on casework.cases
    for each row when (old.is_child and not new.is_child) execute function casework.guard_child_status();
create or replace trigger guard_closing before update of closed_at on casework.cases
    for each row when (old.closed_at is null and new.closed_at is not null) execute function casework.guard_closing();
create or replace trigger guard before update on casework.guardianships for each row execute function casework.guard_guardianship();
create or replace trigger guard before update on casework.referrals for each row execute function casework.guard_referral();
create or replace trigger addressee before insert on casework.referrals for each row execute function casework.referral_addressee();
drop trigger if exists child_has_guardian on casework.cases;
create constraint trigger child_has_guardian after insert or update on casework.cases deferrable initially deferred
    for each row execute function casework.child_has_guardian();
drop trigger if exists child_has_guardian on casework.guardianships;
create constraint trigger child_has_guardian after update on casework.guardianships deferrable initially deferred
    for each row execute function casework.child_has_guardian();

-- Claiming: the receiver does not see the referral before, so that it cannot be an ordinary update.
create or replace function casework.claim_referral(which uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket(); found_case uuid;
begin
    update casework.referrals set state = 'claimed', claimed_by = me.user_id, claimed_at = me.at, version = version + 1
    where id = which and state = 'sent' and kind <> 'guardianship' and to_unit_id = any(me.unit_ids) and case_id <> all(me.excluded) returning case_id into found_case;
    return found_case;
end $$;

-- Search tokens for an agency that may read the identity; asked by a unit that is in the case.
create or replace function casework.index_person(which uuid, for_agency uuid, tokens bytea[], key_version smallint) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    if not exists (select 1 from casework.participations p where p.case_id = which and p.unit_id = any(me.unit_ids) and p.is_active and which <> all(me.excluded))
       or not exists (select 1 from casework.participations p where p.case_id = which and p.agency_id = for_agency and p.is_active and p.full_mask & 1 <> 0)
       or exists (select 1 from casework.cases c where c.id = which and c.is_anonymous) then
        return;
    end if;
    delete from casework.search_tokens t where t.case_id = which and t.agency_id = for_agency;
    insert into casework.search_tokens (unit_id, token, case_id, agency_id, key_version)
    select distinct p.unit_id, token, which, for_agency, index_person.key_version
    from casework.participations p, unnest(tokens) token
    where p.case_id = which and p.agency_id = for_agency and p.is_active and p.full_mask & 1 <> 0;
end $$;

-- A joint risk rating takes two agencies: one proposed the level, another agrees to it.
create or replace function casework.risk_agreed_by_two() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.agreed and not exists (select 1 from casework.risk_ratings other
        where other.case_id = new.case_id and other.proposed and other.level = new.level and casework.agency_now(other.agency_id) <> casework.agency_now(new.agency_id)) then
        raise exception 'risk_not_proposed' using errcode = 'AP010';
    end if;
    return new;
end $$;
create or replace trigger agreed_by_two before insert or update on casework.risk_ratings for each row execute function casework.risk_agreed_by_two();

-- The agencies that read the identity and so may find the person by name; asked when the names change.
create or replace function casework.identity_readers(which uuid) returns setof uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query
    select distinct p.agency_id from casework.participations p
    where p.case_id = which and p.is_active and p.full_mask & 1 <> 0
      and exists (select 1 from casework.participations mine where mine.case_id = which and mine.is_active and mine.full_mask & 1 <> 0
                  and mine.unit_id = any((access.ticket()).unit_ids) and which <> all((access.ticket()).excluded));
end $$;

drop function if exists casework.who_is_in(uuid);

-- Who is in the case and why, for whoever is in it. Kinds of help and who gives it show only to guardian, VAAU and the parties; the others
-- learn that there are support services, by one row without agency, unit and time.
create or replace function casework.who_is_in(which uuid, out agency_id uuid, out unit_id uuid, out basis text, out kind text, out is_active boolean, out since timestamptz)
    returns setof record language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query
    with me as materialized (select (access.ticket()).unit_ids as units, (access.ticket()).role as role, (access.ticket()).excluded as excluded),
    sight as (
        select bool_or(mine.basis = 'guardian') or (select role in ('advocate', 'vaau_supervisor') from me) as whole
        from casework.participations mine, me
        where mine.case_id = which and mine.is_active and mine.unit_id = any(me.units) and which <> all(me.excluded) having count(*) > 0),
    present as (
        select distinct on (u.id) u.agency_id, u.id as unit_id, p.basis, r.kind, p.is_active, p.since,
               s.whole or a.kind in ('police', 'csw', 'vaau') or p.unit_id = any(me.units) or coalesce(r.unit_id = any(me.units), false) as shown
        from casework.participations p
        join reference.units u on u.id = casework.unit_now(p.unit_id)
        join reference.agencies a on a.id = u.agency_id
        left join casework.referrals r on r.id = p.source_id
        cross join sight s cross join me
        where p.case_id = which
        order by u.id, p.is_active desc, p.since)
    select x.agency_id, x.unit_id, x.basis::text, x.kind::text, x.is_active, x.since from present x where x.shown
    union all
    select distinct null::uuid, null::uuid, 'support', null, true, null::timestamptz from present x where not x.shown and x.is_active;
end $$;

-- The social workers of the (acting) guardian CSW, for whoever is in the child's case: one of them has to sit in.
create or replace function casework.guardian_workers(which uuid, out user_id uuid, out display_name text)
    returns setof record language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query
    select w.id, w.display_name::text from casework.guardianships g
    join casework.workers w on w.is_active and w.role in ('social_worker', 'csw_supervisor') and (g.csw_unit_id = any(w.unit_ids) or g.acting_unit_id = any(w.unit_ids))
    where g.case_id = which and g.ended_at is null
      and not casework.is_kept_out(w.id, which)
      and exists (select 1 from casework.participations mine where mine.case_id = which and mine.is_active
                  and mine.unit_id = any((access.ticket()).unit_ids) and which <> all((access.ticket()).excluded))
    order by w.display_name;
end $$;

-- Whom to ring at a unit now: the duty roster first, else the desk. About a case nobody is rung who must not know of it.
drop function if exists casework.duty_of(uuid);
create or replace function casework.duty_of(which_unit uuid, about uuid default null, out name text, out phone text)
    returns setof record language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query
    with me as materialized (select t.at from access.ticket() t where t.user_id is not null), here as materialized (select casework.unit_now(which_unit) as id)
    select d.name::text, d.phone::text from me cross join here cross join lateral (
        select s.name, s.phone, 0 as rank from casework.duty_shifts s
        where s.unit_id in (which_unit, here.id) and me.at >= s."from" and me.at < s.until and not casework.is_kept_out(s.worker_id, about)
        union all select u.name_en, u.duty_phone, 1 from reference.units u where u.id = here.id and u.duty_phone is not null) d
    order by d.rank limit 1;
end $$;

do $$ declare f text; begin
    foreach f in array array['same_case()', 'guardianship_of_child()', 'child_has_guardian()', 'guard_child_status()', 'guard_closing()', 'guard_anonymous()', 'guard_guardianship()', 'guard_referral()', 'referral_addressee()',
        'claim_referral(uuid)', 'index_person(uuid, uuid, bytea[], smallint)', 'who_is_in(uuid)', 'identity_readers(uuid)', 'risk_agreed_by_two()', 'guardian_workers(uuid)', 'duty_of(uuid, uuid)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.claim_referral(uuid), casework.index_person(uuid, uuid, bytea[], smallint), casework.who_is_in(uuid), casework.identity_readers(uuid),
    casework.guardian_workers(uuid), casework.duty_of(uuid, uuid) to portal_app;
