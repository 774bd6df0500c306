-- A victim who is charged herself: who handles the charge is a stranger to her case; her advocate is told and has a deadline.

create or replace function casework.guard_charge() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    settled constant text[] := '{version,ended_at,check_outcome,check_grounds,checked_at,checked_by}';
begin
    if tg_op = 'UPDATE' then
        -- What she is charged with and by whom stays as it was written; the check is not taken by a plain statement.
        if old.ended_at is not null or to_jsonb(new) - settled <> to_jsonb(old) - settled
           or (new.check_outcome, new.check_grounds, new.checked_at, new.checked_by) is distinct from (old.check_outcome, old.check_grounds, old.checked_at, old.checked_by)
              and (old.checked_at is not null or (access.ticket()).role not in ('advocate', 'vaau_supervisor')) then
            raise exception 'not_found' using errcode = '42501';
        end if;
        return new;
    end if;
    if new.ended_at is not null or new.checked_at is not null
       or not exists (select 1 from casework.participations p where p.case_id = new.case_id and p.is_active and p.unit_id = any((access.ticket()).unit_ids)) then
        raise exception 'not_found' using errcode = '42501';
    end if;
    if not exists (select 1 from reference.units u join reference.agencies a on a.id = u.agency_id where u.id = new.team_unit_id and u.closed_at is null and a.kind = 'police') then
        raise exception 'unknown_agency' using errcode = 'AP006';
    end if;
    if exists (select 1 from casework.participations p where p.case_id = new.case_id and p.unit_id = new.team_unit_id)
       or exists (select 1 from casework.referrals r where r.case_id = new.case_id and r.to_unit_id = new.team_unit_id and r.state in ('sent', 'claimed', 'accepted')) then
        raise exception 'charge_team_is_in_the_case' using errcode = 'AP052';
    end if;
    return new;
end $$;
create or replace trigger guard before insert or update on casework.charges for each row execute function casework.guard_charge();

-- VAAU in the case is told; where none is, VAAU learns that somebody needs an advocate, and asks by telephone. Whoever is in both teams is out of this one.
create or replace function casework.on_charge() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.tell_vaau(new.case_id, new.id, 'victim_charged');
    insert into casework.due_work (id, due_at, kind, subject_id) values (gen_random_uuid(), new.check_due_at, 'non_punishment_check', new.id);
    perform casework.take_out_of_hand(new.case_id, w.id, (access.ticket()).at) from casework.workers w where new.team_unit_id = any(w.unit_ids);
    return null;
end $$;
create or replace trigger tell after insert on casework.charges for each row execute function casework.on_charge();

create or replace function casework.tell_vaau(which uuid, subject uuid, what text) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    with vaau as (
        select u.id, exists (select 1 from casework.participations p where p.case_id = which and p.unit_id = u.id and p.is_active and p.basis <> 'referral_claimed') as is_in
        from reference.units u join reference.agencies a on a.id = u.agency_id where a.kind = 'vaau' and u.closed_at is null)
    select casework.notify(v.id, what, case when v.is_in then which end, case when v.is_in then subject end) from vaau v
    where v.is_in or not exists (select 1 from vaau o where o.is_in)
$$;

-- The advocate's answer, once; another agency's row, so no ordinary update.
create or replace function casework.check_non_punishment(which uuid, outcome text, grounds bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket();
begin
    update casework.charges c set check_outcome = outcome, check_grounds = grounds, checked_at = me.at, checked_by = me.user_id, version = c.version + 1
    where c.id = which and c.checked_at is null and c.ended_at is null and me.role in ('advocate', 'vaau_supervisor') and c.case_id <> all(me.excluded)
      and exists (select 1 from casework.participations p where p.case_id = c.case_id and p.is_active and p.unit_id = any(me.unit_ids) and p.basis <> 'referral_claimed');
    if not found then return false; end if;
    perform casework.notify(c.unit_id, 'non_punishment_checked', c.case_id, c.id) from casework.charges c where c.id = which;
    return true;
end $$;

create or replace function casework.tell_check_overdue(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare late casework.charges;
begin
    select * into late from casework.charges c where c.id = which and c.checked_at is null and c.ended_at is null and c.check_due_at <= (access.ticket()).at;
    if late.id is null or (access.ticket()).purpose is distinct from 'clock' then return; end if;
    perform casework.tell_vaau(late.case_id, late.id, 'non_punishment_overdue');
end $$;

-- Police units that are asked for nothing in this case, for whoever might ask them.
create or replace function casework.charge_teams(which uuid) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.team_unit_id from casework.charges c
    where c.case_id = which and c.ended_at is null and which <> all((access.ticket()).excluded)
      and exists (select 1 from casework.participations p where p.case_id = which and p.is_active and p.unit_id = any((access.ticket()).unit_ids) and p.basis not in ('referral_claimed', 'guardianship_notified'))
$$;

do $$ declare f text; begin
    foreach f in array array['guard_charge()', 'on_charge()', 'tell_vaau(uuid, uuid, text)', 'check_non_punishment(uuid, text, bytea)', 'tell_check_overdue(uuid)', 'charge_teams(uuid)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.check_non_punishment(uuid, text, bytea), casework.tell_check_overdue(uuid), casework.charge_teams(uuid) to portal_app;
