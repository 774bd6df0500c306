-- The rules of this database as they were installed, so that a start and the page Security can say whether they still stand.

create table if not exists access.standing_rules (rule text primary key, digest text not null);
revoke all on access.standing_rules from public;

-- Every rule that holds now: row-level security, policies, views, triggers, functions, and what the application's role may do with a table.
create or replace function access.rules(out rule text, out digest text) returns setof record
    language sql stable set search_path = pg_catalog, pg_temp as $$
    with schemas as (select n.oid, n.nspname from pg_namespace n where n.nspname in ('access', 'audit', 'casework', 'reference')),
    tables as (
        select c.oid, s.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity
        from pg_class c join schemas s on s.oid = c.relnamespace where c.relkind in ('r', 'p'))
    select 'row-level security of ' || t.name, md5(t.relrowsecurity::text || t.relforcerowsecurity) from tables t
    union all
    select 'grants on ' || t.name, md5(string_agg(has_table_privilege('portal_app', t.oid, p)::text, '' order by p))
    from tables t cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate']) p group by t.name
    union all
    select format('policy %s on %s', p.polname, t.name),
           md5(concat_ws('|', p.polcmd, p.polpermissive, (select string_agg(r.rolname, ',' order by r.rolname) from pg_roles r where r.oid = any(p.polroles)),
               pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)))
    from pg_policy p join tables t on t.oid = p.polrelid
    union all
    select format('view %s.%s', s.nspname, v.relname), md5(pg_get_viewdef(v.oid) || pg_get_userbyid(v.relowner) || has_table_privilege('portal_app', v.oid, 'select'))
    from pg_class v join schemas s on s.oid = v.relnamespace where v.relkind = 'v'
    union all
    select format('trigger %s on %s', g.tgname, t.name), md5(pg_get_triggerdef(g.oid) || g.tgenabled::text) from pg_trigger g join tables t on t.oid = g.tgrelid where not g.tgisinternal
    union all
    select format('function %s.%s(%s)', s.nspname, f.proname, pg_get_function_identity_arguments(f.oid)),
           md5(concat_ws('|', f.prosrc, f.prosecdef, f.proconfig, pg_get_userbyid(f.proowner), has_function_privilege('portal_app', f.oid, 'execute')))
    from pg_proc f join schemas s on s.oid = f.pronamespace
$$;

-- What stands otherwise than it was installed; no row: all of it stands.
create or replace function access.differing_rules(out rule text, out what text) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(i.rule, n.rule), case when n.rule is null then 'missing' when i.rule is null then 'added' else 'altered' end
    from access.standing_rules i full join access.rules() n on n.rule = i.rule
    where i.digest is distinct from n.digest order by 1
$$;

create or replace function access.count_rules() returns bigint
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*) from access.standing_rules
$$;
grant execute on function access.differing_rules(), access.count_rules() to portal_app;
