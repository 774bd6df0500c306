using System.Collections.Concurrent;
using System.Security.Cryptography;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Web.Tests.Host;

/// <summary>The master key is changed by a process of its own while others write and read; killed in the middle, it is finished by the next.</summary>
public sealed class KeyRotationTests
{
    private const int Others = 3_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rotation_disturbs_nobody_and_goes_on_after_a_kill()
    {
        await using var keys = await KeyProcess.CreateAsync();
        var (world, file) = (keys.World, keys.KeyFile);
        await FillAsync(world);
        // A minute between two acts: one writer alone opens more records than anybody may within an hour unslowed, and a clock that stands still ends no waiting.
        world.Clock.AutoAdvanceAmount = TimeSpan.FromMinutes(1);
        using var stop = new CancellationTokenSource();
        var written = new ConcurrentBag<(Guid Case, string Name)>();
        var failures = new ConcurrentBag<string>();
        var writers = Enumerable.Range(0, 3).Select(number => Task.Run(() => WriteAsync(world, number, written, failures, stop.Token), Cancel)).ToList();

        await KillInTheMiddleAsync(keys);
        var half = await keys.RunAsync("keys", "status");
        Assert.Contains("version 1: ", half.Text, StringComparison.Ordinal);
        Assert.Contains("A rotation is under way", half.Text, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(file).Length);

        var finished = await keys.RunAsync("keys", "rotate", "--pause", "0");
        Assert.True(finished.Code == 0 && finished.Text.Contains("The interrupted rotation is finished", StringComparison.Ordinal), finished.Text);
        var before = written.Count;
        await WaitAsync(() => written.Count > before + 5);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        Assert.Empty(failures);
        Assert.True(written.Count > 20, $"{written.Count} written");
        Assert.Equal("2", await ScalarAsync(world, "select string_agg(distinct version::text, ',') from public.subject_keys"));
        Assert.Equal("2", await ScalarAsync(world, "select string_agg(id::text, ',') from public.encryption_keys"));
        Assert.DoesNotContain(File.ReadLines(file), line => line.StartsWith("1 ", StringComparison.Ordinal));
        var status = await keys.RunAsync("keys", "status");
        Assert.Equal((0, true), (status.Code, status.Text.Contains("No rotation is under way", StringComparison.Ordinal)));

        // A node that starts now has the new version alone, and reads what was sealed before, meanwhile and after.
        await using var keyring = new KeyringDatabase(NpgsqlDataSource.Create(world.Connections.Keyring));
        var fresh = new KeyRing(keyring, new EncryptionKeys(keyring, MasterKey.FromFile(file), TimeProvider.System), TimeProvider.System);
        await using var cases = await world.AdministratorOfTheServerAsync();
        await using var names = new NpgsqlCommand("select c.id, c.victim_id, i.names from casework.cases c join casework.identities i on i.case_id = c.id", cases);
        var rows = new List<(Guid Case, Guid Person, byte[] Names)>();
        await using (var reader = await names.ExecuteReaderAsync(Cancel))
            while (await reader.ReadAsync(Cancel)) rows.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<byte[]>(2)));
        var seals = new Seals(fresh);
        foreach (var (id, name) in written)
        {
            var row = rows.Single(row => row.Case == id);
            Assert.Contains(name, (await seals.OpenAsync<PersonNames>(row.Person, "names", row.Names, Cancel))!.All);
        }
    }

    private static async Task WriteAsync(CaseworkWorld world, int number, ConcurrentBag<(Guid, string)> written, ConcurrentBag<string> failures, CancellationToken stop)
    {
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            try
            {
                var name = $"Writer{number}Round{round}";
                var taken = await world.Casework.RunAsync(world.Investigator, Intakes.Adult(name, "Rotation"), CancellationToken.None);
                var shown = taken.Refusal is null ? await world.Casework.RunAsync(world.Investigator, new ShowCase(taken.Value.CaseId), CancellationToken.None) : null;
                if (shown?.Succeeded != true) failures.Add($"{taken.Refusal?.Code} {shown?.Refusal?.Code}");
                else if (!shown.Value.DisplayName.Contains(name, StringComparison.Ordinal)) failures.Add(shown.Value.DisplayName);
                else written.Add((taken.Value.CaseId, name));
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                failures.Add(problem.ToString());
            }
        }
    }

    /// <summary>Keys of persons who are not in this test, so that a rotation takes its time.</summary>
    private static async Task FillAsync(CaseworkWorld world)
    {
        var (version, wrapping) = await world.Services.GetRequiredService<EncryptionKeys>().NewestAsync(again: false, Cancel);
        var subjects = Enumerable.Range(0, Others).Select(_ => Guid.CreateVersion7()).ToArray();
        var wrapped = subjects.Select(subject => Envelope.Seal(wrapping, subject, "key", RandomNumberGenerator.GetBytes(32))).ToArray();
        await using var insert = world.Services.GetRequiredService<KeyringDatabase>().Source.CreateCommand("insert into public.subject_keys select s, w, $3 from unnest($1, $2) n(s, w)");
        foreach (var value in new object[] { subjects, wrapped, version }) insert.Parameters.Add(new NpgsqlParameter { Value = value });
        await insert.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task KillInTheMiddleAsync(KeyProcess keys)
    {
        using var process = keys.Start("keys", "rotate", "--batch", "20", "--pause", "50");
        var text = "";
        var piece = new char[200];
        while (text.Count(sign => sign == '\r') < 8 && await process.StandardOutput.ReadAsync(piece.AsMemory(), Cancel) is > 0 and var length) text += new string(piece, 0, length);
        process.Kill();
        await process.WaitForExitAsync(Cancel);
        Assert.False(text.Contains("the only one left", StringComparison.Ordinal), text);
    }

    private static async Task<string> ScalarAsync(CaseworkWorld world, string sql)
    {
        await using var select = world.Services.GetRequiredService<KeyringDatabase>().Source.CreateCommand(sql);
        return (await select.ExecuteScalarAsync(Cancel))!.ToString()!;
    }

    private static async Task WaitAsync(Func<bool> reached)
    {
        for (var tries = 0; !reached() && tries < 600; tries++) await Task.Delay(50, Cancel);
    }
}
