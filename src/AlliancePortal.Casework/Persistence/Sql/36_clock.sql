-- What the portal's own clock does in the database. Everything but the ids of due work is for a ticket of the clock alone.

-- Contentless, so that a node can look each second without a ticket and without an audit row.
create or replace function casework.due_now(at_time timestamptz) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.id from casework.due_work w where w.done_at is null and w.due_at <= at_time order by w.due_at, w.id limit 100
$$;

-- The Centre that acts for a child while nobody at the first answers: the stand-in, or when nobody works there either who may know of her, the stand-in's stand-in.
drop function if exists casework.stand_in_for(uuid);
create or replace function casework.stand_in_for(which_unit uuid, about uuid) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with recursive chain as (
        select u.stand_in_unit_id as unit, 1 as hop, array[u.id, u.stand_in_unit_id] as seen from reference.units u where u.id = which_unit and u.stand_in_unit_id is not null
        union all
        select u.stand_in_unit_id, c.hop + 1, c.seen || u.stand_in_unit_id from chain c join reference.units u on u.id = c.unit
        where u.stand_in_unit_id is not null and u.stand_in_unit_id <> all(c.seen))
    select c.unit from chain c where (access.ticket()).purpose = 'clock'
       and not casework.is_withheld(about, (select u.agency_id from reference.units u where u.id = c.unit))
    order by not exists (select 1 from casework.workers w where w.is_active and c.unit = any(w.unit_ids) and not casework.is_kept_out(w.id, about)), c.hop limit 1
$$;

-- Both sides learn that a referral should have been answered; the letter about a child has the ladder instead.
create or replace function casework.tell_referral_overdue(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare late casework.referrals;
begin
    select * into late from casework.referrals r where r.id = which and r.state in ('sent', 'claimed') and r.kind <> 'guardianship' and r.due_at <= (access.ticket()).at;
    if late.id is null or (access.ticket()).purpose is distinct from 'clock' then return; end if;
    perform casework.notify(late.unit_id, 'referral_overdue', late.case_id, late.id);
    perform casework.pass_by_excluded(late.unit_id, late.case_id, 'referral_overdue');
    perform casework.pass_by_excluded(late.to_unit_id, late.case_id, 'referral_overdue');
    perform casework.notify(late.to_unit_id, 'referral_overdue', case when late.state = 'claimed' then late.case_id end, late.id);
end $$;

do $$ declare f text; begin
    foreach f in array array['due_now(timestamptz)', 'stand_in_for(uuid, uuid)', 'tell_referral_overdue(uuid)'] loop
        execute format('alter function casework.%s owner to portal_projector', f);
        execute format('revoke all on function casework.%s from public', f);
        execute format('grant execute on function casework.%s to portal_app', f);
    end loop;
end $$;
