-- What happens by the clock alone: the 18th birthday, the lapse of what a guardian agreed to, a consent past its day. Days begin at midnight UTC, so
-- that nothing opens or closes before the day has begun here.

-- Of age by a birth date that is known to the day; a guardianship that is still open ends by its two signatures.
create or replace function casework.majority(birth text) returns date language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    return case when birth ~ '^\d{4}-02-29$' then make_date(left(birth, 4)::int + 18, 3, 1)
                when birth ~ '^\d{4}-\d{2}-\d{2}$' then (birth::date + interval '18 years')::date end;
end $$;

create or replace function casework.is_of_age(which uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return (
    select exists (select 1 from casework.identities i where i.case_id = which and casework.majority(i.date_of_birth) <= ((access.ticket()).at at time zone 'UTC')::date));
end $$;

create or replace function casework.came_of_age(which uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from casework.participations p where p.case_id = which and p.is_active and p.unit_id = any((access.ticket()).unit_ids)
                   and which <> all((access.ticket()).excluded)) and casework.is_of_age(which)
$$;

-- A Centre sees of an adult what it still has to sign: who she is, and the guardianship; what it wrote stays readable to it. With her own consent all
-- goes on as it was.
create or replace function casework.narrow_of_age(which uuid, guardianship uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    update casework.participations p set own_mask = p.own_mask | p.full_mask | p.minimal_mask,
        full_mask = p.full_mask & ((1 << 0) | (1 << 6)), minimal_mask = p.minimal_mask & ((1 << 0) | (1 << 6))
    where p.case_id = which and p.source_id = guardianship and p.is_active and p.basis in ('guardian', 'guardianship_notified')
      and not exists (select 1 from casework.consents c where c.case_id = which and c.given_by = 'person' and casework.consent_covers(c, p.agency_id, 'assistance')
                      and (c.until is null or c.until >= ((access.ticket()).at at time zone 'UTC')::date))
$$;

create or replace function casework.settle_of_age(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held casework.guardianships;
    opening reference.basis_openings;
begin
    select * into held from casework.guardianships g where g.case_id = which and g.ended_at is null;
    if held.id is null or not casework.is_of_age(which) then return; end if;
    select * into opening from reference.basis_openings b where b.basis = case when held.state = 'notified' then 'guardianship_notified' else 'guardian' end;
    perform casework.participate(which, held.csw_unit_id, opening.basis, held.id, opening.full_mask, opening.minimal_mask);
    perform casework.narrow_of_age(which, held.id);
    perform casework.refresh_caseload(which);
end $$;

create or replace function casework.on_birth_date() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from casework.due_work w where w.kind = 'eighteenth_birthday' and w.subject_id = new.case_id and w.done_at is null;
    insert into casework.due_work (id, due_at, kind, subject_id)
    select gen_random_uuid(), casework.majority(new.date_of_birth)::timestamp at time zone 'UTC', 'eighteenth_birthday', new.case_id
    where casework.majority(new.date_of_birth) > ((access.ticket()).at at time zone 'UTC')::date;
    return null;
end $$;
create or replace trigger birthday after insert or update of date_of_birth on casework.identities for each row execute function casework.on_birth_date();

create or replace function casework.on_consent_day() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' and new.until is not null then
        insert into casework.due_work (id, due_at, kind, subject_id) values (gen_random_uuid(), (new.until + 1)::timestamp at time zone 'UTC', 'consent_ends', new.id);
    end if;
    if new.given_by = 'person' then perform casework.settle_of_age(new.case_id); end if;
    return null;
end $$;
create or replace trigger by_the_day after insert or update of withdrawn_at on casework.consents for each row execute function casework.on_consent_day();

-- The birthday: those in the case are told, the Centre steps back, and what the guardian agreed to has thirty days.
create or replace function casework.come_of_age(which uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare held uuid := (select g.id from casework.guardianships g where g.case_id = which and g.ended_at is null);
begin
    if (access.ticket()).purpose is distinct from 'clock' or held is null or not casework.is_of_age(which) then return null; end if;
    perform casework.settle_of_age(which);
    perform casework.notify(u.unit_id, 'child_came_of_age', which, held)
    from (select distinct p.unit_id from casework.participations p where p.case_id = which and p.is_active and p.basis <> 'referral_claimed') u;
    insert into casework.due_work (id, due_at, kind, subject_id)
    select gen_random_uuid(), (casework.majority(i.date_of_birth) + 30)::timestamp at time zone 'UTC', 'guardian_consents_lapse', which from casework.identities i where i.case_id = which;
    return held;
end $$;

-- A consent that no longer holds: what she has agreed to elsewhere rests on that, the rest closes as if she had withdrawn it.
create or replace function casework.end_consent(which uuid, by_herself boolean) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    today date := ((access.ticket()).at at time zone 'UTC')::date;
    c casework.consents;
begin
    select * into c from casework.consents x where x.id = which and x.withdrawn_at is null for update;
    if not found or (access.ticket()).purpose is distinct from 'clock' then return null; end if;
    update casework.referrals r set consent_id = (
        select o.id from casework.consents o where o.case_id = c.case_id and o.id <> which and (o.given_by = 'person' or not by_herself)
            and casework.consent_covers(o, r.to_agency_id, r.kind) and (o.until is null or o.until >= today) order by o.given_at desc limit 1)
    where r.consent_id = which and r.state in ('sent', 'claimed', 'accepted')
      and exists (select 1 from casework.consents o where o.case_id = c.case_id and o.id <> which and (o.given_by = 'person' or not by_herself)
                  and casework.consent_covers(o, r.to_agency_id, r.kind) and (o.until is null or o.until >= today));
    perform casework.close_consented(c.case_id, array(select r.id from casework.referrals r where r.consent_id = which and r.state in ('sent', 'claimed', 'accepted')), 'consent_ended');
    update casework.consents x set until = least(x.until, today - 1), version = x.version + 1 where x.id = which;
    perform casework.notify(c.unit_id, 'consent_ended', k.id, c.id) from casework.cases k where k.id = c.case_id and k.closed_at is null;
    if c.given_by = 'person' then perform casework.settle_of_age(c.case_id); end if;
    perform casework.refresh_caseload(c.case_id, 4);
    return c.case_id;
end $$;

create or replace function casework.lapse_guardian_consents(which uuid) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare lapsed uuid;
begin
    if (access.ticket()).purpose is distinct from 'clock' then return; end if;
    for lapsed in select c.id from casework.consents c where c.case_id = which and c.given_by = 'guardian' and c.withdrawn_at is null
        and (c.until is null or c.until >= ((access.ticket()).at at time zone 'UTC')::date) order by c.given_at loop
        perform casework.end_consent(lapsed, true);
        return next lapsed;
    end loop;
end $$;

do $$ declare f text; begin
    foreach f in array array['majority(text)', 'is_of_age(uuid)', 'came_of_age(uuid)', 'narrow_of_age(uuid, uuid)', 'settle_of_age(uuid)', 'on_birth_date()', 'on_consent_day()', 'come_of_age(uuid)',
        'end_consent(uuid, boolean)', 'lapse_guardian_consents(uuid)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.came_of_age(uuid), casework.come_of_age(uuid), casework.end_consent(uuid, boolean), casework.lapse_guardian_consents(uuid) to portal_app;
