-- Interviews: what must never happen with a child, what units find in their lists, who is told.

-- Every way to make or change an interview passes here, whoever writes. A child's stands only with an active social worker of the Centre that is guardian now
-- or acts for it: when it is booked, when the worker changes, and again when it is held. Held before the guardianship stays as it is; calling off is always possible.
create or replace function casework.guard_interview() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        if new.held_before_guardianship or new.state not in ('booked', 'held') or new.kind not in ('interview', 'spontaneous')
           or (new.kind = 'spontaneous' and (new.state <> 'held' or cardinality(new.topics) > 0 or new.ended_at is not null)) then
            raise exception 'interview_not_in_state' using errcode = 'AP030';
        end if;
    elsif (new.held_before_guardianship is distinct from old.held_before_guardianship and pg_trigger_depth() = 1)
       or (new.id, new.case_id, new.kind, new.agency_id, new.unit_id, new.recorded_by) is distinct from (old.id, old.case_id, old.kind, old.agency_id, old.unit_id, old.recorded_by)
       or old.state = 'cancelled'
       or (new.state <> old.state and (old.state <> 'booked' or new.state not in ('held', 'cancelled')))
       or (old.state = 'held' and (new.started_at, new.social_worker_user_id) is distinct from (old.started_at, old.social_worker_user_id)) then
        raise exception 'interview_not_in_state' using errcode = 'AP030';
    elsif old.state = 'held' or new.state = 'cancelled' then
        return new;
    end if;

    if new.interpreter_id is not null and not exists (select 1 from casework.interpreters i
        where i.id = new.interpreter_id and i.status = 'vetted' and i.vetted_until >= (new.started_at at time zone 'UTC')::date) then
        raise exception 'interpreter_not_vetted' using errcode = 'AP031';
    end if;
    if new.kind = 'spontaneous' or not exists (select 1 from casework.cases c where c.id = new.case_id and c.is_child) then return new; end if;
    -- Locked, so that no handover slips in between.
    perform 1 from casework.guardianships g
    join casework.workers w on w.id = new.social_worker_user_id and w.is_active and w.role in ('social_worker', 'csw_supervisor')
    where g.case_id = new.case_id and g.ended_at is null
      and (g.csw_unit_id = any(w.unit_ids) or g.acting_unit_id = any(w.unit_ids))
      and not casework.is_kept_out(w.id, g.case_id) for share of g;
    if not found then raise exception 'child_interview_without_social_worker' using errcode = 'AP001'; end if;
    return new;
end $$;
create or replace trigger guard before insert or update on casework.interviews for each row execute function casework.guard_interview();

-- What was said belongs to an interview that was held, of the same case; a booking carries no words.
create or replace function casework.guard_interview_words() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare standing text := (select i.state from casework.interviews i
    where i.id = coalesce((to_jsonb(new)->>'interview_id')::uuid, new.id) and i.case_id = new.case_id and new.agency_id in (i.agency_id, casework.agency_now(i.agency_id)));
begin
    if standing is null then raise exception 'not_found' using errcode = '42501'; end if;
    if standing <> 'held' and tg_table_name = 'interview_notes' then raise exception 'interview_not_in_state' using errcode = 'AP030'; end if;
    return new;
end $$;
create or replace trigger guard before insert or update on casework.interview_notes for each row execute function casework.guard_interview_words();
create or replace trigger guard before insert or update on casework.interview_details for each row execute function casework.guard_interview_words();

create or replace function casework.refresh_interview_box(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    if not exists (select 1 from casework.interviews i where i.case_id = which) then return; end if;
    delete from casework.interview_box b where b.case_id = which;
    insert into casework.interview_box (unit_id, interview_id, case_id, state, started_at, social_worker_user_id)
    select distinct p.unit_id, i.id, i.case_id, i.state, i.started_at, i.social_worker_user_id
    from casework.interviews i join casework.participations p on p.case_id = i.case_id and p.is_active
        and ((p.full_mask | p.minimal_mask) & (1 << 7) <> 0 or p.own_mask & (1 << 7) <> 0 and p.unit_id = i.unit_id)
    where i.case_id = which;
end $$;

create or replace function casework.on_interview_part() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.refresh_interview_box(new.case_id);
    return null;
end $$;
create or replace trigger interview_box after insert or update on casework.interviews for each row execute function casework.on_interview_part();
create or replace trigger interview_box after insert or update on casework.participations for each row execute function casework.on_interview_part();

-- The social worker is told of what is booked or called off; who booked, of her answer.
create or replace function casework.on_interview() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me uuid := (access.ticket()).user_id;
begin
    if new.state = 'booked' and new.social_worker_user_id is not null and new.social_worker_user_id <> me
       and (tg_op = 'INSERT' or new.social_worker_user_id is distinct from old.social_worker_user_id or new.started_at <> old.started_at) then
        perform casework.notify(w.unit_ids[1], 'interview_booked', new.case_id, new.id, w.id) from casework.workers w where w.id = new.social_worker_user_id;
    elsif tg_op = 'UPDATE' and new.state = 'cancelled' and old.state = 'booked' and new.social_worker_user_id is not null then
        perform casework.notify(w.unit_ids[1], 'interview_cancelled', new.case_id, new.id, w.id) from casework.workers w where w.id = new.social_worker_user_id;
    elsif tg_op = 'UPDATE' and new.attendance_confirmed_at is not null and new.attendance_confirmed_at is distinct from old.attendance_confirmed_at then
        perform casework.notify(new.unit_id, 'interview_attendance_confirmed', new.case_id, new.id);
    end if;
    return null;
end $$;
create or replace trigger tell after insert or update on casework.interviews for each row execute function casework.on_interview();

-- The social worker says that she will be there; a colleague of the Centre who says so takes her place. Another agency's row, so no ordinary update.
create or replace function casework.confirm_attendance(which uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket(); found_case uuid;
begin
    update casework.interviews i set
        social_worker_user_id = me.user_id, attendance_confirmed_at = me.at, version = i.version + 1,
        attendees = coalesce((select jsonb_agg(a) from jsonb_array_elements(i.attendees) a where a->>'role' <> 'social_worker' and a->>'userId' is distinct from me.user_id::text), '[]')
                    || jsonb_build_object('userId', me.user_id, 'name', (select w.display_name from casework.workers w where w.id = me.user_id), 'role', 'social_worker')
    where i.id = which and i.state = 'booked' and me.role in ('social_worker', 'csw_supervisor') and i.case_id <> all(me.excluded)
      and (i.social_worker_user_id = me.user_id or exists (select 1 from casework.guardianships g
           where g.case_id = i.case_id and g.ended_at is null and (g.csw_unit_id = any(me.unit_ids) or g.acting_unit_id = any(me.unit_ids))))
    returning i.case_id into found_case;
    return found_case;
end $$;

-- Booked interviews of children, among the given ones of the reader's lists, of which nobody named is of the Centre that is guardian now.
create or replace function casework.interviews_lacking_worker(which uuid[]) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select i.id from casework.interviews i join casework.cases c on c.id = i.case_id and c.is_child
    where i.id = any(which) and i.state = 'booked'
      and exists (select 1 from casework.interview_box b where b.interview_id = i.id and b.unit_id = any((access.ticket()).unit_ids) and b.case_id <> all((access.ticket()).excluded))
      and not exists (select 1 from casework.guardianships g
          join casework.workers w on w.id = i.social_worker_user_id and w.is_active and w.role in ('social_worker', 'csw_supervisor')
          where g.case_id = i.case_id and g.ended_at is null and (g.csw_unit_id = any(w.unit_ids) or g.acting_unit_id = any(w.unit_ids))
            and not casework.is_kept_out(w.id, g.case_id))
$$;

do $$ declare f text; begin
    foreach f in array array['guard_interview()', 'guard_interview_words()', 'refresh_interview_box(uuid)', 'on_interview_part()', 'on_interview()', 'confirm_attendance(uuid)', 'interviews_lacking_worker(uuid[])'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.confirm_attendance(uuid), casework.interviews_lacking_worker(uuid[]) to portal_app;
