-- Append-only, in the transaction of what it tells, hash-chained in 64 lanes so that two connections seldom wait for each other.

create table if not exists audit.entries (
    lane smallint not null,
    seq bigint not null,
    at timestamptz not null,
    user_id uuid,
    unit_id uuid,
    purpose text not null,
    request text not null,
    outcome text not null,
    facts jsonb not null,
    previous bytea not null,
    hash bytea not null,
    primary key (lane, seq, at)
) partition by range (at);
create table if not exists audit.entries_rest partition of audit.entries default;
do $$ declare month date; begin
    for month in select generate_series(date_trunc('month', now()), now() + interval '3 years', interval '1 month') loop
        execute format('create table if not exists audit.entries_%s partition of audit.entries for values from (%L) to (%L)',
            to_char(month, 'YYYY_MM'), month, month + interval '1 month');
    end loop;
end $$;

create table if not exists audit.lanes (lane smallint primary key, seq bigint not null, hash bytea not null);
insert into audit.lanes select n, 0, '\x' from generate_series(0, 63) n on conflict do nothing;

create or replace function audit.digest(previous bytea, e audit.entries) returns bytea
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select sha256(previous || convert_to(concat_ws('|', e.lane, e.seq, extract(epoch from e.at), e.user_id, e.unit_id, e.purpose, e.request, e.outcome, e.facts::text), 'UTF8'))
$$;

create or replace function audit.append(request text, outcome text, facts jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    head audit.lanes;
    e audit.entries;
begin
    if me.at is null then raise exception 'no ticket' using errcode = 'AP009'; end if;
    select * into head from audit.lanes l where l.lane = pg_backend_pid() % 64 for update;
    e := row(head.lane, head.seq + 1, me.at, me.user_id, me.unit_ids[1], me.purpose, request, outcome, facts, head.hash, '\x'::bytea);
    e.hash := audit.digest(head.hash, e);
    insert into audit.entries select (e).*;
    update audit.lanes l set seq = e.seq, hash = e.hash where l.lane = head.lane;
end $$;

-- The first broken link of each lane; no row: the chain holds.
create or replace function audit.verify(out lane smallint, out seq bigint, out what text) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with links as (
        select e.*, lag(e.hash, 1, '\x'::bytea) over w as before, lag(e.seq, 1, 0::bigint) over w as before_seq, e as whole
        from audit.entries e window w as (partition by e.lane order by e.seq)),
    bad as (
        select l.lane, l.seq, case when l.seq <> l.before_seq + 1 then 'missing' when l.previous <> l.before then 'chain' else 'altered' end as what
        from links l where l.seq <> l.before_seq + 1 or l.previous <> l.before or l.hash <> audit.digest(l.before, l.whole)
        union all
        select h.lane, h.seq, 'tail' from audit.lanes h
        where h.seq <> coalesce((select max(e.seq) from audit.entries e where e.lane = h.lane), 0))
    select distinct on (bad.lane) bad.lane, bad.seq, bad.what from bad order by bad.lane, bad.seq
$$;

create or replace function audit.length() returns bigint
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select sum(l.seq)::bigint from audit.lanes l
$$;

revoke all on all tables in schema audit from public, portal_app;
revoke all on all functions in schema audit from public;
grant usage on schema audit to portal_app;
grant execute on function audit.append(text, text, jsonb), audit.verify(), audit.length() to portal_app;
