-- What the open ticket opens of a case. The policies ask these functions, one for each rule: a policy that is a call starts at once and costs when there is a row,
-- one written as subqueries makes the server prepare all of them before the first row of each statement (decisions/0019).

-- The ticket beside each part that its units have in a case and that it may use: the rows of `read_own_unit` on participations.
-- Read by the functions below alone, with the rights of their owner.
create or replace view access.sights with (security_invoker) as
    select p.case_id, p.unit_id as in_unit, p.basis, p.is_active, p.full_mask, p.full_mask | p.minimal_mask as any_mask, p.own_mask, t.*
    from access.open_ticket t join casework.participations p
      on p.unit_id = any(t.unit_ids) and p.case_id <> all(t.excluded) and (p.until is null or p.until > t.at);

-- The emergency accesses that are open to the ticket's person now (`open_to_me`).
create or replace view access.emergencies with (security_invoker) as
    select b.case_id, b.full_mask, b.full_mask | b.minimal_mask as any_mask, t.read_all, t.read_minimal
    from access.open_ticket t join casework.break_glasses b
      on b.user_id = t.user_id and b.case_id <> all(t.excluded) and b.opened_at is not null and b.ended_at is null and b.open_until > t.at
     and t.role in ('police_investigator', 'police_supervisor', 'social_worker', 'csw_supervisor', 'advocate', 'vaau_supervisor');

-- A unit of the actor is in the case, or was in it and keeps what is its own; with `now`, is in it.
create or replace function access.joined(which uuid, now boolean) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (select 1 from access.sights s where s.case_id = which and (s.is_active or not now)); end $$;

-- A unit of the actor is or was in the case by more than a claim.
create or replace function access.worked_in(which uuid) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (select 1 from access.sights s where s.case_id = which and s.basis <> 'referral_claimed'); end $$;

-- This unit of the actor is in the case.
create or replace function access.has_part(which uuid, unit uuid) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (select 1 from access.sights s where s.case_id = which and s.in_unit = unit and s.is_active); end $$;

-- The section belongs to a unit of the actor that is in the case, whatever the role reads of it.
create or replace function access.holds(which uuid, section int) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (select 1 from access.sights s where s.case_id = which and s.is_active and s.any_mask & (1 << section) <> 0); end $$;

-- A unit of the actor keeps of the section what is its own.
create or replace function access.keeps(which uuid, section int) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (select 1 from access.sights s where s.case_id = which and s.own_mask & (1 << section) <> 0); end $$;

-- The section is opened; with `essentials`, its minimal fields, by M or more.
create or replace function access.opens(which uuid, section int, essentials boolean) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (
    select 1 from access.sights s where s.case_id = which and s.is_active
       and case when essentials then (s.read_all | s.read_minimal) & s.any_mask else s.read_all & s.full_mask end & (1 << section) <> 0);
end $$;

-- An entry of the own agency: while the unit is in the case, afterwards those that the unit itself had written by then.
create or replace function access.opens_own(which uuid, section int, of_agency uuid, of_unit uuid) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (
    select 1 from access.sights s where s.case_id = which
       and of_agency = any(s.own_agencies) and (s.read_all | s.read_own) & (1 << section) <> 0 and s.basis <> 'referral_claimed'
       and (s.is_active and s.any_mask & (1 << section) <> 0
            or s.own_mask & (1 << section) <> 0 and (s.in_unit = of_unit or casework.unit_now(s.in_unit) = casework.unit_now(of_unit))));
end $$;

-- An entry of the actor's own, in a section that is for named persons.
create or replace function access.opens_named(which uuid, section int, by uuid) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (
    select 1 from access.sights s where s.case_id = which and s.is_active and by = s.user_id and s.read_named & s.any_mask & (1 << section) <> 0);
end $$;

-- Every unit of the actor that is in the case opens the section: what several lines of an NGO have in common (access table, note 10).
create or replace function access.opens_to_each_line(which uuid, section int, essentials boolean, of_agency uuid) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return (
    select coalesce(bool_and(line.opens), true) from (
        select bool_or(case when essentials or s.agency_id = of_agency then s.any_mask else s.full_mask end & (1 << section) <> 0) as opens
        from access.sights s where s.case_id = which and s.is_active group by s.in_unit) line);
end $$;

-- Opened to the actor alone for some hours, in an emergency.
create or replace function access.opens_in_emergency(which uuid, section int, essentials boolean) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (
    select 1 from access.emergencies e where e.case_id = which
       and case when essentials then (e.read_all | e.read_minimal) & e.any_mask else e.read_all & e.full_mask end & (1 << section) <> 0);
end $$;

create or replace function access.in_emergency(which uuid) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (select 1 from access.emergencies e where e.case_id = which); end $$;

-- The section is written by a unit that is in the case, by the ticket's own mask (`A`, `E`); with `intake`, by whoever opened the case whatever the mask.
-- Interviews alone are opened to some for what they write themselves and nothing else.
create or replace function access.writes(which uuid, section int, adding boolean, intake boolean) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (
    select 1 from access.sights s where s.case_id = which and s.is_active and s.basis <> 'referral_claimed'
       and case when section = 7 then s.any_mask | s.own_mask else s.any_mask end & (1 << section) <> 0
       and (case when adding then s.may_add else s.may_edit end & (1 << section) <> 0
            or intake and exists (select 1 from casework.cases c where c.id = which and c.opened_by = s.user_id)));
end $$;

-- Who sat in reads the whole record: the lawyer of those that he attended himself, the Centre of those that one of its workers did (note 4).
create or replace function access.attended(which uuid, interview uuid) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (
    select 1 from access.sights s, casework.interviews i, jsonb_array_elements(i.attendees) a
    where s.case_id = which and s.is_active and (s.read_all | s.read_minimal) & s.any_mask & (1 << 7) <> 0 and s.role in ('lawyer', 'social_worker', 'csw_supervisor')
      and i.id = interview and i.case_id = which and i.state <> 'cancelled'
      and case when s.role = 'lawyer' then a->>'userId' = s.user_id::text
          else exists (select 1 from casework.workers w where w.id::text = a->>'userId' and w.agency_id = s.agency_id) end);
end $$;

-- All sections that are opened, in full or also in part: nobody passes on what they do not read themselves.
create or replace function access.may_pass_on(which uuid, whole int, minimal int) returns boolean
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin return (
    select whole & ~coalesce(bit_or(s.read_all & s.full_mask), 0) = 0
       and minimal & ~coalesce(bit_or((s.read_all | s.read_minimal | s.read_own | s.read_named) & s.any_mask), 0) = 0
    from access.sights s where s.case_id = which and s.is_active);
end $$;

revoke all on access.sights, access.emergencies from public;
grant select on access.sights, access.emergencies to portal_projector;
do $$ declare f text; begin
    foreach f in array array['joined(uuid, boolean)', 'worked_in(uuid)', 'has_part(uuid, uuid)', 'holds(uuid, int)', 'keeps(uuid, int)', 'opens(uuid, int, boolean)', 'opens_own(uuid, int, uuid, uuid)',
        'opens_named(uuid, int, uuid)', 'opens_to_each_line(uuid, int, boolean, uuid)', 'opens_in_emergency(uuid, int, boolean)', 'in_emergency(uuid)', 'writes(uuid, int, boolean, boolean)',
        'attended(uuid, uuid)', 'may_pass_on(uuid, int, int)'] loop
        execute format('alter function access.%s owner to portal_projector', f);
        execute format('revoke all on function access.%s from public', f);
        execute format('grant execute on function access.%s to portal_app', f);
    end loop;
end $$;
