using System.CommandLine;
using System.Security.Cryptography;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Sealing;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AlliancePortal.Benchmarks;

/// <summary>What each call does in the portal itself, one by one, without database and HTTP.</summary>
[MemoryDiagnoser]
public class Inner
{
    private static readonly Guid User = Guid.CreateVersion7(), Agency = Guid.CreateVersion7(), Unit = Guid.CreateVersion7();
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly SearchKeys keys = new(new PortalKey(RandomNumberGenerator.GetBytes(32)));
    private readonly byte[] plain = RandomNumberGenerator.GetBytes(120);
    private byte[] envelope = [];
    private Ticket ticket = null!;

    [GlobalSetup]
    public void Prepare()
    {
        envelope = Envelope.Seal(key, User, "names", plain);
        ticket = MakeTicket();
    }

    /// <summary>The ticket of a person: the role's masks read from the table of access.</summary>
    [Benchmark]
    public Ticket MakeTicket() => Ticket.Of(Role.PoliceInvestigator, User, Agency, [Unit], [], DateTimeOffset.UnixEpoch);

    [Benchmark]
    public string SignTicket() => ticket.Sign(key, "measured", 1234, DateTimeOffset.UnixEpoch);

    [Benchmark]
    public byte[] Seal() => Envelope.Seal(key, User, "names", plain);

    [Benchmark]
    public byte[] Open() => Envelope.Open(key, User, "names", envelope);

    /// <summary>What of a typed name is looked for.</summary>
    [Benchmark]
    public SearchQuery ReadQuery() => SearchQuery.Parse("Elyra Krasniki");

    /// <summary>All keyed tokens by which one person is found.</summary>
    [Benchmark]
    public int Tokens() => NameTokens.ForPerson(["Elira", "Krasniqi"], null).Sum(plainKey => keys.Token(Agency, plainKey).Length);

    /// <summary>May this role read each of the sections?</summary>
    [Benchmark]
    public int Decide() => AccessTable.Mask(Role.PoliceInvestigator, Token.All | Token.Minimal);

    public static Command Command()
    {
        var command = new Command("inner", "Ticket, sealing, tokens and the access decision, each by itself.");
        // In this process: a project made by the tool would not find the versions of the packages.
        command.SetAction(_ => BenchmarkRunner.Run<Inner>(ManualConfig.CreateMinimumViable().AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))));
        return command;
    }
}
