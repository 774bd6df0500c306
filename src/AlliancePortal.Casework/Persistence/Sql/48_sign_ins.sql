-- What happened to people's accounts. Written where accounts are kept, read by its owner, counted for administrators.

create or replace function casework.record_sign_in_event(new_id uuid, person uuid, what text, shown text, on_device text, sealed_address bytea, is_new boolean, tells boolean, other uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
begin
    if me.purpose is distinct from 'accounts' then raise exception 'not_found' using errcode = '42501'; end if;
    delete from casework.sign_in_events e where e.user_id = person and e.at < me.at - interval '180 days';
    -- The first sign-in of all is new by nature; what was told once and not seen yet is not told again.
    if is_new and tells and exists (select 1 from casework.sign_in_events e where e.user_id = person and e.kind = 'signed_in') then
        perform casework.notify(w.unit_ids[1], 'signed_in_new_place', null, null, w.id) from casework.workers w
        where w.id = person and w.is_active and not exists (select 1 from casework.notifications n where n.user_id = person and n.kind = 'signed_in_new_place' and n.seen_at is null);
    end if;
    insert into casework.sign_in_events (id, user_id, at, kind, factor, device, address, is_new_place, by_user_id)
    select new_id, person, me.at, what, shown, on_device, sealed_address, is_new, other where person is not null;
end $$;

create or replace function casework.count_sign_ins(since timestamptz, out signed_in int, out new_places int, out refused int, out factor_changes int)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*) filter (where e.kind = 'signed_in'), count(*) filter (where e.kind = 'signed_in' and e.is_new_place), count(*) filter (where e.kind = 'refused'),
           count(*) filter (where e.kind in ('app_set_up', 'passkey_added', 'passkey_removed', 'codes_renewed', 'password_chosen', 'password_changed', 'factor_reset'))
    from casework.sign_in_events e where e.at >= since and (access.ticket()).role = 'administrator'
$$;

alter function casework.record_sign_in_event(uuid, uuid, text, text, text, bytea, boolean, boolean, uuid) owner to portal_projector;
alter function casework.count_sign_ins(timestamptz) owner to portal_projector;
revoke all on function casework.record_sign_in_event(uuid, uuid, text, text, text, bytea, boolean, boolean, uuid), casework.count_sign_ins(timestamptz) from public;
grant execute on function casework.record_sign_in_event(uuid, uuid, text, text, text, bytea, boolean, boolean, uuid), casework.count_sign_ins(timestamptz) to portal_app;

grant select on casework.sign_in_events to portal_app;
create policy read_own on casework.sign_in_events for select to portal_app using (user_id = (select (access.ticket()).user_id) and (select (access.ticket()).purpose) = '');
