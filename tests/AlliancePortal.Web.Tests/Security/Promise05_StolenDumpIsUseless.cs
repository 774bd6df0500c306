using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Persistence.Cluster;
using AlliancePortal.Testing.Attachments;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Postgres;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.DataProtection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>A thousand words from sealed fields are looked for in a dump of both databases, in every file of the data folder and in the write-ahead log: none is there.</summary>
public sealed class Promise05_StolenDumpIsUseless
{
    private const int Cases = 40;
    private const int WordsOfCase = 29;

    /// <summary>Common to all of them, however a first letter is written.</summary>
    private const string Canary = "anarinka";

    /// <summary>Stands unsealed in the table of workers: what does not find this, looks at nothing.</summary>
    private const string Unsealed = "police_investigator of tpiu";

    private int made;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Word => $"Kanarinka{Interlocked.Increment(ref made):D5}";

    [Fact]
    public async Task No_dump_no_file_and_no_log_holds_a_sealed_word_or_a_key()
    {
        var folder = Path.Combine(FastFolder.Parent, $"allianceportal-stolen-{Guid.NewGuid():N}");
        await using var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataFolder = folder }, NullLogger.Instance, Cancel);
        try
        {
            await using var world = await CaseworkWorld.CreateAsync(cluster.ConnectionString);
            await Parallel.ForEachAsync(Enumerable.Range(0, Cases), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancel }, async (_, _) => await TellAsync(world));
            Assert.Equal(Cases * WordsOfCase, made);
            var secrets = await SecretsAsync(world);
            await using (var server = await world.AdministratorOfTheServerAsync())
            await using (var flush = new NpgsqlCommand("checkpoint", server)) await flush.ExecuteNonQueryAsync(Cancel);

            var dump = await DumpAsync(cluster, world.Connections.Database) + await DumpAsync(cluster, world.Connections.KeyringDatabase);
            await IsUselessAsync("dump", [Encoding.UTF8.GetBytes(dump)], secrets);
            var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "portal.lock").ToLookup(path => path.Contains("pg_wal", StringComparison.Ordinal));
            Assert.True(files[false].Count() > 500 && files[true].Any());
            await IsUselessAsync("files", files[false].Select(Bytes), secrets);
            await IsUselessAsync("log", files[true].Select(Bytes), secrets);
        }
        finally
        {
            await cluster.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One person with a word in each kind of sealed field.</summary>
    private async Task TellAsync(CaseworkWorld world)
    {
        var intake = Intakes.Adult(Word, Word);
        var taken = await world.DoAsync(world.Investigator, intake with
        {
            Narrative = $"{Word} was told by {Word} that {Word} would pay.",
            Person = intake.Person with { Aliases = [Word, Word], IdentityNumber = Word, Contact = Word },
        });
        for (var number = 0; number < 6; number++)
            await world.DoAsync(world.Investigator, new AddCaseEntry { CaseId = taken.CaseId, Section = "investigation", Kind = "note", Text = $"{Word} met {Word}." });
        await world.DoAsync(world.Investigator, new SaveDraft { Kind = "refer", CaseId = taken.CaseId, Title = Word, Content = $$"""{"reason":"{{Word}}","more":"{{Word}}"}""" });
        await world.DoAsync(world.PoliceSupervisor, new HoldCase(taken.CaseId, Word));
        await world.DoAsync(world.Investigator, await world.FileAsync(taken.CaseId, "investigation", SampleFiles.Text($"{Word} met {Word}."), Word + ".txt", Word));
    }

    /// <summary>The key of cookies and forms and the master key, as bytes and in base64.</summary>
    private static async Task<IReadOnlyList<byte[]>> SecretsAsync(CaseworkWorld world)
    {
        await AccountDatabase.MigrateAsync(world.Connections, Cancel);
        var services = new ServiceCollection().AddLogging().AddSingleton(world.Services.GetRequiredService<NodeKeys>().Portal);
        services.AddDbContext<AccountDb>(options => AccountDb.Configure(options, world.Connections.Account));
        services.AddSealedDataProtection();
        await using var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("made");
        var texts = provider.GetRequiredService<IKeyManager>().GetAllKeys().Select(key => key.Descriptor.ExportToXml().SerializedDescriptorElement.Descendants("value").Single().Value)
            .Concat(File.ReadAllLines(TestMasterKey.KeyFile).Select(line => line.Split(' ')[^1])).ToList();
        Assert.True(texts.Count >= 3);
        return [.. texts.SelectMany(text => Written(Convert.FromBase64String(text)).Append(Encoding.ASCII.GetBytes(text)))];
    }

    /// <summary>As it stands in a file, and as a dump writes the bytes of a column.</summary>
    private static byte[][] Written(byte[] bytes) => [bytes, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes))];

    private static async Task IsUselessAsync(string where, IEnumerable<byte[]> pieces, IReadOnlyList<byte[]> secrets)
    {
        var found = new ConcurrentBag<string>();
        var looked = 0;
        var words = Written(Encoding.ASCII.GetBytes(Canary));
        await Parallel.ForEachAsync(pieces, Cancel, (bytes, _) =>
        {
            if (bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Unsealed)) >= 0) Interlocked.Increment(ref looked);
            if (words.Select(word => bytes.AsSpan().IndexOf(word)).Max() is >= 0 and var at) found.Add($"{where}: {Encoding.Latin1.GetString(bytes, Math.Max(0, at - 40), Math.Min(100, bytes.Length - Math.Max(0, at - 40)))}");
            if (secrets.Any(secret => bytes.AsSpan().IndexOf(secret) >= 0)) found.Add($"{where}: a key");
            return ValueTask.CompletedTask;
        });
        Assert.True(looked > 0, $"{where}: nothing was looked at");
        Assert.Empty(found);
    }

    private static byte[] Bytes(string path)
    {
        // A file may be removed by the server meanwhile.
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            file.CopyTo(all);
            return all.ToArray();
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private static async Task<string> DumpAsync(PrivateCluster cluster, string database)
    {
        var place = new NpgsqlConnectionStringBuilder(cluster.ConnectionString);
        var beside = Path.Combine(cluster.BinFolder, "pg_dump");
        var start = new ProcessStartInfo(File.Exists(beside) ? beside : "pg_dump", ["--host", place.Host!, "--port", $"{place.Port}", "--username", place.Username!, "--inserts", database]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = place.Password;
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, texts[1]);
        return texts[0];
    }
}
