-- Run in the keyring database. Idempotent.
create table if not exists public.subject_keys (subject_id uuid primary key, wrapped bytea not null);
create table if not exists public.encryption_keys (id int primary key, wrapped bytea not null);
revoke all on schema public from public;
grant usage on schema public to portal_keyring;
grant select, insert, delete on public.subject_keys to portal_keyring;
grant select, insert on public.encryption_keys to portal_keyring;
