using AlliancePortal.Casework.Persistence;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>What the application's role may do at all: a list that grows only on purpose.</summary>
public sealed class ApplicationRoleTests(FilledDatabase filled) : IClassFixture<FilledDatabase>
{
    // Whoever adds a function for the application writes it here, after having thought about who may call it with what.
    private static readonly string[] Callable =
    [
        "access.attended", "access.has_part", "access.holds", "access.in_emergency", "access.joined", "access.keeps", "access.may_pass_on", "access.opens", "access.opens_in_emergency", "access.opens_named",
        "access.opens_own", "access.opens_to_each_line", "access.worked_in", "access.writes",
        "access.actor", "access.count_rules", "access.differing_rules", "access.enter", "access.is_supervisor", "access.ticket", "audit.append", "audit.differing_heads", "audit.heads", "audit.last_verification", "audit.listed", "audit.remember_verification", "audit.verify",
        "casework.may_see_accesses", "casework.my_accesses", "casework.people_who_looked", "casework.who_looked",
        "casework.agency_has_rated", "casework.claim_referral", "casework.duty_of", "casework.guardian_workers", "casework.identity_readers", "casework.index_person", "casework.newest_found", "casework.who_is_in",
        "casework.of_excluded_case", "casework.unit_now",
        "casework.confirm_attendance", "casework.interviews_lacking_worker",
        "casework.due_now", "casework.stand_in_for", "casework.tell_referral_overdue",
        "casework.board_numbers", "casework.fold_board_counts",
        "casework.cases_for_worker", "casework.children_unanswered", "casework.duty_coverage", "casework.left_behind", "casework.set_stand_in",
        "casework.add_agency", "casework.add_unit", "casework.change_agency", "casework.change_unit", "casework.close_agency", "casework.close_unit", "casework.standing_of",
        "casework.exclude_person", "casework.exclusions_known", "casework.lift_exclusion", "casework.people_to_exclude", "casework.victim_of",
        "casework.close_case", "casework.ending_of", "casework.open_in_case", "casework.reopen_case",
        "casework.ask_report_access", "casework.decide_report_access", "casework.end_report_access", "casework.end_report_accesses_of", "casework.report_accesses_known",
        "casework.reported_accesses", "casework.reported_case", "casework.reported_investigation", "casework.reported_person", "casework.reported_referrals",
        "casework.awaits_approval", "casework.decide_placement", "casework.placements_open", "casework.propose_placement",
        "casework.count_sign_ins", "casework.record_sign_in_event",
        "casework.decide_factor_reset", "casework.factor_resets_open", "casework.propose_factor_reset",
        "casework.consent_reach", "casework.lift_withholding", "casework.not_to_be_told", "casework.people_in_case", "casework.withdraw_consent",
        "casework.decide_erasure", "casework.erasable", "casework.erasure_of", "casework.hold_case", "casework.holds_on", "casework.key_destroyed", "casework.keys_destroyed_since",
        "casework.lift_hold", "casework.propose_erasure",
        "casework.break_glass", "casework.break_glass_is_over", "casework.break_glass_target", "casework.break_glasses_known", "casework.decide_break_glass", "casework.end_break_glass",
        "casework.pass_on_break_glass", "casework.review_break_glass",
        "casework.integrity_people", "casework.integrity_victim", "casework.lift_official", "casework.mark_official", "casework.name_officer", "casework.officials_known",
        "casework.browsing_alerts_known", "casework.browsing_rules", "casework.decoys_known", "casework.look_at_browsing", "casework.mark_decoy", "casework.notice_relative", "casework.set_browsing_limit", "casework.unmark_decoy",
        "casework.answer_staff_report", "casework.close_staff_report", "casework.colleagues", "casework.hand_over_staff_report", "casework.move_staff_report", "casework.name_accused", "casework.record_misconduct",
        "casework.report_officers", "casework.staff_report_letters_of", "casework.staff_report_of", "casework.submit_staff_report", "casework.take_up_staff_report", "casework.write_under_staff_report",
        "casework.retention_due", "casework.retention_length", "casework.retention_preview", "casework.retention_schedule", "casework.run_retention", "casework.set_retention",
        "casework.charge_teams", "casework.check_non_punishment", "casework.tell_check_overdue",
        "casework.came_of_age", "casework.come_of_age", "casework.end_consent", "casework.lapse_guardian_consents",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_calls_the_functions_that_are_meant_for_it_and_no_other()
    {
        await using var superuser = await PolicyDatabase.OpenAsync(filled.Database.Superuser, Cancel);
        var callable = await superuser.ColumnAsync("""
            select distinct n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname not in ('pg_catalog', 'information_schema') and has_function_privilege('portal_app', p.oid, 'execute') order by 1
            """, Cancel);
        Assert.Equal(Callable.Order(StringComparer.Ordinal), callable.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("select casework.participate(gen_random_uuid(), gen_random_uuid(), 'guardian', gen_random_uuid(), 524287, 0)")]
    [InlineData("select casework.leave(gen_random_uuid(), gen_random_uuid(), '{}')")]
    [InlineData("select casework.notify(gen_random_uuid(), 'child_notified', null, null)")]
    [InlineData("select casework.refresh_caseload(gen_random_uuid())")]
    [InlineData("select * from access.ticket_keys")]
    [InlineData("insert into access.ticket_keys values ('mine', '', '', now() + interval '1 year')")]
    [InlineData("select * from access.open_tickets")]
    [InlineData("update access.open_tickets set role = 'administrator'")]
    [InlineData("insert into access.open_tickets (backend, transaction, expires) values (pg_backend_pid(), pg_current_xact_id(), 'infinity')")]
    [InlineData("delete from access.open_tickets")]
    [InlineData("select * from access.open_ticket")]
    [InlineData("select * from access.sights")]
    [InlineData("select * from access.emergencies")]
    [InlineData("select * from access.installed")]
    [InlineData("select * from access.migrations")]
    [InlineData("select * from access.standing_rules")]
    [InlineData("select * from access.rules()")]
    [InlineData("select * from audit.entries")]
    [InlineData("insert into audit.lanes values (64, 0, '')")]
    [InlineData("delete from audit.entries")]
    [InlineData("select * from audit.of_case(gen_random_uuid())")]
    [InlineData("select * from audit.of_user(gen_random_uuid(), now())")]
    [InlineData("select * from casework.accesses(gen_random_uuid())")]
    [InlineData("select casework.notice_openings(access.ticket(), '{}')")]
    [InlineData("delete from casework.recent_openings")]
    [InlineData("insert into casework.board_counts values (gen_random_uuid(), 'cases', '', 1)")]
    [InlineData("select casework.recount_board()")]
    [InlineData("select * from casework.listed_for_board()")]
    [InlineData("update reference.basis_openings set full_mask = 524287")]
    [InlineData("delete from reference.agencies")]
    [InlineData("create table casework.mine (id int)")]
    [InlineData("create table public.mine (id int)")]
    [InlineData("create table reference.mine (id int)")]
    [InlineData("create temp table mine (id int)")]
    [InlineData("create schema mine")]
    [InlineData("create function access.mine() returns int language sql as 'select 1'")]
    [InlineData("create extension dblink")]
    [InlineData("create policy mine on casework.cases using (true)")]
    [InlineData("drop policy read_joined on casework.cases")]
    [InlineData("alter table casework.cases disable row level security")]
    [InlineData("alter table casework.cases disable trigger all")]
    [InlineData("alter role portal_app bypassrls")]
    [InlineData("set role portal_owner")]
    [InlineData("set role portal_projector")]
    [InlineData("set session authorization portal_owner")]
    [InlineData("set session_replication_role = replica")]
    [InlineData("set local row_security = off; select * from casework.cases")]
    [InlineData("copy casework.cases to '/tmp/cases'")]
    [InlineData("select pg_read_file('/etc/passwd')")]
    [InlineData("select * from pg_authid")]
    [InlineData("select * from pg_statistic")]
    public async Task It_may_not(string statement)
    {
        await using var application = await filled.AsApplicationAsync(Cancel);
        Assert.Equal("42501", await application.TryAsync(statement, Cancel));
    }

    [Fact]
    public async Task It_owns_nothing_bypasses_nothing_and_belongs_to_no_role()
    {
        await using var superuser = await PolicyDatabase.OpenAsync(filled.Database.Superuser, Cancel);
        foreach (var role in new[] { PortalConnections.ApplicationRole, PortalConnections.AccountRole, PortalConnections.KeyringRole, "portal_projector" })
        {
            Assert.Empty(await superuser.ColumnAsync($"select rolname::text from pg_roles where rolname = '{role}' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)", Cancel));
            Assert.Empty(await superuser.ColumnAsync($"select relname::text from pg_class where pg_get_userbyid(relowner) = '{role}'", Cancel));
            Assert.Empty(await superuser.ColumnAsync($"select roleid::regrole::text from pg_auth_members where member = '{role}'::regrole", Cancel));
        }
    }

    [Fact]
    public async Task The_schema_of_accounts_and_the_keyring_are_out_of_its_reach()
    {
        await using var superuser = await PolicyDatabase.OpenAsync(filled.Database.Superuser, Cancel);
        Assert.True(await superuser.ScalarAsync<bool>("select not has_schema_privilege('portal_app', 'account', 'usage') and not has_schema_privilege('portal_account', 'casework', 'usage')", Cancel));
        var connections = PortalConnections.From(filled.Database.Superuser, AlliancePortal.Testing.Postgres.TestMasterKey.Instance);
        await using var keyring = await PolicyDatabase.OpenAsync(new Npgsql.NpgsqlConnectionStringBuilder(connections.Application) { Database = connections.KeyringDatabase, Pooling = false }.ConnectionString, Cancel);
        Assert.Equal("42501", await keyring.TryAsync("select * from public.subject_keys", Cancel));
    }

    [Fact]
    public async Task Statistics_of_the_planner_tell_nothing_of_hidden_rows()
    {
        await using var superuser = await PolicyDatabase.OpenAsync(filled.Database.Superuser, Cancel);
        await superuser.ExecuteAsync("analyze casework.cases", Cancel);
        await using var application = await filled.AsApplicationAsync(Cancel);
        Assert.Equal(0, await application.ScalarAsync<long>("select count(*) from pg_stats where schemaname = 'casework'", Cancel));
        Assert.True(await superuser.ScalarAsync<long>("select count(*) from pg_stats where schemaname = 'casework'", Cancel) > 0);
    }
}
