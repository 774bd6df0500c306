-- Who sees what, in the database. Every policy is dropped and made again, so that this file is the whole truth.

do $$ declare p record; begin
    for p in select * from pg_policies where schemaname = 'casework' loop
        execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
    end loop;
    for p in select tablename from pg_tables where schemaname = 'casework' loop
        execute format('alter table casework.%I enable row level security', p.tablename);
        execute format('alter table casework.%I force row level security', p.tablename);
        -- The projector owns the triggers that write for other units; it cannot log in and has no other rights.
        execute format('create policy projector on casework.%I to portal_projector using (true) with check (true)', p.tablename);
        execute format('grant select, insert, update, delete on casework.%I to portal_projector', p.tablename);
        execute format('revoke all on casework.%I from portal_app', p.tablename);
    end loop;
end $$;
grant select on all tables in schema reference to portal_app, portal_projector;
-- What a unit wrote after another went over into it is read where that other one's entries are.
grant execute on function casework.unit_now(uuid) to portal_app;

-- A table of a section. `essentials`: its minimal fields, read with M or more. `intake`: whoever opened the case writes it whatever the ceiling.
create or replace procedure access.protect(name text, section text, essentials boolean, intake boolean) language plpgsql as $$
declare
    target text := format('casework.%I', name);
begin
    -- Who wrote it, where and when is never changed; a dated entry and a file are only struck out.
    execute format('grant select, insert, update (%2$s) on %1$s to portal_app', target, (
        select string_agg(quote_ident(a.attname), ', ') from pg_attribute a where a.attrelid = target::regclass and a.attnum > 0 and not a.attisdropped
           and a.attname not in ('id', 'case_id', 'rating_id', 'interview_id', 'agency_id', 'unit_id', 'recorded_by', 'recorded_at')
           and (name not in ('case_entries', 'attachments') or a.attname like 'struck_out%' or a.attname = 'version')));
    execute format('create policy read_opened on %1$s for select to portal_app using (access.opens(case_id, %2$s, %3$s))', target, section, essentials::text);
    execute format('create policy read_own on %1$s for select to portal_app using (access.opens_own(case_id, %2$s, agency_id, unit_id))', target, section);
    -- Whoever supervises several lines of an NGO has the least that any of them opens (access table, note 10); the rest that role never reads in full.
    if name not in ('exploitation_accounts', 'risk_grounds', 'withholdings', 'charges', 'interview_details', 'interview_notes') then
        execute format('create policy lowest on %1$s as restrictive for select to portal_app using (
            (select (access.ticket()).role <> ''ngo_supervisor'' or cardinality((access.ticket()).unit_ids) = 1) or access.opens_to_each_line(case_id, %2$s, %3$s, agency_id))', target, section, (essentials or name = 'consents')::text);
    end if;
    -- Only dated entries and files have sections for named persons.
    if name in ('case_entries', 'attachments') then
        execute format('create policy read_named on %1$s for select to portal_app using (access.opens_named(case_id, %2$s, recorded_by))', target, section);
    end if;
    execute format('create policy add_entry on %1$s for insert to portal_app with check (
        agency_id = (select (access.ticket()).agency_id) and unit_id = any((select (access.ticket()).unit_ids)::uuid[])
        and recorded_by = (select (access.ticket()).user_id) and access.writes(case_id, %2$s, true, %3$s))', target, section, intake::text);
    execute format('create policy edit_own on %1$s for update to portal_app using (
        agency_id = any((select (access.ticket()).own_agencies)::uuid[]) and access.writes(case_id, %2$s, false, %3$s))', target, section, intake::text);
end $$;

call access.protect('identities', '0', false, true);
call access.protect('identity_essentials', '0', true, true);
call access.protect('contacts', '1', false, true);
call access.protect('contact_ways', '1', true, true);
call access.protect('exploitation_accounts', '2', false, true);
call access.protect('exploitations', '2', true, true);
call access.protect('risk_ratings', '3', true, true);
call access.protect('risk_grounds', '3', false, true);
call access.protect('consents', '4', false, true);
call access.protect('withholdings', '4', false, true);
call access.protect('age_assessments', '6', true, false);
call access.protect('interviews', '7', true, false);
call access.protect('interview_breaches', '7', true, false);
call access.protect('interview_details', '7', false, false);
call access.protect('interview_notes', '7', false, false);
call access.protect('charges', '13', true, false);
call access.protect('case_entries', 'section', false, false);
call access.protect('attachments', 'section', false, false);

create policy read_attended on casework.interview_details for select to portal_app using (access.attended(case_id, id));
create policy read_attended on casework.interview_notes for select to portal_app using (access.attended(case_id, interview_id));

-- In an emergency one person reads who she is, how to reach her and what endangers her, in these tables and in no other. Nothing is written by it.
do $$ declare part record; begin
    for part in select * from (values ('identities', '0', false), ('identity_essentials', '0', true), ('contacts', '1', false), ('contact_ways', '1', true), ('risk_ratings', '3', true), ('risk_grounds', '3', false),
                                      ('guardianships', '6', true), ('age_assessments', '6', true), ('case_entries', 'section', false), ('attachments', 'section', false)) parts(name, section, essentials) loop
        execute format('create policy read_break_glass on casework.%I for select to portal_app using (access.opens_in_emergency(case_id, %s, %s))', part.name, part.section, part.essentials::text);
    end loop;
end $$;

-- Open to its person alone, and no longer than it lasts by business time: no clock is needed for that.
grant select on casework.break_glasses to portal_app;
create policy open_to_me on casework.break_glasses for select to portal_app using (
    user_id = (select (access.ticket()).user_id) and case_id <> all((select (access.ticket()).excluded)::uuid[])
    and opened_at is not null and ended_at is null and open_until > (select (access.ticket()).at)
    and (select (access.ticket()).role) in ('police_investigator', 'police_supervisor', 'social_worker', 'csw_supervisor', 'advocate', 'vaau_supervisor'));

-- Risk is rated blind: another agency's rating shows once one has rated oneself, or it is agreed.
create policy blind on casework.risk_ratings as restrictive for select to portal_app using (
    agreed or agency_id = any((select (access.ticket()).own_agencies)::uuid[]) or casework.agency_has_rated(case_id));
create policy blind on casework.risk_grounds as restrictive for select to portal_app using (
    agency_id = any((select (access.ticket()).own_agencies)::uuid[]) or exists (select 1 from casework.risk_ratings r where r.id = rating_id));

-- Of what she agreed to, minimal sight is of what concerns the own agency.
create policy read_naming_us on casework.consents for select to portal_app using (
    ((select (access.ticket()).read_minimal) & (1 << 4)) <> 0
    and (cardinality(agency_ids) = 0 or agency_ids && (select (access.ticket()).own_agencies)::uuid[])
    and access.opens(case_id, 4, true));

-- Session notes and lawyer–client content: the author alone, not even the author's agency.
-- Where an official is involved, what the police found out is read and written by the named alone.
do $$ declare part text; begin
    foreach part in array array['case_entries', 'attachments'] loop
        execute format('create policy author_only on casework.%I as restrictive for select to portal_app using (
            not for_author_only or recorded_by = (select (access.ticket()).user_id))', part);
        execute format('create policy author_only_changes on casework.%I as restrictive for update to portal_app using (
            not for_author_only or recorded_by = (select (access.ticket()).user_id))', part);
    end loop;
    foreach part in array array['case_entries', 'attachments', 'case_events'] loop
        execute format('create policy named_officers on casework.%I as restrictive to portal_app using (
            section not in (13, 14) or case_id <> all((select (access.ticket()).unnamed)::uuid[]))', part);
    end loop;
end $$;

-- What a file holds is read with the file, and written with it by its author: as many pieces as the file says, none twice, none changed.
grant select, insert on casework.attachment_pieces to portal_app;
create policy read_with_file on casework.attachment_pieces for select to portal_app using (
    exists (select 1 from casework.attachments a where a.id = attachment_id and a.case_id = attachment_pieces.case_id));
create policy add_with_file on casework.attachment_pieces for insert to portal_app with check (
    exists (select 1 from casework.attachments a where a.id = attachment_id and a.case_id = attachment_pieces.case_id
        and a.recorded_by = (select (access.ticket()).user_id) and position >= 0 and position < a.pieces));

grant select on casework.officials_involved, casework.named_officers to portal_app;

grant select, insert, update (is_child, child_basis, version) on casework.cases to portal_app;
create policy read_joined on casework.cases for select to portal_app using (access.joined(id, false));
create policy read_break_glass on casework.cases for select to portal_app using (access.in_emergency(id));
create policy open_case on casework.cases for insert to portal_app with check (
    opened_by = (select (access.ticket()).user_id) and opened_by_agency_id = (select (access.ticket()).agency_id)
    and opened_by_unit_id = any((select (access.ticket()).unit_ids)::uuid[]));
create policy change_joined on casework.cases for update to portal_app using (access.joined(id, true));

-- Why a case ended: the agency that ended it, and after a reopening whoever reads in full who she is.
grant select on casework.case_closings to portal_app;
create policy read_own_or_whole on casework.case_closings for select to portal_app using (
    access.opens(case_id, 0, false) or agency_id = any((select (access.ticket()).own_agencies)::uuid[]) and access.worked_in(case_id));

grant select on casework.participations to portal_app;
create policy read_own_unit on casework.participations for select to portal_app using (
    unit_id = any((select (access.ticket()).unit_ids)::uuid[])
    and case_id <> all((select (access.ticket()).excluded)::uuid[])
    and (until is null or until > (select (access.ticket()).at)));

grant select on casework.caseload to portal_app;
create policy read_own_unit on casework.caseload for select to portal_app using (
    unit_id = any((select (access.ticket()).unit_ids)::uuid[]) and case_id <> all((select (access.ticket()).excluded)::uuid[]));

-- The ticket is read once for both: each reading of it costs as much as a page of rows.
grant select on casework.caseload_names to portal_app;
create policy read_own_unit on casework.caseload_names for select to portal_app using (
    unit_id = any((select case when t.read_all & 1 <> 0 then t.unit_ids end from access.ticket() t)::uuid[])
    and case_id <> all((select (access.ticket()).excluded)::uuid[]));

grant select on casework.referral_box to portal_app;
create policy read_own_unit on casework.referral_box for select to portal_app using (
    unit_id = any((select (access.ticket()).unit_ids)::uuid[])
    and (case_id is null or case_id <> all((select (access.ticket()).excluded)::uuid[]))
    -- Before it is claimed the row does not name the case; whoever is excluded from any is asked about it all the same.
    and (case_id is not null or cardinality((select (access.ticket()).excluded)::uuid[]) = 0 or not casework.of_excluded_case(referral_id)));

grant select, update (seen_at) on casework.notifications to portal_app;
create policy read_own_unit on casework.notifications for select to portal_app using (
    unit_id = any((select (access.ticket()).unit_ids)::uuid[])
    and (user_id is null or user_id = (select (access.ticket()).user_id))
    and (case_id is null or case_id <> all((select (access.ticket()).excluded)::uuid[]))
    and (subject_id is null or cardinality((select (access.ticket()).excluded)::uuid[]) = 0 or not casework.of_excluded_case(subject_id)));
create policy mark_seen on casework.notifications for update to portal_app using (
    unit_id = any((select (access.ticket()).unit_ids)::uuid[])
    and (user_id is null or user_id = (select (access.ticket()).user_id))
    and (case_id is null or case_id <> all((select (access.ticket()).excluded)::uuid[]))
    and (subject_id is null or cardinality((select (access.ticket()).excluded)::uuid[]) = 0 or not casework.of_excluded_case(subject_id)));

grant select, insert, update on casework.guardianships to portal_app;
create policy read_opened on casework.guardianships for select to portal_app using (access.opens(case_id, 6, true));
-- The Centre that held it to the end reads of its own period.
create policy read_former on casework.guardianships for select to portal_app using (
    ended_at is not null and csw_unit_id = any((select (access.ticket()).unit_ids)::uuid[]) and access.keeps(case_id, 6));
create policy clock on casework.guardianships to portal_app
    using ((select (access.ticket()).purpose) = 'clock') with check ((select (access.ticket()).purpose) = 'clock');
create policy open_for_child on casework.guardianships for insert to portal_app with check (access.joined(case_id, true));
create policy change_joined on casework.guardianships for update to portal_app using (access.holds(case_id, 6)) with check (true);

grant select, insert, update on casework.referrals to portal_app;
create policy read_party on casework.referrals for select to portal_app using (
    (unit_id = any((select (access.ticket()).unit_ids)::uuid[])
        or (to_unit_id = any((select (access.ticket()).unit_ids)::uuid[]) and state <> 'sent'))
    and access.joined(case_id, false));
create policy read_opened on casework.referrals for select to portal_app using (access.opens(case_id, 5, true));
create policy send on casework.referrals for insert to portal_app with check (
    agency_id = (select (access.ticket()).agency_id) and unit_id = any((select (access.ticket()).unit_ids)::uuid[])
    and recorded_by = (select (access.ticket()).user_id) and state = 'sent'
    -- Nobody passes on what they do not read themselves, what they read in part only in part, and nobody ever the address of a shelter.
    and ((sections | needed_to_decide) & (1 << 10)) = 0 and (minimal_sections & ~sections) = 0
    and (kind = 'guardianship' or access.may_pass_on(case_id, sections & ~minimal_sections, minimal_sections | needed_to_decide))
    and access.joined(case_id, true));
create policy change_party on casework.referrals for update to portal_app using (
    (unit_id = any((select (access.ticket()).unit_ids)::uuid[])
        or (to_unit_id = any((select (access.ticket()).unit_ids)::uuid[]) and state <> 'sent'))
    and case_id <> all((select (access.ticket()).excluded)::uuid[])) with check (true);

grant select on casework.disclosures to portal_app;
create policy read_opened on casework.disclosures for select to portal_app using (
    from_agency_id = any((select (access.ticket()).own_agencies)::uuid[]) or to_agency_id = any((select (access.ticket()).own_agencies)::uuid[])
    or access.opens(case_id, 4, false));
create policy in_the_case on casework.disclosures as restrictive for select to portal_app using (
    access.joined(case_id, false));

grant select, insert on casework.case_events to portal_app;
-- Of these a case has many: a call for each would cost more than to prepare this.
create policy read_opened on casework.case_events for select to portal_app using (
    exists (select 1 from casework.participations p where p.case_id = case_events.case_id
        and (p.is_active and ((p.full_mask | p.minimal_mask) & ((select (access.ticket()).read_all) | (select (access.ticket()).read_minimal)) & (1 << section)) <> 0
             -- Of the own agency's doings, what the role has its part in: no line learns of another's session.
             or case_events.agency_id = any((select (access.ticket()).own_agencies)::uuid[])
                and (((select (access.ticket()).read_all) | (select (access.ticket()).read_minimal) | (select (access.ticket()).read_own) | (select (access.ticket()).read_named)) & (1 << section)) <> 0
                and p.basis <> 'referral_claimed'
                and (p.is_active and ((p.full_mask | p.minimal_mask) & (1 << section)) <> 0
                     or (p.own_mask & (1 << section)) <> 0 and (p.unit_id = case_events.unit_id or casework.unit_now(p.unit_id) = casework.unit_now(case_events.unit_id))))));
create policy lowest on casework.case_events as restrictive for select to portal_app using (
    (select (access.ticket()).role <> 'ngo_supervisor' or cardinality((access.ticket()).unit_ids) = 1) or access.opens_to_each_line(case_id, section, true, agency_id));
create policy tell on casework.case_events for insert to portal_app with check (
    user_id = (select (access.ticket()).user_id)
    and ((select (access.ticket()).purpose) = 'clock'
         or agency_id = (select (access.ticket()).agency_id) and unit_id = any((select (access.ticket()).unit_ids)::uuid[])
            and access.joined(case_id, false)));

grant select on casework.guardianship_box to portal_app;
create policy read_own_unit on casework.guardianship_box for select to portal_app using (
    unit_id = any((select (access.ticket()).unit_ids)::uuid[]) and case_id <> all((select (access.ticket()).excluded)::uuid[]));

grant select on casework.interview_box to portal_app;
create policy read_own_unit on casework.interview_box for select to portal_app using (
    unit_id = any((select (access.ticket()).unit_ids)::uuid[]) and case_id <> all((select (access.ticket()).excluded)::uuid[])
    and ((select (access.ticket()).read_all | (access.ticket()).read_minimal | (access.ticket()).read_own) & (1 << 7)) <> 0);

grant select, insert, update on casework.assignments to portal_app;
create policy read_own_unit on casework.assignments for select to portal_app using (
    unit_id = any((select (access.ticket()).unit_ids)::uuid[]) and case_id <> all((select (access.ticket()).excluded)::uuid[]));
create policy take_or_assign on casework.assignments for insert to portal_app with check (
    unit_id = any((select (access.ticket()).unit_ids)::uuid[]) and set_by = (select (access.ticket()).user_id)
    and (user_id = (select (access.ticket()).user_id) or (select access.is_supervisor((access.ticket()).role)))
    and access.has_part(case_id, unit_id));
create policy reassign on casework.assignments for update to portal_app using (
    unit_id = any((select (access.ticket()).unit_ids)::uuid[])
    and (select access.is_supervisor((access.ticket()).role))
    and access.has_part(case_id, unit_id))
    with check (unit_id = any((select (access.ticket()).unit_ids)::uuid[]) and set_by = (select (access.ticket()).user_id));

grant select on casework.search_tokens to portal_app;
-- Tokens stand where a unit reads the identity in full; they are found by a role that does.
create policy own_unit on casework.search_tokens for select to portal_app using (
    unit_id = any((select (access.ticket()).unit_ids)::uuid[]) and case_id <> all((select (access.ticket()).excluded)::uuid[])
    and ((select (access.ticket()).read_all) & 1) <> 0);

grant select, insert, update, delete on casework.drafts to portal_app;
create policy own on casework.drafts to portal_app using (owner_user_id = (select (access.ticket()).user_id)) with check (owner_user_id = (select (access.ticket()).user_id));

grant select, insert on casework.intake_sources to portal_app;
create policy own_agency on casework.intake_sources to portal_app using (agency_id = (select (access.ticket()).agency_id)) with check (agency_id = (select (access.ticket()).agency_id));

grant select, insert, delete on casework.idempotent_answers to portal_app;
create policy own on casework.idempotent_answers to portal_app using (user_id = (select (access.ticket()).user_id)) with check (user_id = (select (access.ticket()).user_id));

grant select, insert, update on casework.workers to portal_app;
create policy read_agency on casework.workers for select to portal_app using (
    agency_id = (select (access.ticket()).agency_id) or (select (access.ticket()).role) = 'administrator' or (select (access.ticket()).purpose) = 'setup');
create policy administer on casework.workers for insert to portal_app with check (
    (select (access.ticket()).role) = 'administrator' or (select (access.ticket()).purpose) = 'setup');
create policy administer_change on casework.workers for update to portal_app using (
    (select (access.ticket()).role) = 'administrator' or (select (access.ticket()).purpose) = 'setup');

grant select, insert, update, delete on casework.duty_shifts to portal_app;
create policy read_own_unit on casework.duty_shifts for select to portal_app using (unit_id = any((select (access.ticket()).unit_ids)::uuid[]));
create policy set_by_supervisor on casework.duty_shifts to portal_app
    using (unit_id = any((select (access.ticket()).unit_ids)::uuid[])
        and (select access.is_supervisor((access.ticket()).role)) or (select (access.ticket()).purpose) = 'setup')
    with check (unit_id = any((select (access.ticket()).unit_ids)::uuid[])
        and (select access.is_supervisor((access.ticket()).role)) or (select (access.ticket()).purpose) = 'setup');

grant select, insert, update on casework.interpreters to portal_app;
create policy register_read on casework.interpreters for select to portal_app using ((select (access.ticket()).user_id) is not null);
create policy register_add on casework.interpreters for insert to portal_app with check ((select (access.ticket()).role) in ('vaau_supervisor', 'administrator') or (select (access.ticket()).purpose) = 'setup');
create policy register_change on casework.interpreters for update to portal_app using ((select (access.ticket()).role) in ('vaau_supervisor', 'administrator'));

grant select, update (done_at) on casework.due_work to portal_app;
create policy clock on casework.due_work to portal_app using ((select (access.ticket()).purpose) = 'clock') with check ((select (access.ticket()).purpose) = 'clock');

-- Contentless: ids of units and times.
grant select, delete on casework.wake_ups to portal_app;
create policy nodes on casework.wake_ups for select to portal_app using (true);
create policy forget on casework.wake_ups for delete to portal_app using ((select (access.ticket()).purpose) = 'clock' and at < (select (access.ticket()).at) - interval '10 minutes');

grant select, insert on casework.exclusions to portal_app;
create policy set_by_supervisor on casework.exclusions for insert to portal_app with check (
    set_by = (select (access.ticket()).user_id) and user_id <> (select (access.ticket()).user_id)
    -- A supervisor keeps the own unit's people out of the unit's cases; VAAU's and the integrity officer anybody.
    and ((select (access.ticket()).role) = 'integrity_officer'
         or access.joined(case_id, false)
            and ((select (access.ticket()).role) = 'vaau_supervisor'
                 or (select (access.ticket()).role) in ('police_supervisor', 'csw_supervisor', 'ngo_supervisor')
                    and exists (select 1 from casework.workers w where w.id = exclusions.user_id and w.unit_ids && (select (access.ticket()).unit_ids)::uuid[]))));
grant usage on sequence casework.case_numbers to portal_app;

drop procedure access.protect(text, text, boolean, boolean);
drop function if exists access.own_agencies();
