using System.Net;
using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Audit.Heads;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Audit;

/// <summary>The heads of the audit stand outside the database, signed; what was done to either side since is found.</summary>
public sealed class PublishedHeadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-heads-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_line_is_published_when_the_audit_moved_and_only_then_and_a_restart_goes_on_where_it_was()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        using var publisher = Publisher(world);
        Assert.True(await publisher.PublishAsync(Cancel));
        Assert.False(await publisher.PublishAsync(Cancel));
        await world.DoAsync(world.Investigator, Intakes.Adult());
        Assert.True(await publisher.PublishAsync(Cancel));

        world.Clock.Advance(TimeSpan.FromDays(30));
        await File.AppendAllTextAsync(Published(world).Files[^1], "{\"at\":\"20", Cancel);
        using var restarted = Publisher(world);
        Assert.False(await restarted.PublishAsync(Cancel));
        await world.DoAsync(world.Investigator, new ListCaseload());
        Assert.True(await restarted.PublishAsync(Cancel));
        Assert.Equal(["2026-11.heads", "2026-12.heads"], Published(world).Files.Select(Path.GetFileName));
        var verdict = await VerifyAsync(world);
        Assert.Equal((true, 3L), (verdict.Holds, verdict.Heads));
    }

    [Fact]
    public async Task Rows_changed_behind_the_portals_back_are_named_and_a_replaced_chain_too()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        using var publisher = Publisher(world);
        await publisher.PublishAsync(Cancel);
        for (var time = 0; time < 5; time++) await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        await publisher.PublishAsync(Cancel);

        await using var owner = await world.AdministratorOfTheServerAsync();
        await using var which = new NpgsqlCommand("select lane || ' ' || max(seq) - 2 from audit.entries group by lane order by max(seq) desc limit 1", owner);
        var place = ((string)(await which.ExecuteScalarAsync(Cancel))!).Split(' ');
        var (lane, seq) = (short.Parse(place[0], null), long.Parse(place[1], null));
        await new NpgsqlCommand($"update audit.entries set outcome = 'not_found' where lane = {lane} and seq = {seq}", owner).ExecuteNonQueryAsync(Cancel);
        Assert.Equal([new BrokenLink(lane, seq, "altered")], (await VerifyAsync(world)).Broken);

        await new NpgsqlCommand($"""
            do $$ declare e audit.entries; before bytea; begin
                select hash into before from audit.entries where lane = {lane} and seq = {seq} - 1;
                for e in select * from audit.entries where lane = {lane} and seq >= {seq} order by seq loop
                    e.previous := before; e.hash := audit.digest(before, e); before := e.hash;
                    update audit.entries set previous = e.previous, hash = e.hash where lane = e.lane and seq = e.seq;
                end loop;
                update audit.lanes set hash = before where lane = {lane};
            end $$
            """, owner).ExecuteNonQueryAsync(Cancel);
        // Whoever replaces the chain cannot make it good by having the portal publish the new one.
        await publisher.PublishAsync(Cancel);
        await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        await publisher.PublishAsync(Cancel);
        var found = Assert.Single((await VerifyAsync(world)).Broken);
        Assert.Equal((lane, "published"), (found.Lane, found.What));
        Assert.InRange(found.Seq, 1, seq);
        var state = await world.DoAsync(world.Administrator, new ShowAudit());
        Assert.Equal([found], state.LastCheck!.Broken);
    }

    [Theory]
    [InlineData("signature")]
    [InlineData("gap")]
    [InlineData("unreadable")]
    public async Task A_published_file_that_was_changed_is_named(string fault)
    {
        await using var world = await CaseworkWorld.CreateAsync();
        using var publisher = Publisher(world);
        for (var line = 0; line < 3; line++)
        {
            await world.DoAsync(world.Investigator, new ListCaseload());
            await publisher.PublishAsync(Cancel);
        }

        var file = Published(world).Files.Single();
        var lines = await File.ReadAllLinesAsync(file, Cancel);
        await File.WriteAllLinesAsync(file, fault switch
        {
            "signature" => [lines[0], lines[1].Replace("\"seq\":", "\"seq\":1", StringComparison.Ordinal), lines[2]],
            "gap" => [lines[0], lines[2]],
            _ => [lines[0], "nothing", lines[2]],
        }, Cancel);
        var verdict = await VerifyAsync(world);
        Assert.False(verdict.Holds);
        Assert.Equal((2, fault), (verdict.BrokenFile!.Number, verdict.BrokenFile.Fault));
    }

    [Fact]
    public async Task A_second_authority_gets_each_line_in_order_also_what_waited_while_it_was_away()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        using var receiver = new HttpListener();
        var port = FreePort();
        using var publisher = Publisher(world);
        using var webhook = new HeadWebhook(Settings($"http://127.0.0.1:{port}/heads/"), Published(world), TimeProvider.System, NullLogger<HeadWebhook>.Instance);
        await publisher.PublishAsync(Cancel);
        await Assert.ThrowsAsync<HttpRequestException>(() => webhook.SendAsync(Cancel));
        await world.DoAsync(world.Investigator, new ListCaseload());
        await publisher.PublishAsync(Cancel);

        receiver.Prefixes.Add($"http://127.0.0.1:{port}/heads/");
        receiver.Start();
        var sending = webhook.SendAsync(Cancel);
        var call = await receiver.GetContextAsync();
        using var reader = new StreamReader(call.Request.InputStream);
        var got = await reader.ReadToEndAsync(Cancel);
        call.Response.StatusCode = 204;
        call.Response.Close();
        Assert.Equal(2, await sending);
        Assert.Equal(await File.ReadAllTextAsync(Published(world).Files.Single(), Cancel), got);
        Assert.Equal(0, await webhook.SendAsync(Cancel));
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private HeadSettings Settings(string? webhook = null) => new(folder, webhook is null ? null : new Uri(webhook));

    private PublishedHeads Published(CaseworkWorld world) => new(Settings(), world.Services.GetRequiredService<HeadSigner>());

    private HeadPublisher Publisher(CaseworkWorld world) => new(
        world.Services.GetRequiredService<NpgsqlDataSource>(), Settings(), Published(world), world.Services.GetRequiredService<HeadSigner>(), world.Clock, NullLogger<HeadPublisher>.Instance);

    private async Task<AuditVerdict> VerifyAsync(CaseworkWorld world) => (await new AuditVerification(world.Casework, Published(world)).RunAsync(Actor.Setup, null, Cancel)).Value;
}
