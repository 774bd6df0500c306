-- Run by the role that may create roles, in the case database. Idempotent.
create schema if not exists casework authorization portal_owner;
create schema if not exists reference authorization portal_owner;
create schema if not exists access authorization portal_owner;
create schema if not exists audit authorization portal_owner;
create schema if not exists account authorization portal_owner;
revoke all on schema public from public;
grant usage on schema casework, reference, access, audit to portal_app;
grant usage, create on schema casework, access to portal_projector;
grant usage on schema reference to portal_projector;
grant usage on schema account to portal_account;
