-- Run in the keyring database. Idempotent.
-- A version of the master key that still wraps something cannot be taken out: the reference of the keys to it refuses.
create table if not exists public.encryption_keys (id int primary key, wrapped bytea not null);
create table if not exists public.subject_keys (subject_id uuid primary key, wrapped bytea not null);
-- Asked first: a node or a command that starts must take no lock on tables from which other nodes are reading, not even for a change that is there already.
do $$ begin
    if to_regclass('public.ix_subject_keys_version') is null then
        alter table public.encryption_keys add column if not exists made_at timestamptz, add column if not exists check_value text;
        alter table public.subject_keys add column if not exists version int not null default 1 references public.encryption_keys;
        alter table public.subject_keys alter column version drop default;
        create index ix_subject_keys_version on public.subject_keys (version);
    end if;
end $$;
revoke all on schema public from public;
grant usage on schema public to portal_keyring;
grant select, insert, delete, update (wrapped, version) on public.subject_keys to portal_keyring;
grant select, insert, delete on public.encryption_keys to portal_keyring;
-- Which custodian has which share of the master key; the shares stand nowhere.
create table if not exists public.key_shares (version int not null, share_set text not null, number int not null, threshold int not null, holder uuid not null, made_at timestamptz not null, primary key (share_set, number));
grant select, insert on public.key_shares to portal_keyring;
