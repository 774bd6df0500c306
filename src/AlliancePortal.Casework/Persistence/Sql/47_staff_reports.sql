-- Confidential reports about colleagues. A report is read by the one officer whom it names. The anonymous side is nobody: it comes in by these functions alone,
-- with the keyed hash of a code, and its ticket bears no person. None of the rows says who wrote a report, or whom it is about but in sealed text.

grant select on casework.staff_reports, casework.staff_report_letters, casework.misconduct_entries, casework.misconduct_tokens to portal_app;

create policy read_own on casework.staff_reports for select to portal_app using (
    officer_id = (select (access.ticket()).user_id) and (select (access.ticket()).role) = 'integrity_officer');
create policy read_own on casework.staff_report_letters for select to portal_app using (exists (select 1 from casework.staff_reports r where r.id = report_id));
create policy vet on casework.misconduct_entries for select to portal_app using ((select (access.ticket()).role) = 'integrity_officer');
create policy vet on casework.misconduct_tokens for select to portal_app using ((select (access.ticket()).role) = 'integrity_officer');

alter table casework.staff_reports drop constraint if exists staff_report_in_state;
alter table casework.staff_reports add constraint staff_report_in_state check (
    state in ('received', 'in_work') and outcome is null or state = 'closed' and outcome in ('founded', 'not_founded', 'not_enough'));
alter table casework.staff_report_letters drop constraint if exists staff_report_letter_author;
alter table casework.staff_report_letters add constraint staff_report_letter_author check (author in ('reporter', 'officer', 'note'));

create or replace function casework.report_officers(out user_id uuid, out display_name text) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.id, w.display_name from access.ticket() me join casework.workers w on w.is_active and w.role = 'integrity_officer'
    where me.purpose = 'speak_up' or me.role = 'integrity_officer' order by w.display_name, w.id
$$;

-- Workers of every agency, for the officer who says whom a report is about.
create or replace function casework.colleagues(out user_id uuid, out display_name text, out agency_id uuid) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.id, w.display_name, w.agency_id from access.ticket() me join casework.workers w on w.is_active
    where me.role = 'integrity_officer' order by w.display_name, w.id
$$;

-- The officer is told that something waits, and nothing of what.
create or replace function casework.tell_report_officer(which uuid, officer uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare unit uuid;
begin
    select w.unit_ids[1] into unit from casework.workers w where w.id = officer and w.is_active and w.role = 'integrity_officer';
    if unit is null then raise exception 'report_officer_not_there' using errcode = 'AP100'; end if;
    delete from casework.notifications n where n.subject_id = which and n.kind = 'report_waits';
    perform casework.notify(unit, 'report_waits', null, which, officer);
end $$;

create or replace function casework.today() returns date language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select ((access.ticket()).at at time zone 'UTC')::date
$$;

create or replace function casework.add_report_letter(which uuid, by text, sealed bytea) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into casework.staff_report_letters (report_id, number, author, words, written_on)
    select which, coalesce(max(l.number), 0) + 1, by, sealed, casework.today() from casework.staff_report_letters l where l.report_id = which;
    update casework.staff_reports r set changed_on = casework.today() where r.id = which
$$;

-- The side of the reporter.

create or replace function casework.submit_staff_report(new_id uuid, hash bytea, officer uuid, sealed bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if (access.ticket()).purpose is distinct from 'speak_up' then raise exception 'not_found' using errcode = '42501'; end if;
    insert into casework.staff_reports (id, code_hash, officer_id, state, account, received_on, changed_on) values (new_id, hash, officer, 'received', sealed, casework.today(), casework.today());
    perform casework.tell_report_officer(new_id, officer);
end $$;

create or replace function casework.staff_report_of(hash bytea, out id uuid, out state text, out outcome text, out received_on date, out officer_name text, out officer_is_there boolean)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.id, r.state, r.outcome, r.received_on, w.display_name, w.is_active and w.role = 'integrity_officer'
    from access.ticket() me join casework.staff_reports r on r.code_hash = hash join casework.workers w on w.id = r.officer_id where me.purpose = 'speak_up'
$$;

create or replace function casework.staff_report_letters_of(hash bytea, out author text, out words bytea, out written_on date) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select l.author, l.words, l.written_on from casework.staff_report_of(hash) r join casework.staff_report_letters l on l.report_id = r.id and l.author <> 'note' order by l.number
$$;

-- The report of a code while it is open, locked.
drop function if exists casework.open_staff_report_of(bytea);
create or replace function casework.open_staff_report_of(hash bytea, out id uuid, out officer_id uuid)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare found_state text;
begin
    select r.id, r.officer_id, r.state into open_staff_report_of.id, open_staff_report_of.officer_id, found_state
    from casework.staff_reports r where r.code_hash = hash and (access.ticket()).purpose = 'speak_up' for update;
    if id is null then raise exception 'not_found' using errcode = '42501'; end if;
    if found_state = 'closed' then raise exception 'report_closed' using errcode = 'AP101'; end if;
end $$;

create or replace function casework.answer_staff_report(hash bytea, sealed bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare report record;
begin
    select o.id, o.officer_id into report from casework.open_staff_report_of(hash) o;
    perform casework.add_report_letter(report.id, 'reporter', sealed);
    -- Where the officer left, the words wait for the one whom the reporter chooses.
    if exists (select 1 from casework.report_officers() o where o.user_id = report.officer_id) then perform casework.tell_report_officer(report.id, report.officer_id); end if;
end $$;

create or replace function casework.move_staff_report(hash bytea, officer uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare report record;
begin
    select o.id, o.officer_id into report from casework.open_staff_report_of(hash) o;
    if report.officer_id = officer then return; end if;
    update casework.staff_reports r set officer_id = officer, state = 'received' where r.id = report.id;
    perform casework.tell_report_officer(report.id, officer);
end $$;

-- The side of the officer.

create or replace function casework.own_staff_report(which uuid, still_open boolean) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me access.ticket_fields := access.ticket(); found_state text;
begin
    select r.state into found_state from casework.staff_reports r where r.id = which and r.officer_id = me.user_id and me.role = 'integrity_officer' for update;
    if found_state is null then raise exception 'not_found' using errcode = '42501'; end if;
    if still_open and found_state = 'closed' then raise exception 'report_closed' using errcode = 'AP101'; end if;
end $$;

create or replace function casework.take_up_staff_report(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.own_staff_report(which, false);
    update casework.staff_reports r set state = 'in_work' where r.id = which and r.state = 'received';
end $$;

create or replace function casework.write_under_staff_report(which uuid, is_note boolean, sealed bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.own_staff_report(which, not is_note);
    perform casework.add_report_letter(which, case when is_note then 'note' else 'officer' end, sealed);
end $$;

create or replace function casework.name_accused(which uuid, sealed bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.own_staff_report(which, true);
    update casework.staff_reports r set accused = sealed where r.id = which;
end $$;

create or replace function casework.hand_over_staff_report(which uuid, officer uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.own_staff_report(which, true);
    if officer = (access.ticket()).user_id then raise exception 'not_oneself' using errcode = 'AP080'; end if;
    update casework.staff_reports r set officer_id = officer, state = 'received' where r.id = which;
    perform casework.tell_report_officer(which, officer);
end $$;

create or replace function casework.close_staff_report(which uuid, how text, sealed bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.own_staff_report(which, true);
    perform casework.add_report_letter(which, 'officer', sealed);
    update casework.staff_reports r set state = 'closed', outcome = how where r.id = which;
end $$;

-- With the report that was found to be right, by its officer.
create or replace function casework.record_misconduct(which uuid, new_id uuid, sealed bytea, tokens bytea[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform casework.own_staff_report(which, false);
    if not exists (select 1 from casework.staff_reports r where r.id = which and r.outcome = 'founded') then raise exception 'not_found' using errcode = '42501'; end if;
    insert into casework.misconduct_entries (id, finding, recorded_by, recorded_on) values (new_id, sealed, (access.ticket()).user_id, casework.today());
    insert into casework.misconduct_tokens (token, entry_id) select distinct t, new_id from unnest(tokens) t;
end $$;

do $$ declare f text; begin
    foreach f in array array['report_officers()', 'colleagues()', 'tell_report_officer(uuid, uuid)', 'today()', 'add_report_letter(uuid, text, bytea)', 'submit_staff_report(uuid, bytea, uuid, bytea)', 'staff_report_of(bytea)',
        'staff_report_letters_of(bytea)', 'open_staff_report_of(bytea)', 'answer_staff_report(bytea, bytea)', 'move_staff_report(bytea, uuid)', 'own_staff_report(uuid, boolean)', 'take_up_staff_report(uuid)',
        'write_under_staff_report(uuid, boolean, bytea)', 'name_accused(uuid, bytea)', 'hand_over_staff_report(uuid, uuid)', 'close_staff_report(uuid, text, bytea)', 'record_misconduct(uuid, uuid, bytea, bytea[])'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
grant execute on function casework.report_officers(), casework.colleagues(), casework.submit_staff_report(uuid, bytea, uuid, bytea), casework.staff_report_of(bytea), casework.staff_report_letters_of(bytea),
    casework.answer_staff_report(bytea, bytea), casework.move_staff_report(bytea, uuid), casework.take_up_staff_report(uuid), casework.write_under_staff_report(uuid, boolean, bytea), casework.name_accused(uuid, bytea),
    casework.hand_over_staff_report(uuid, uuid), casework.close_staff_report(uuid, text, bytea), casework.record_misconduct(uuid, uuid, bytea, bytea[]) to portal_app;
