-- Run by the role that may create roles, in the case database. Idempotent.
do $$ declare r text; begin
    foreach r in array array['portal_owner', 'portal_app', 'portal_account', 'portal_keyring', 'portal_projector', 'portal_backup', 'portal_report'] loop
        if not exists (select 1 from pg_roles where rolname = r) then execute format('create role %I nologin', r); end if;
    end loop;
end $$;
