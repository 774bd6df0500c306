-- Run by the role that may create roles, in the case database. Idempotent.
do $$ declare r text; begin
    foreach r in array array['portal_owner', 'portal_app', 'portal_account', 'portal_keyring', 'portal_projector', 'portal_backup', 'portal_report'] loop
        if not exists (select 1 from pg_roles where rolname = r) then execute format('create role %I nologin', r); end if;
        -- Policies make the planner reckon a statement of a millisecond at many times its cost: compiling it takes longer than running it.
        execute format('alter role %I set jit = off', r);
    end loop;
end $$;
-- No statement of a person's request goes on for ever, and none holds its locks while nobody asks.
alter role portal_app set statement_timeout = '60s';
alter role portal_app set idle_in_transaction_session_timeout = '120s';
alter role portal_account set statement_timeout = '30s';
alter role portal_account set idle_in_transaction_session_timeout = '60s';
alter role portal_keyring set statement_timeout = '30s';
alter role portal_keyring set idle_in_transaction_session_timeout = '120s';
