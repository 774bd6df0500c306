-- Consent taken back, and the letter of a guardianship: what neither sender nor receiver does by hand.

-- Who may know of a case's referrals by kind and name: guardian and VAAU all, others those of their own units.
create or replace function casework.sees_support(which uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from casework.participations mine where mine.case_id = which and mine.is_active
        and mine.unit_id = any((access.ticket()).unit_ids) and which <> all((access.ticket()).excluded)
        and (mine.basis = 'guardian' or (access.ticket()).role in ('advocate', 'vaau_supervisor')))
$$;

-- What rests on a version of consent, for whoever is in the case; empty arrays: all of it, else what it no longer covers without those
-- agencies and purposes. `keeps`: she lives there, a safety minimum stays until she leaves.
create or replace function casework.consent_reach(which uuid, agencies uuid[], purposes text[],
    out referral_id uuid, out agency_id uuid, out kind text, out state text, out sections int, out disclosed_at timestamptz, out keeps boolean)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.id, case when x.shown then r.to_agency_id end, case when x.shown then r.kind end, r.state, coalesce(d.sections, 0), d.at, r.kind = 'shelter' and r.state = 'accepted'
    from casework.consents c
    join casework.referrals r on r.consent_id = c.id
    cross join lateral (select casework.sees_support(c.case_id) or r.unit_id = any((access.ticket()).unit_ids) or r.to_unit_id = any((access.ticket()).unit_ids) as shown) x
    left join lateral (select bit_or(o.sections) as sections, min(o.at) as at from casework.disclosures o where o.referral_id = r.id) d on true
    where c.id = which
      and (cardinality(agencies) + cardinality(consent_reach.purposes) = 0 or r.to_agency_id = any(agencies) or casework.agency_now(r.to_agency_id) = any(agencies)
           or r.kind = any(consent_reach.purposes) or 'assistance' = any(consent_reach.purposes) and r.kind <> all(c.purposes))
      and exists (select 1 from casework.participations mine where mine.case_id = c.case_id and mine.is_active
                  and mine.unit_id = any((access.ticket()).unit_ids) and c.case_id <> all((access.ticket()).excluded))
    order by r.recorded_at
$$;

-- Referrals whose consent is gone close; who houses her keeps a safety minimum until she leaves.
create or replace function casework.close_consented(which uuid, ended uuid[], code text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    housed casework.referrals;
begin
    for housed in select * from casework.referrals r where r.id = any(ended) and r.kind = 'shelter' and r.state = 'accepted' loop
        update casework.participations p set own_mask = p.own_mask | p.full_mask | p.minimal_mask, full_mask = 0,
            minimal_mask = (p.full_mask | p.minimal_mask) & ((1 << 3) | (1 << 11))
        where p.case_id = which and p.source_id = housed.id;
        update casework.disclosures d set ended_at = me.at where d.referral_id = housed.id and d.ended_at is null;
        update casework.referrals r set end_code = code, version = r.version + 1 where r.id = housed.id;
        perform casework.notify(housed.to_unit_id, code, which, housed.id);
        perform casework.notify(housed.unit_id, code, which, housed.id);
    end loop;
    update casework.referrals r set state = 'withdrawn', end_code = code, ended_at = me.at, version = r.version + 1
    where r.id = any(ended) and not (r.kind = 'shelter' and r.state = 'accepted');
end $$;

-- Her word to any worker of any agency in the case, at once. What the version still covers rests on the next version, `rest`.
create or replace function casework.withdraw_consent(which uuid, agencies uuid[], purposes text[], rest uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    c casework.consents;
    ended uuid[];
    help constant text[] := array['advocacy', 'shelter', 'medical', 'counselling', 'legal_aid'];
begin
    select * into c from casework.consents x where x.id = which and x.withdrawn_at is null and x.case_id <> all(me.excluded)
        and exists (select 1 from casework.participations p where p.case_id = x.case_id and p.is_active and p.unit_id = any(me.unit_ids)) for update;
    if not found then return null; end if;
    select coalesce(array_agg(r.referral_id), '{}') into ended from casework.consent_reach(which, agencies, purposes) r where r.state in ('sent', 'claimed', 'accepted');
    update casework.consents set withdrawn_at = me.at, version = version + 1 where id = which;

    if cardinality(agencies) + cardinality(purposes) > 0 then
        -- No to one kind of help is not no to all: a consent to assistance becomes one to the other kinds.
        if 'assistance' = any(c.purposes) and purposes && help and 'assistance' <> all(purposes) then
            c.purposes := array(select distinct p from unnest(c.purposes || help) p where p <> 'assistance');
        end if;
        c.purposes := array(select p from unnest(c.purposes) p where p <> all(withdraw_consent.purposes));
        insert into casework.consents (id, case_id, given_by, purposes, agency_ids, refused_agency_ids, language, until, given_at, agency_id, unit_id, recorded_by, recorded_at, version)
        select rest, c.case_id, c.given_by, c.purposes, array(select a from unnest(c.agency_ids) a where a <> all(agencies)),
               c.refused_agency_ids || agencies, c.language, c.until, me.at, u.agency_id, u.id, me.user_id, me.at, 1
        from reference.units u where u.id = me.unit_ids[1] and cardinality(c.purposes) > 0 and not (cardinality(c.agency_ids) > 0 and c.agency_ids <@ agencies);
        if found then
            update casework.referrals set consent_id = rest where consent_id = which and id <> all(ended) and state in ('sent', 'claimed', 'accepted');
        end if;
    end if;

    perform casework.close_consented(c.case_id, ended, 'consent_withdrawn');
    insert into casework.case_events (id, case_id, section, kind, at, agency_id, unit_id, user_id, subject_id)
    values (gen_random_uuid(), c.case_id, 4, 'consent_withdrawn', me.at, me.agency_id, me.unit_ids[1], me.user_id, which);
    perform casework.refresh_caseload(c.case_id, 4);
    return c.case_id;
end $$;

-- The letter is accepted when a Centre acknowledges, by whatever way, and completed when the guardianship ends.
create or replace function casework.settle_letter(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update casework.referrals r set state = 'accepted', decided_at = (access.ticket()).at, version = r.version + 1
    where r.case_id = which and r.kind = 'guardianship' and r.state = 'sent'
      and exists (select 1 from casework.guardianships g where g.case_id = which and g.state <> 'notified');
    update casework.referrals r set state = 'completed', outcome = 'service_delivered', ended_at = (access.ticket()).at, version = r.version + 1
    where r.case_id = which and r.kind = 'guardianship' and r.state = 'accepted'
      and not exists (select 1 from casework.guardianships g where g.case_id = which and g.ended_at is null);
end $$;

create or replace function casework.on_letter() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.settle_letter(new.case_id);
    return null;
end $$;
create or replace trigger letter after insert or update of state on casework.guardianships for each row execute function casework.on_letter();
create or replace trigger letter after insert on casework.referrals for each row when (new.kind = 'guardianship') execute function casework.on_letter();

-- A Centre learns of a child by law; that is a disclosure like any other.
create or replace function casework.on_centre_told() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare told uuid;
begin
    foreach told in array array[new.csw_unit_id, new.acting_unit_id, new.handover_to_unit_id] loop
        insert into casework.disclosures (id, case_id, from_agency_id, to_agency_id, sections, basis, reason, at)
        select gen_random_uuid(), c.id, c.opened_by_agency_id, u.agency_id, b.full_mask, 'legal_duty', 'guardianship', (access.ticket()).at
        from casework.cases c join reference.units u on u.id = told and u.agency_id <> c.opened_by_agency_id
        join reference.basis_openings b on b.basis = 'guardianship_notified'
        where c.id = new.case_id and not exists (select 1 from casework.disclosures d where d.case_id = c.id and d.to_agency_id = u.agency_id and d.reason = 'guardianship' and d.ended_at is null);
    end loop;
    update casework.disclosures d set ended_at = (access.ticket()).at
    where d.case_id = new.case_id and d.reason = 'guardianship' and d.ended_at is null
      and (new.ended_at is not null or not exists (select 1 from reference.units u where u.agency_id = d.to_agency_id and u.id in (new.csw_unit_id, new.acting_unit_id, new.handover_to_unit_id)));
    return null;
end $$;
create or replace trigger told after insert or update on casework.guardianships for each row execute function casework.on_centre_told();

do $$ declare f text; begin
    foreach f in array array['sees_support(uuid)', 'consent_reach(uuid, uuid[], text[])', 'close_consented(uuid, uuid[], text)', 'withdraw_consent(uuid, uuid[], text[], uuid)', 'settle_letter(uuid)', 'on_letter()', 'on_centre_told()'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.consent_reach(uuid, uuid[], text[]), casework.withdraw_consent(uuid, uuid[], text[], uuid) to portal_app;
