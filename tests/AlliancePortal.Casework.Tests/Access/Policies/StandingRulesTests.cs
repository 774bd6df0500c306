using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Security;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Postgres;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>The portal does not serve on a database whose rules were changed from outside, and names what was changed.</summary>
public sealed class StandingRulesTests
{
    private static readonly Lazy<Task<PolicyDatabase>> Prepared = new(() => PolicyDatabase.CreateAsync(default));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("drop policy own_unit on casework.search_tokens", "missing: policy own_unit on casework.search_tokens")]
    [InlineData("alter table casework.cases disable row level security", "altered: row-level security of casework.cases")]
    [InlineData("alter table casework.cases no force row level security", "altered: row-level security of casework.cases")]
    [InlineData("create policy mine on casework.cases using (true)", "added: policy mine on casework.cases")]
    [InlineData("alter table casework.participations disable trigger search_tokens", "altered: trigger search_tokens on casework.participations")]
    [InlineData("grant delete on audit.entries to portal_app", "altered: grants on audit.entries")]
    [InlineData("grant select on access.sights to portal_app", "altered: view access.sights")]
    [InlineData("create or replace view access.open_ticket as select t.user_id, t.agency_id, t.unit_ids, t.role, t.purpose, t.read_all, t.read_minimal, t.read_own, t.read_named, t.may_add, t.may_edit, t.excluded, t.at, t.unnamed, t.own_agencies from access.open_tickets t", "altered: view access.open_ticket")]
    [InlineData("create function audit.mine() returns int language sql as 'select 1'", "added: function audit.mine()")]
    [InlineData("alter function access.ticket() security invoker", "altered: function access.ticket()")]
    public async Task Every_change_of_a_rule_is_noticed(string change, string named)
    {
        await using var hand = await PolicyDatabase.OpenAsync((await Prepared.Value).Superuser, Cancel);
        await hand.ExecuteAsync("begin; " + change, Cancel);
        Assert.Equal([named], await hand.ColumnAsync("select what || ': ' || rule from access.differing_rules()", Cancel));
        await hand.ExecuteAsync("rollback", Cancel);
    }

    [Fact]
    public async Task A_start_on_changed_rules_is_refused_until_they_are_installed_anew()
    {
        var superuser = await (await PostgresServer.Instance).CreateDatabaseAsync(cancellationToken: Cancel);
        var connections = PortalConnections.From(superuser, TestMasterKey.Instance);
        await PrepareAsync(connections);
        await using var hand = await PolicyDatabase.OpenAsync(superuser, Cancel);
        await hand.ExecuteAsync("drop policy own_unit on casework.search_tokens", Cancel);

        var refused = await Assert.ThrowsAsync<AlteredRulesException>(() => PrepareAsync(connections));
        Assert.Equal(["missing: policy own_unit on casework.search_tokens"], refused.Differing);
        Assert.Contains(refused.Differing[0], refused.Message);

        await hand.ExecuteAsync("delete from access.installed", Cancel);
        await PrepareAsync(connections);
        Assert.Equal(["1"], await hand.ColumnAsync("select count(*)::text from pg_policies where policyname = 'own_unit' and tablename = 'search_tokens'", Cancel));
    }

    [Fact]
    public async Task An_administrator_sees_that_all_rules_stand_and_others_see_nothing()
    {
        var world = await CaseworkWorld.Shared;
        var standing = (await world.Casework.RunAsync(world.Administrator, new ShowStandingRules(), Cancel)).Value;
        Assert.True(standing.Installed > 200, $"{standing.Installed} rules");
        Assert.Empty(standing.Differing);
        Assert.NotNull((await world.Casework.RunAsync(world.Advocate, new ShowStandingRules(), Cancel)).Refusal);
    }

    private static Task<NodeKeys> PrepareAsync(PortalConnections connections) => PortalDatabase.PrepareAsync(connections, TestMasterKey.Instance, JurisdictionFile.Default, Cancel);
}
