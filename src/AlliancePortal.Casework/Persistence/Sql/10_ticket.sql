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
end $$;

create or replace function access.ticket() returns access.ticket_fields
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
    raw text := nullif(current_setting('portal.ticket', true), '');
    part text[];
    key access.ticket_keys;
    seen access.ticket_fields;
begin
    if raw is null then return null; end if;
    part := string_to_array(raw, '|');
    if cardinality(part) <> 18 or part[2] <> pg_backend_pid()::text then return null; end if;
    select * into key from access.ticket_keys k where k.key_id = part[1] and k.valid_until > clock_timestamp();
    if not found then return null; end if;
    if encode(sha256(key.outer_pad || sha256(key.inner_pad || convert_to(left(raw, length(raw) - 65), 'UTF8'))), 'hex') <> part[18] then return null; end if;
    if part[3]::bigint not between extract(epoch from clock_timestamp())::bigint and extract(epoch from clock_timestamp())::bigint + 60 then return null; end if;
    seen := row(part[4], part[5], part[6], part[7], part[8], part[9], part[10], part[11], part[12], part[13], part[14], part[15], part[17], part[16]);
    return seen;
end $$;

revoke all on access.ticket_keys from public;
revoke all on function access.ticket() from public;
grant execute on function access.ticket() to portal_app, portal_projector;

create or replace function access.is_supervisor(role text) returns boolean
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select role in ('police_supervisor', 'csw_supervisor', 'vaau_supervisor', 'ngo_supervisor')
$$;
revoke all on function access.is_supervisor(text) from public;
grant execute on function access.is_supervisor(text) to portal_app, portal_projector;

-- The own agency and those whose work it took over: what they wrote, the successor goes on with as its own.
create or replace function access.own_agencies() returns uuid[]
    language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    with recursive mine as (
        select (access.ticket()).agency_id as id
        union
        select a.id from mine join reference.agencies a on a.successor_id = mine.id)
    select array_agg(mine.id) from mine where mine.id is not null
$$;
alter function access.own_agencies() owner to portal_projector;
revoke all on function access.own_agencies() from public;
grant execute on function access.own_agencies() to portal_app;
grant select on reference.agencies to portal_projector;

drop function if exists access.actor(uuid);

-- Whoever signs in: read before there is a ticket, so that rights are as of now in each transaction.
create or replace function access.actor(who uuid,
    out agency_id uuid, out agency_kind text, out agency_code text, out unit_ids uuid[], out role text, out display_name text, out excluded uuid[], out unnamed uuid[], out former_agency_ids uuid[])
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.agency_id, a.kind, a.code, w.unit_ids, w.role, w.display_name,
           array(select casework.kept_out(who)),
           array(select casework.unnamed_in(who)),
           array(with recursive gone as (
               select p.id from reference.agencies p where p.successor_id = a.id
               union
               select p.id from gone join reference.agencies p on p.successor_id = gone.id) select gone.id from gone)
    from casework.workers w join reference.agencies a on a.id = w.agency_id
    where w.id = who and w.is_active
$$;
alter function access.actor(uuid) owner to portal_projector;
revoke all on function access.actor(uuid) from public;
grant execute on function access.actor(uuid) to portal_app;
