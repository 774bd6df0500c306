using System.Text;
using System.Text.Json;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Clock;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Tests.Cases;
using AlliancePortal.Testing.Attachments;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Erasure;

/// <summary>An erased person cannot be read any more: not in the live database, not in a backup from before that is put back, on no node.</summary>
public sealed class Promise06_ErasureIsReal
{
    private const string Canary = "Zgjimtare";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_the_live_database_nor_an_earlier_backup_of_it_can_be_read_on_any_node()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await using var other = Node(world);
        var (erased, kept, draft) = await TellAsync(world);
        Assert.Contains(Canary, await OpenAsync(world.Casework, world.Investigator, erased.CaseId), StringComparison.Ordinal);
        Assert.Contains(Canary, await OpenAsync(other.GetRequiredService<ICasework>(), world.Investigator, erased.CaseId), StringComparison.Ordinal);
        using var pump = await PumpAsync(other);
        var backup = await BackupAsync(world, [world.Services, other]);

        await EraseAsync(world, erased.CaseId);
        Assert.Equal(0, await RowsAsync(world, erased.CaseId));
        Assert.Equal(2, await ClockOf(world).TickAsync(Cancel));

        // The keyring, this node and the other one, which had the key in its memory.
        Assert.Equal(0L, await KeysAsync(world, erased.VictimId, draft));
        await AreGoneAsync([world.Services, other], erased.VictimId);
        await pump.StopAsync(Cancel);
        foreach (var node in new[] { world.Casework, other.GetRequiredService<ICasework>() })
        {
            Assert.Equal(Refusal.NotFound, (await node.RunAsync(world.Investigator, new ShowCase(erased.CaseId), Cancel)).Refusal);
            Assert.DoesNotContain((await node.RunAsync(world.Investigator, new ListCaseload { Query = Canary }, Cancel)).Value.Items, row => row.CaseId == erased.CaseId);
        }

        // The backup from before is put back as the live database: its rows are there again, and nobody opens them.
        await RestoreAsync(world, backup, [world.Services, other]);
        await using var third = Node(world);
        foreach (var node in new[] { world.Casework, other.GetRequiredService<ICasework>(), third.GetRequiredService<ICasework>() })
        {
            Assert.DoesNotContain(Canary, await OpenAsync(node, world.Investigator, erased.CaseId), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Kept" + Canary, await OpenAsync(node, world.Investigator, kept.CaseId), StringComparison.Ordinal);
            Assert.False((await node.RunAsync(world.Investigator, new OpenDraft(draft), Cancel)).Succeeded);
        }
    }

    [Fact]
    public async Task The_tombstone_says_who_asked_who_decided_and_when_the_last_backup_of_the_keyring_expires()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (taken, _, _) = await TellAsync(world);
        var view = await EraseAsync(world, taken.CaseId);
        Assert.Null(view.Erased!.KeyDestroyedAt);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await ClockOf(world).TickAsync(Cancel);

        foreach (var supervisor in new[] { world.PoliceSupervisor, world.VaauSupervisor })
        {
            var erased = (await world.DoAsync(supervisor, new ShowErasure(taken.CaseId))).Erased!;
            Assert.Equal(("person_asked", "police_supervisor of tpiu", "vaau_supervisor of vaau"), (erased.Ground, erased.ProposedBy, erased.DecidedBy));
            Assert.Equal(world.Clock.GetUtcNow() + TimeSpan.FromDays(30), erased.LastBackupExpiresAt);
        }

        foreach (var stranger in new[] { world.Investigator, world.CswSupervisor, world.Advocate, world.Administrator })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new ShowErasure(taken.CaseId)));
        await using var server = await world.AdministratorOfTheServerAsync();
        await using var tombstone = new NpgsqlCommand("select (number <> '' and municipality = '' and found_at is null and not is_child and child_basis is null and status = 'presumed')::text from casework.cases where id = $1", server) { Parameters = { new() { Value = taken.CaseId } } };
        Assert.Equal("true", await tombstone.ExecuteScalarAsync(Cancel));
    }

    /// <summary>A person with something in each kind of place, another who stays, and what an investigator has typed about the first and not sent.</summary>
    private static async Task<(TakenIn Erased, TakenIn Kept, Guid Draft)> TellAsync(CaseworkWorld world)
    {
        var intake = Intakes.Adult(Canary, "Krasniqi");
        var erased = await world.DoAsync(world.Investigator, intake with { Narrative = $"{Canary} told it.", Person = intake.Person with { Aliases = [Canary + "2"], Contact = $"at {Canary}'s aunt" } });
        await world.DoAsync(world.Investigator, CasePageTests.Note(erased.CaseId, "investigation", $"{Canary} named two men."));
        await world.DoAsync(world.Investigator, await world.FileAsync(erased.CaseId, "investigation", SampleFiles.Text($"{Canary} wrote it."), Canary + ".txt", Canary));
        await world.DoAsync(world.PoliceSupervisor, new ExcludePerson { CaseId = erased.CaseId, UserId = world.Investigator.UserId, Reason = $"{Canary} knows him." });
        await world.DoAsync(world.PoliceSupervisor, new LiftExclusion { CaseId = erased.CaseId, UserId = world.Investigator.UserId, Reason = "Another man." });
        var kept = await world.DoAsync(world.Investigator, Intakes.Adult("Kept" + Canary, "Berisha"));
        var draft = await world.DoAsync(world.Investigator, new SaveDraft { Kind = "refer", CaseId = erased.CaseId, Title = "Referral", Content = $$"""{"reason":"{{Canary}}"}""" });
        return (erased, kept, draft.Id);
    }

    private static async Task<ErasureView> EraseAsync(CaseworkWorld world, Guid caseId)
    {
        await world.DoAsync(world.PoliceSupervisor, new ProposeErasure(caseId, "person_asked", $"{Canary} wants it gone."));
        return await world.DoAsync(world.VaauSupervisor, new DecideErasure(caseId, ErasureDecision.Approved));
    }

    /// <summary>Another node on the same databases.</summary>
    private static ServiceProvider Node(CaseworkWorld world) => new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(world.Clock)
        .AddCasework(world.Connections, world.Services.GetRequiredService<NodeKeys>(), JurisdictionFile.Default).BuildServiceProvider();

    private static async Task<WakeUpPump> PumpAsync(ServiceProvider node)
    {
        var pump = ActivatorUtilities.CreateInstance<WakeUpPump>(node, TimeProvider.System);
        await pump.StartAsync(Cancel);
        await Task.Delay(200, Cancel);
        return pump;
    }

    private static PortalClock ClockOf(CaseworkWorld world) =>
        new(world.Services.GetRequiredService<NpgsqlDataSource>(), world.Casework, world.Clock, NullLogger<PortalClock>.Instance);

    /// <summary>All that the page of the case would show, and what its files hold.</summary>
    private static async Task<string> OpenAsync(ICasework node, Actor actor, Guid caseId)
    {
        var shown = (await node.RunAsync(actor, new ShowCase(caseId), Cancel)).Value;
        var files = new StringBuilder();
        foreach (var file in shown.Attachments)
            if (await node.RunAsync(actor, new OpenAttachment(file.AttachmentId), Cancel) is { Succeeded: true, Value: var content })
                foreach (var piece in content.Pieces) files.Append(Encoding.UTF8.GetString(piece));
        return JsonSerializer.Serialize(shown) + files;
    }

    private static async Task AreGoneAsync(IEnumerable<IServiceProvider> nodes, Guid person)
    {
        foreach (var node in nodes)
        {
            for (var tries = 0; tries < 200 && await node.GetRequiredService<KeyRing>().KeyAsync(person, Cancel) is not null; tries++) await Task.Delay(50, Cancel);
            Assert.Null(await node.GetRequiredService<KeyRing>().KeyAsync(person, Cancel));
        }
    }

    private static async Task<long> KeysAsync(CaseworkWorld world, params Guid[] subjects)
    {
        await using var select = world.Services.GetRequiredService<KeyringDatabase>().Source.CreateCommand("select count(*) from public.subject_keys where subject_id = any($1)");
        select.Parameters.AddWithValue(subjects);
        return (long)(await select.ExecuteScalarAsync(Cancel))!;
    }

    /// <summary>Rows of the case in every table but the tombstone.</summary>
    private static async Task<long> RowsAsync(CaseworkWorld world, Guid caseId)
    {
        await using var server = await world.AdministratorOfTheServerAsync();
        await using var count = new NpgsqlCommand("""
            select sum((xpath('/row/c/text()', query_to_xml(format('select count(*) as c from casework.%I t where to_jsonb(t)::text like %L', c.relname, '%' || $1 || '%'), false, true, '')))[1]::text::bigint)::bigint
            from pg_class c where c.relnamespace = 'casework'::regnamespace and c.relkind = 'r' and c.relname not in ('cases', 'erasures', 'exclusions')
            """, server) { Parameters = { new() { Value = caseId.ToString() } } };
        return (long)(await count.ExecuteScalarAsync(Cancel))!;
    }

    private static async Task<string> BackupAsync(CaseworkWorld world, IEnumerable<IServiceProvider> nodes)
    {
        var copy = await (await PostgresServer.Instance).CreateDatabaseAsync(world.Connections.Database, Cancel);
        Reconnect(nodes);
        return new NpgsqlConnectionStringBuilder(copy).Database!;
    }

    private static void Reconnect(IEnumerable<IServiceProvider> nodes)
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var node in nodes) node.GetRequiredService<NpgsqlDataSource>().Clear();
    }

    private static async Task RestoreAsync(CaseworkWorld world, string backup, IEnumerable<IServiceProvider> nodes)
    {
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(world.Connections.Admin) { Database = "postgres" }.ConnectionString);
        await server.OpenAsync(Cancel);
        foreach (var sql in new[]
        {
            $"alter database \"{world.Connections.Database}\" allow_connections false",
            $"select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname in ('{world.Connections.Database}', '{backup}')",
            $"alter database \"{world.Connections.Database}\" rename to \"{backup}_erased\"",
            $"alter database \"{backup}\" rename to \"{world.Connections.Database}\"",
            $"revoke all on database \"{world.Connections.Database}\" from public; grant connect on database \"{world.Connections.Database}\" to portal_app",
        })
        {
            await using var command = new NpgsqlCommand(sql, server);
            await command.ExecuteNonQueryAsync(Cancel);
        }

        Reconnect(nodes);
    }
}
