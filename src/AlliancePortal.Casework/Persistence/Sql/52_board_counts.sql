-- What a board counts and no hour changes, kept as rows that add up: each change of a list appends what it changes, in its own transaction. Nothing is
-- updated, so that no two writers ever wait for each other here; the clock folds what has gathered. What is overdue or recent is counted from an index instead.

-- An open case is counted in its unit under who has it, an open referral in its unit's box under its state. Of a statement, not of a row: a load by the
-- thousand counts as it writes, and for that the triggers fire always, also where a load has taken all others away.
create or replace function casework.count_cases() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        insert into casework.board_counts (unit_id, subject, key, change)
        select n.unit_id, 'cases', coalesce(n.assigned_to::text, ''), count(*) from new_rows n where n.is_active and not n.is_closed group by 1, 3;
    elsif tg_op = 'DELETE' then
        insert into casework.board_counts (unit_id, subject, key, change)
        select o.unit_id, 'cases', coalesce(o.assigned_to::text, ''), -count(*) from old_rows o where o.is_active and not o.is_closed group by 1, 3;
    else
        insert into casework.board_counts (unit_id, subject, key, change)
        select c.unit_id, 'cases', coalesce(c.assigned_to::text, ''), sum(c.change) from (
            select o.unit_id, o.assigned_to, -1 as change from old_rows o where o.is_active and not o.is_closed
            union all
            select n.unit_id, n.assigned_to, 1 from new_rows n where n.is_active and not n.is_closed) c
        group by 1, 3 having sum(c.change) <> 0;
    end if;
    return null;
end $$;

create or replace function casework.count_referrals() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        insert into casework.board_counts (unit_id, subject, key, change)
        select n.unit_id, n.box, n.state, count(*) from new_rows n where n.is_open group by 1, 2, 3;
    else
        insert into casework.board_counts (unit_id, subject, key, change)
        select c.unit_id, c.box, c.state, sum(c.change) from (
            select o.unit_id, o.box, o.state, -1 as change from old_rows o where o.is_open
            union all
            select n.unit_id, n.box, n.state, 1 from new_rows n where n.is_open) c
        group by 1, 2, 3 having sum(c.change) <> 0;
    end if;
    return null;
end $$;

create or replace trigger count_new after insert on casework.caseload referencing new table as new_rows for each statement execute function casework.count_cases();
create or replace trigger count_changed after update on casework.caseload referencing old table as old_rows new table as new_rows for each statement execute function casework.count_cases();
create or replace trigger count_gone after delete on casework.caseload referencing old table as old_rows for each statement execute function casework.count_cases();
-- None of referrals that are gone: only an erased case's are deleted, and a closed case has no open ones.
create or replace trigger count_new after insert on casework.referral_box referencing new table as new_rows for each statement execute function casework.count_referrals();
create or replace trigger count_changed after update on casework.referral_box referencing old table as old_rows new table as new_rows for each statement execute function casework.count_referrals();
alter table casework.caseload enable always trigger count_new, enable always trigger count_changed, enable always trigger count_gone;
alter table casework.referral_box enable always trigger count_new, enable always trigger count_changed;

-- What the lists say, counted row by row.
create or replace function casework.listed_for_board(out unit_id uuid, out subject text, out key text, out number bigint) returns setof record
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query
    select l.unit_id, 'cases', coalesce(l.assigned_to::text, ''), count(*) from casework.caseload l where l.is_active and not l.is_closed group by 1, 3
    union all
    select b.unit_id, b.box::text, b.state::text, count(*) from casework.referral_box b where b.is_open group by 1, 2, 3;
end $$;

-- Where what was kept is not what the lists say; no row: it is, everywhere.
create or replace function casework.differing_board_counts(out unit_id uuid, out subject text, out key text, out listed bigint, out kept bigint) returns setof record
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query
    select coalesce(l.unit_id, k.unit_id), coalesce(l.subject, k.subject), coalesce(l.key, k.key), coalesce(l.number, 0), coalesce(k.number, 0)
    from casework.listed_for_board() l
    full join (select c.unit_id, c.subject::text, c.key::text, sum(c.change) as number from casework.board_counts c group by 1, 2, 3 having sum(c.change) <> 0) k
        on k.unit_id = l.unit_id and k.subject = l.subject and k.key = l.key
    where l.number is distinct from k.number;
end $$;

-- Counts everything anew; whoever writes a list meanwhile waits.
create or replace function casework.recount_board() returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    lock table casework.caseload, casework.referral_box in share row exclusive mode;
    delete from casework.board_counts;
    insert into casework.board_counts (unit_id, subject, key, change) select l.unit_id, l.subject, l.key, l.number from casework.listed_for_board() l;
end $$;

-- Makes one row of those that gathered under the same key. It changes no sum: any node may do so at any time, and one that comes second does nothing.
create or replace function casework.fold_board_counts() returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not pg_try_advisory_xact_lock(hashtextextended('fold_board_counts', 0)) then return; end if;
    with gone as (
        delete from casework.board_counts c
        using (select b.unit_id, b.subject, b.key from casework.board_counts b group by 1, 2, 3 having count(*) > 1) many
        where c.unit_id = many.unit_id and c.subject = many.subject and c.key = many.key
        returning c.unit_id, c.subject, c.key, c.change)
    insert into casework.board_counts (unit_id, subject, key, change)
    select g.unit_id, g.subject, g.key, sum(g.change) from gone g group by 1, 2, 3 having sum(g.change) <> 0;
end $$;

-- For a supervisor: what is kept of the own units, less the few cases of which the reader must not know.
create or replace function casework.board_numbers(out unit_id uuid, out subject text, out key text, out number int) returns setof record
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare me access.ticket_fields := access.ticket();
begin
    if not access.is_supervisor(me.role) then return; end if;
    return query
    select c.unit_id, c.subject::text, c.key::text, sum(c.change)::int from (
        select k.unit_id, k.subject, k.key, k.change from casework.board_counts k where k.unit_id = any(me.unit_ids)
        union all
        select l.unit_id, 'cases', coalesce(l.assigned_to::text, ''), -1 from casework.caseload l
        where l.unit_id = any(me.unit_ids) and l.case_id = any(me.excluded) and l.is_active and not l.is_closed
        union all
        select b.unit_id, b.box, b.state, -1 from casework.referrals r join casework.referral_box b on b.referral_id = r.id
        where r.case_id = any(me.excluded) and b.unit_id = any(me.unit_ids) and b.is_open) c
    group by 1, 2, 3 having sum(c.change) <> 0;
end $$;

do $$ declare f text; begin
    foreach f in array array['count_cases()', 'count_referrals()', 'listed_for_board()', 'differing_board_counts()', 'recount_board()', 'fold_board_counts()', 'board_numbers()'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
    end loop;
end $$;
-- Opened by no policy.
grant select on casework.board_counts to portal_app;
grant execute on function casework.board_numbers(), casework.fold_board_counts() to portal_app;

-- With the rules all is counted once: what was there before them, and what was written while one of them was missing.
do $$ begin perform casework.recount_board(); end $$;
