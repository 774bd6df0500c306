-- The ticket: who acts, with which masks, at which business time. Signed by the application, bound to this backend, short-lived.

-- A function is for nobody until it is given to somebody.
alter default privileges revoke execute on functions from public;

create table if not exists access.ticket_keys (
    key_id text primary key,
    inner_pad bytea not null,
    outer_pad bytea not null,
    valid_until timestamptz not null
);

do $$ begin
    if to_regtype('access.ticket_fields') is null then
        create type access.ticket_fields as (
            user_id uuid, agency_id uuid, unit_ids uuid[], role text, purpose text,
            read_all int, read_minimal int, read_own int, read_named int, may_add int, may_edit int,
            excluded uuid[], at timestamptz);
    end if;
    if not exists (select 1 from pg_attribute a join pg_class c on c.oid = a.attrelid where c.oid = 'access.ticket_fields'::regclass and a.attname = 'unnamed' and not a.attisdropped) then
        alter type access.ticket_fields add attribute unnamed uuid[];
    end if;
    if not exists (select 1 from pg_attribute a join pg_class c on c.oid = a.attrelid where c.oid = 'access.ticket_fields'::regclass and a.attname = 'own_agencies' and not a.attisdropped) then
        alter type access.ticket_fields add attribute own_agencies uuid[];
    end if;
end $$;

-- The ticket that a backend has shown in its running transaction: its signature is checked once, and not by each policy of each statement. Nobody but what
-- stands below reads or writes it. Lost in a crash, as the transactions are.
create unlogged table if not exists access.open_tickets (
    backend int primary key,
    transaction xid8 not null,
    expires timestamptz not null,
    user_id uuid, agency_id uuid, unit_ids uuid[], role text, purpose text,
    read_all int, read_minimal int, read_own int, read_named int, may_add int, may_edit int,
    excluded uuid[], at timestamptz, unnamed uuid[], own_agencies uuid[]
) with (fillfactor = 20);
-- The case that the transaction opens: its rows in the lists are made once, at the end.
alter table access.open_tickets add column if not exists opening uuid;

-- Shows a ticket: from now to the end of the transaction it counts. One that is not believed counts for nothing, and so does what was shown before it.
create or replace function access.enter(ticket text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    part text[] := string_to_array(ticket, '|');
    key access.ticket_keys;
begin
    update access.open_tickets t set expires = '-infinity' where t.backend = pg_backend_pid() and t.transaction = pg_current_xact_id_if_assigned();
    if cardinality(part) is distinct from 19 or part[2] <> pg_backend_pid()::text then return; end if;
    select * into key from access.ticket_keys k where k.key_id = part[1] and k.valid_until > clock_timestamp();
    if not found then return; end if;
    if encode(sha256(key.outer_pad || sha256(key.inner_pad || convert_to(left(ticket, length(ticket) - 65), 'UTF8'))), 'hex') <> part[19] then return; end if;
    if to_timestamp(part[3]::bigint) > clock_timestamp() + interval '60 seconds' then return; end if;
    insert into access.open_tickets as t (backend, transaction, expires, user_id, agency_id, unit_ids, role, purpose, read_all, read_minimal, read_own, read_named, may_add, may_edit, excluded, at, unnamed, own_agencies)
    values (pg_backend_pid(), pg_current_xact_id(), to_timestamp(part[3]::bigint), part[4]::uuid, part[5]::uuid, part[6]::uuid[], part[7], part[8], part[9]::int, part[10]::int, part[11]::int,
            part[12]::int, part[13]::int, part[14]::int, part[15]::uuid[], part[18]::timestamptz, part[16]::uuid[], part[17]::uuid[])
    on conflict (backend) do update set
        transaction = excluded.transaction, expires = excluded.expires, user_id = excluded.user_id, agency_id = excluded.agency_id, unit_ids = excluded.unit_ids, role = excluded.role,
        purpose = excluded.purpose, read_all = excluded.read_all, read_minimal = excluded.read_minimal, read_own = excluded.read_own, read_named = excluded.read_named, may_add = excluded.may_add,
        may_edit = excluded.may_edit, excluded = excluded.excluded, at = excluded.at, unnamed = excluded.unnamed, own_agencies = excluded.own_agencies,
        opening = case when t.transaction = excluded.transaction then t.opening end;
end $$;

-- The ticket of the running transaction; no row: none, or not any more.
create or replace view access.open_ticket as
    select t.user_id, t.agency_id, t.unit_ids, t.role, t.purpose, t.read_all, t.read_minimal, t.read_own, t.read_named, t.may_add, t.may_edit, t.excluded, t.at, t.unnamed, t.own_agencies
    from access.open_tickets t where t.backend = pg_backend_pid() and t.transaction = pg_current_xact_id_if_assigned() and t.expires >= clock_timestamp();

-- The same as one value; null: none.
create or replace function access.ticket() returns access.ticket_fields
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
    seen access.ticket_fields;
begin
    select * into seen from access.open_ticket;
    if not found then return null; end if;
    return seen;
end $$;

-- Set while a case is being opened, taken back with null. Without a ticket nothing is kept, and every change counts at once.
create or replace function access.set_opening(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin update access.open_tickets t set opening = which where t.backend = pg_backend_pid() and t.transaction = pg_current_xact_id_if_assigned(); end $$;

create or replace function access.is_opening(which uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return exists (select 1 from access.open_tickets t where t.backend = pg_backend_pid() and t.transaction = pg_current_xact_id_if_assigned() and t.opening = which); end $$;
grant execute on function access.set_opening(uuid), access.is_opening(uuid) to portal_projector;

revoke all on access.ticket_keys, access.open_tickets, access.open_ticket from public;
grant select on access.open_ticket to portal_projector;
revoke all on function access.enter(text), access.ticket() from public;
grant execute on function access.enter(text) to portal_app;
grant execute on function access.ticket() to portal_app, portal_projector;

create or replace function access.is_supervisor(role text) returns boolean
    language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
begin return (
    select role in ('police_supervisor', 'csw_supervisor', 'vaau_supervisor', 'ngo_supervisor'));
end $$;
revoke all on function access.is_supervisor(text) from public;
grant execute on function access.is_supervisor(text) to portal_app, portal_projector;

grant select on reference.agencies to portal_projector;

drop function if exists access.actor(uuid);

-- Whoever signs in: read before there is a ticket, so that rights are as of now in each transaction.
create or replace function access.actor(who uuid,
    out agency_id uuid, out agency_kind text, out agency_code text, out unit_ids uuid[], out role text, out display_name text, out excluded uuid[], out unnamed uuid[], out former_agency_ids uuid[])
    returns setof record language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query
    select w.agency_id, a.kind::text, a.code::text, w.unit_ids, w.role::text, w.display_name::text,
           array(select casework.kept_out(who)),
           array(select casework.unnamed_in(who)),
           array(with recursive gone as (
               select p.id from reference.agencies p where p.successor_id = a.id
               union
               select p.id from gone join reference.agencies p on p.successor_id = gone.id) select gone.id from gone)
    from casework.workers w join reference.agencies a on a.id = w.agency_id
    where w.id = who and w.is_active;
end $$;
alter function access.actor(uuid) owner to portal_projector;
revoke all on function access.actor(uuid) from public;
grant execute on function access.actor(uuid) to portal_app;
