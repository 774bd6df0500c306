-- Withheld by the victim's word: from whom it cannot be, what closes at once, who may take it back.

-- Who has the case by law or has her in their care goes on knowing: the agency that opened it, the Centre of a child and whoever signs its end, whoever houses her.
create or replace function casework.is_in_charge(which uuid, agency uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from casework.cases c where c.id = which and casework.agency_now(c.opened_by_agency_id) = agency)
        or exists (select 1 from casework.referrals r where r.case_id = which and r.kind = 'shelter' and r.state = 'accepted' and casework.agency_now(r.to_agency_id) = agency)
        or exists (select 1 from casework.guardianships g, reference.agencies a
                   where g.case_id = which and g.ended_at is null and a.id = agency
                     and (a.kind = 'vaau' or exists (select 1 from reference.units u where u.agency_id = a.id and u.id in (g.csw_unit_id, g.acting_unit_id, g.handover_to_unit_id))))
$$;

-- The last at the Centre who may know of the child: never an instant without one.
create or replace function casework.is_last_of_centre(which uuid, person uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from casework.guardianships g join casework.workers w on w.id = person and w.unit_ids && array_remove(array[g.csw_unit_id, g.acting_unit_id], null)
        where g.case_id = which and g.ended_at is null
          and not exists (select 1 from casework.workers o where o.is_active and o.id <> person and o.unit_ids && array_remove(array[g.csw_unit_id, g.acting_unit_id], null)
                          and not casework.is_kept_out(o.id, which)))
$$;

-- Only who is in the case is answered with more than that there is nothing; what was written down is only ever lifted.
create or replace function casework.guard_withholding() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'UPDATE' and (old.lifted_at is not null or to_jsonb(new) - '{version,lifted_at,lifted_by}'::text[] <> to_jsonb(old) - '{version,lifted_at,lifted_by}'::text[])
       or tg_op = 'INSERT' and (new.lifted_at is not null
           or not exists (select 1 from casework.participations p where p.case_id = new.case_id and p.is_active and p.unit_id = any((access.ticket()).unit_ids))
           or new.from_user_id is not null and not exists (
               select 1 from casework.participations p join casework.workers w on w.id = new.from_user_id and p.unit_id = any(w.unit_ids) where p.case_id = new.case_id)) then
        raise exception 'not_found' using errcode = '42501';
    elsif tg_op = 'UPDATE' then
        return new;
    end if;
    if new.from_agency_id is not null and not exists (select 1 from reference.agencies a where a.id = new.from_agency_id and a.closed_at is null
            and a.kind not in ('coordinator', 'administration') and a.id <> (access.ticket()).agency_id) then
        raise exception 'unknown_agency' using errcode = 'AP006';
    elsif casework.is_in_charge(new.case_id, new.from_agency_id) or casework.is_last_of_centre(new.case_id, new.from_user_id) then
        raise exception 'has_to_know' using errcode = 'AP050';
    end if;
    return new;
end $$;
create or replace trigger guard before insert or update on casework.withholdings for each row execute function casework.guard_withholding();

-- What was asked of the agency is taken back, and what the person had in hand goes to others. Of before nothing is shown again.
create or replace function casework.on_withholding() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare at_once timestamptz := (access.ticket()).at;
begin
    update casework.referrals r set state = 'withdrawn', end_code = 'no_longer_needed', ended_at = at_once, version = r.version + 1
    where r.case_id = new.case_id and r.kind <> 'guardianship' and r.state in ('sent', 'claimed', 'accepted') and casework.agency_now(r.to_agency_id) = new.from_agency_id;
    perform casework.take_out_of_hand(new.case_id, w.id, at_once) from casework.workers w
    where w.id = new.from_user_id or w.agency_id = new.from_agency_id and exists (select 1 from casework.participations p where p.case_id = new.case_id and p.unit_id = any(w.unit_ids));
    return null;
end $$;
create or replace trigger closes after insert on casework.withholdings for each row execute function casework.on_withholding();

-- Found to be a child: what she wished as an adult is a wish that her guardian hears. The Centre that answers for her has to know, and VAAU that signs with it.
create or replace function casework.settle_wishes(which uuid, centre uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update casework.withholdings h set lifted_at = (access.ticket()).at, version = h.version + 1
    from reference.agencies a
    where h.case_id = which and h.lifted_at is null and a.id = casework.agency_now(h.from_agency_id)
      and (a.kind = 'vaau' or a.id = (select u.agency_id from reference.units u where u.id = centre));
end $$;

-- She takes it back, by her word to whoever records what she agrees to and knows of it.
create or replace function casework.lift_withholding(which uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    h casework.withholdings;
begin
    select * into h from casework.withholdings x where x.id = which and x.lifted_at is null and x.case_id <> all(me.excluded) and me.may_add & (1 << 4) <> 0
        and exists (select 1 from casework.cases c where c.id = x.case_id and c.closed_at is null)
        and exists (select 1 from casework.participations p where p.case_id = x.case_id and p.is_active and p.unit_id = any(me.unit_ids) and p.basis <> 'referral_claimed'
                    and (me.read_all & p.full_mask & (1 << 4) <> 0 or (p.full_mask | p.minimal_mask) & (1 << 4) <> 0 and x.agency_id = any(me.own_agencies)));
    if not found then return null; end if;
    -- Said twice, taken back once.
    update casework.withholdings x set lifted_at = me.at, lifted_by = me.user_id, version = x.version + 1
    where x.case_id = h.case_id and x.lifted_at is null and (x.from_agency_id, x.from_user_id) is not distinct from (h.from_agency_id, h.from_user_id);
    insert into casework.wake_ups (unit_id, at)
    select u.id, me.at from reference.units u where u.agency_id = h.from_agency_id or u.id = any((select w.unit_ids from casework.workers w where w.id = h.from_user_id)::uuid[]);
    return h.case_id;
end $$;

-- Agencies that are not asked for help in this case, for whoever might ask them.
create or replace function casework.not_to_be_told(which uuid) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct casework.agency_now(h.from_agency_id) from casework.withholdings h
    where h.case_id = which and h.lifted_at is null and h.from_agency_id is not null and which <> all((access.ticket()).excluded)
      and exists (select 1 from casework.participations p where p.case_id = which and p.is_active and p.unit_id = any((access.ticket()).unit_ids) and p.basis not in ('referral_claimed', 'guardianship_notified'))
$$;

-- The people of the units that are in a case as far as one may know them, for whoever takes part in it.
create or replace function casework.people_in_case(which uuid, out user_id uuid, out display_name text, out role text, out agency_id uuid, out is_active boolean)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct w.id, w.display_name, w.role, w.agency_id, w.is_active
    from casework.who_is_in(which) x join casework.workers w on x.unit_id = any(w.unit_ids) cross join access.ticket() me
    where w.id <> me.user_id
      and exists (select 1 from casework.participations p where p.case_id = which and p.is_active and p.unit_id = any(me.unit_ids) and p.basis not in ('referral_claimed', 'guardianship_notified'))
    order by w.display_name, w.id
$$;

do $$ declare f text; begin
    foreach f in array array['is_in_charge(uuid, uuid)', 'is_last_of_centre(uuid, uuid)', 'guard_withholding()', 'on_withholding()', 'settle_wishes(uuid, uuid)', 'lift_withholding(uuid)',
        'not_to_be_told(uuid)', 'people_in_case(uuid)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.lift_withholding(uuid), casework.not_to_be_told(uuid), casework.people_in_case(uuid) to portal_app;
