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

-- In which role it was done. Rows from before have none, and the digest of then.
alter table audit.entries add column if not exists role text;
create index if not exists entries_by_time on audit.entries (at, lane, seq);
create index if not exists entries_of_user on audit.entries (user_id, at);
create index if not exists entries_of_case on audit.entries using gin (jsonb_path_query_array(facts, '$[*].c') jsonb_path_ops) where facts <> '[]';

create table if not exists audit.lanes (lane smallint primary key, seq bigint not null, hash bytea not null);
insert into audit.lanes select n, 0, '\x' from generate_series(0, 63) n on conflict do nothing;

create or replace function audit.digest(previous bytea, e audit.entries) returns bytea
    language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin return (
    select sha256(previous || convert_to(case when e.role is null
        then concat_ws('|', e.lane, e.seq, extract(epoch from e.at), e.user_id, e.unit_id, e.purpose, e.request, e.outcome, e.facts::text)
        else jsonb_build_array(e.lane, e.seq, extract(epoch from e.at), e.user_id, e.unit_id, e.purpose, e.request, e.outcome, e.facts, e.role)::text end, 'UTF8')));
end $$;

-- Gives how many records more than the limit the actor has opened within the hour (46_browsing.sql).
do $$ begin
    if (select f.prorettype <> 'int'::regtype from pg_proc f where f.oid = to_regprocedure('audit.append(text, text, jsonb)')) then drop function audit.append(text, text, jsonb); end if;
end $$;
create or replace function audit.append(request text, outcome text, facts jsonb) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me access.ticket_fields := access.ticket();
    head audit.lanes;
    e audit.entries;
    beyond int := 0;
begin
    if me.at is null then raise exception 'no ticket' using errcode = 'AP009'; end if;
    if outcome = 'done' and me.purpose = '' and facts @? '$[*] ? (@.c != null && @.a starts with "read:")' then
        beyond := casework.notice_openings(me, array(select distinct (f->>'c')::uuid from jsonb_array_elements(facts) f where f->>'c' is not null
            and f->>'a' like 'read:%' and f->>'a' not in ('read:possible_duplicate', 'read:intake_repeated')));
    end if;
    select * into head from audit.lanes l where l.lane = pg_backend_pid() % 64 for update;
    e := row(head.lane, head.seq + 1, me.at, me.user_id, me.unit_ids[1], me.purpose, request, outcome, facts, head.hash, '\x'::bytea, coalesce(me.role, ''));
    e.hash := audit.digest(head.hash, e);
    insert into audit.entries select (e).*;
    update audit.lanes l set seq = e.seq, hash = e.hash where l.lane = head.lane;
    return beyond;
end $$;

drop function if exists audit.verify();
drop function if exists audit.length();

-- What does not hold in a lane, in order; no row: the lane holds. What was taken from its end together with its head, only a published head tells.
create or replace function audit.verify(which smallint, out seq bigint, out what text) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with links as (
        select e.seq, e.previous, e.hash, lag(e.hash, 1, '\x'::bytea) over w as before, lag(e.seq, 1, 0::bigint) over w as before_seq, e as whole
        from audit.entries e where e.lane = which window w as (order by e.seq, e.at)),
    bad as (
        select case when l.seq > l.before_seq then l.before_seq + 1 else l.seq end as seq,
               case when l.seq > l.before_seq + 1 then 'missing' when l.seq <= l.before_seq then 'inserted' when l.previous <> l.before then 'chain' else 'altered' end as what
        from links l where l.seq <> l.before_seq + 1 or l.previous <> l.before or l.hash <> audit.digest(l.before, l.whole)
        union all
        select case when h.seq = last.seq then last.seq else least(h.seq, last.seq) + 1 end,
               case when h.seq > last.seq then 'tail' when h.seq < last.seq then 'inserted' else 'altered' end
        from audit.lanes h
        cross join lateral (select coalesce(max(e.seq), 0) as seq, coalesce((array_agg(e.hash order by e.seq desc))[1], '\x'::bytea) as hash from audit.entries e where e.lane = which) last
        where h.lane = which and (h.seq <> last.seq or h.hash <> last.hash))
    select bad.seq, bad.what from bad order by bad.seq limit 1
$$;

-- How far each lane has come. Contentless: published each second, outside this database.
create or replace function audit.heads(out lane smallint, out seq bigint, out hash bytea) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select l.lane, l.seq, l.hash from audit.lanes l where l.seq > 0 order by l.lane
$$;

-- Which of the published heads are not, or not alone, in the audit.
create or replace function audit.differing_heads(lanes smallint[], seqs bigint[], hashes bytea[], out lane smallint, out seq bigint) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.lane, p.seq from unnest(lanes, seqs, hashes) p(lane, seq, hash)
    left join audit.entries e on e.lane = p.lane and e.seq = p.seq
    group by p.lane, p.seq, p.hash having not coalesce(bool_and(e.hash = p.hash), false) or count(e.hash) <> 1
    order by p.lane, p.seq
$$;

create table if not exists audit.verifications (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    entries bigint not null,
    broken jsonb not null,
    heads bigint not null
);

create or replace function audit.remember_verification(entries bigint, broken jsonb, heads bigint) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into audit.verifications (at, entries, broken, heads) select me.at, entries, broken, heads from access.ticket() me where me.role = 'administrator' or me.purpose = 'setup'
$$;

create or replace function audit.last_verification(out at timestamptz, out entries bigint, out broken text, out heads bigint) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select v.at, v.entries, v.broken::text, v.heads from audit.verifications v where (access.ticket()).role = 'administrator' order by v.id desc limit 1
$$;

-- For administrators: who asked what when, ids only. What integrity officers do is not in it, nor that somebody reported about a colleague, and not who was kept out of a case.
create or replace function audit.listed(wanted text, before_at timestamptz, before_lane smallint, before_seq bigint, most int,
    out at timestamptz, out lane smallint, out seq bigint, out user_id uuid, out purpose text, out role text, out request text, out outcome text, out kind text, out case_ids uuid[], out subject_ids uuid[])
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.at, e.lane, e.seq, nullif(e.user_id, '00000000-0000-0000-0000-000000000000'), e.purpose, e.role, e.request, e.outcome,
           case when e.outcome <> 'done' then 'refused' when e.facts @? '$[*].a ? (@ starts with "write:")' then 'write' else 'read' end,
           array(select distinct (f->>'c')::uuid from jsonb_array_elements(e.facts) f where f->>'c' is not null),
           case when e.request like '%Exclu%' then '{}' else array(select distinct (f->>'s')::uuid from jsonb_array_elements(e.facts) f where f->>'s' is not null) end
    from audit.entries e
    where (select (access.ticket()).role) = 'administrator' and e.role is distinct from 'integrity_officer' and e.purpose <> 'speak_up'
      and (before_at is null or (e.at, e.lane, e.seq) < (before_at, before_lane, before_seq))
      and (wanted is null or case wanted when 'refused' then e.outcome <> 'done' when 'portal' then e.purpose <> ''
               when 'write' then e.outcome = 'done' and e.facts @? '$[*].a ? (@ starts with "write:")'
               else e.outcome = 'done' and not e.facts @? '$[*].a ? (@ starts with "write:")' end)
    order by e.at desc, e.lane desc, e.seq desc limit most
$$;

-- The entries of a case and of a person, for the functions that decide who may read which of them.
create or replace function audit.of_case(which uuid, out lane smallint, out seq bigint, out at timestamptz, out user_id uuid, out unit_id uuid, out role text, out action text)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.lane, e.seq, e.at, nullif(e.user_id, '00000000-0000-0000-0000-000000000000'), e.unit_id, e.role, f->>'a'
    from audit.entries e cross join jsonb_array_elements(e.facts) f
    where e.facts <> '[]' and jsonb_path_query_array(e.facts, '$[*].c') @> to_jsonb(array[which]) and e.outcome = 'done' and f->>'c' = which::text
$$;

create or replace function audit.of_user(who uuid, since timestamptz, out lane smallint, out seq bigint, out at timestamptz, out case_id uuid, out action text)
    returns setof record language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.lane, e.seq, e.at, (f->>'c')::uuid, f->>'a'
    from audit.entries e cross join jsonb_array_elements(e.facts) f
    where e.user_id = who and e.at >= since and e.outcome = 'done' and f->>'c' is not null
$$;

revoke all on all tables in schema audit from public, portal_app, portal_projector;
revoke all on all functions in schema audit from public;
grant usage on schema audit to portal_app, portal_projector;
grant execute on function audit.of_case(uuid), audit.of_user(uuid, timestamptz) to portal_projector;
grant execute on function audit.append(text, text, jsonb), audit.verify(smallint), audit.heads(), audit.differing_heads(smallint[], bigint[], bytea[]),
    audit.remember_verification(bigint, jsonb, bigint), audit.last_verification(), audit.listed(text, timestamptz, smallint, bigint, int) to portal_app;
