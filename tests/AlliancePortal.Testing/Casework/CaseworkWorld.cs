using AlliancePortal.Casework;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Browsing;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Testing.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace AlliancePortal.Testing.Casework;

/// <summary>
/// The casework on a real, prepared database with one worker of each kind, shared by the tests of a process: each test makes its own
/// cases, so that all run side by side. A test that turns the clock takes a world of its own by <see cref="CreateAsync"/>.
/// </summary>
public sealed class CaseworkWorld : IAsyncDisposable
{
    /// <summary>When the stories of the tests begin: a night in November.</summary>
    public static readonly DateTimeOffset Night = new(2026, 11, 23, 21, 43, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<CaseworkWorld>> SharedWorld = new(ShareAsync);
    private readonly ServiceProvider services;

    private CaseworkWorld(ServiceProvider services, PortalConnections connections, FakeTimeProvider clock, ICollection<Guid> confirmed) =>
        (this.services, Connections, Clock, Confirmed) = (services, connections, clock, confirmed);

    public static Task<CaseworkWorld> Shared => SharedWorld.Value;

    public PortalConnections Connections { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>The sign-ins in which the second factor was shown lately.</summary>
    public ICollection<Guid> Confirmed { get; }

    public ICasework Casework => services.GetRequiredService<ICasework>();

    public IServiceProvider Services => services;

    public required Actor Investigator { get; init; }

    public required Actor PoliceSupervisor { get; init; }

    public required Actor OtherInvestigator { get; init; }

    public required Actor SocialWorker { get; init; }

    public required Actor CswSupervisor { get; init; }

    public required Actor PejaSocialWorker { get; init; }

    public required Actor Advocate { get; init; }

    public required Actor VaauSupervisor { get; init; }

    public required Actor ShelterCaseworker { get; init; }

    public required Actor Counsellor { get; init; }

    public required Actor Lawyer { get; init; }

    public required Actor Administrator { get; init; }

    public required Actor Analyst { get; init; }

    // Its hour never ends, and all tests open their cases in it as the same few people.
    private static async Task<CaseworkWorld> ShareAsync()
    {
        var world = await CreateAsync();
        await world.DoAsync(world.Analyst, new SetBrowsingLimit { Rule = BrowsingRules.Bulk, Limit = BrowsingRules.Limits[BrowsingRules.Bulk].Most });
        return world;
    }

    /// <summary>A world of its own.</summary>
    /// <param name="superuser">Connection string of another server; null: a fresh database of the tests' server.</param>
    /// <param name="masterKey">A key of its own; null: the one of all tests.</param>
    public static async Task<CaseworkWorld> CreateAsync(string? superuser = null, MasterKey? masterKey = null)
    {
        var master = masterKey ?? TestMasterKey.Instance;
        var connections = PortalConnections.From(superuser ?? await PreparedDatabase.CopyAsync(), master);
        var keys = await PortalDatabase.PrepareAsync(connections, master, JurisdictionFile.Default, default);
        var clock = new FakeTimeProvider(Night);
        var confirmed = new HashSet<Guid>();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddSingleton<IsConfirmed>((signIn, _) => Task.FromResult(confirmed.Contains(signIn)))
            .AddCasework(connections, keys, JurisdictionFile.Default).BuildServiceProvider();
        var casework = services.GetRequiredService<ICasework>();

        async Task<Actor> Add(string agency, string unit, string role) => Actor.Person((await casework.RunAsync(Actor.Setup, new AddWorker
        {
            AgencyCode = agency,
            UnitCodes = [unit],
            Role = role,
            DisplayName = $"{role} of {agency}",
            Email = $"{role}@{unit}.test",
        })).Value);

        return new CaseworkWorld(services, connections, clock, confirmed)
        {
            Investigator = await Add("tpiu", "tpiu-team-1", "police_investigator"),
            PoliceSupervisor = await Add("tpiu", "tpiu-team-1", "police_supervisor"),
            OtherInvestigator = await Add("tpiu", "tpiu-team-2", "police_investigator"),
            SocialWorker = await Add("csw-prizren", "csw-prizren-protection", "social_worker"),
            CswSupervisor = await Add("csw-prizren", "csw-prizren-protection", "csw_supervisor"),
            PejaSocialWorker = await Add("csw-peja", "csw-peja-protection", "social_worker"),
            Advocate = await Add("vaau", "vaau-advocates", "advocate"),
            VaauSupervisor = await Add("vaau", "vaau-advocates", "vaau_supervisor"),
            ShelterCaseworker = await Add("shelter", "shelter-house", "shelter_caseworker"),
            Counsellor = await Add("shelter", "shelter-counselling", "counsellor"),
            Lawyer = await Add("legalaid", JurisdictionFile.Default.Agency("legalaid")!.Units[0].Code, "lawyer"),
            Administrator = await Add("portal", JurisdictionFile.Default.Agency("portal")!.Units[0].Code, "administrator"),
            Analyst = await Add("coordinator", JurisdictionFile.Default.Agency("coordinator")!.Units[0].Code, "analyst"),
        };
    }

    /// <summary>Runs a request that has to succeed.</summary>
    public async Task<T> DoAsync<T>(Actor actor, IRequest<T> request) => (await Casework.RunAsync(actor, request)).Value;

    /// <summary>Why the request is refused; null when it succeeds.</summary>
    public async Task<Refusal?> RefusalAsync<T>(Actor actor, IRequest<T> request) => (await Casework.RunAsync(actor, request)).Refusal;

    /// <summary>What an administrator proposed of a person is approved by whoever may.</summary>
    public async Task<Actor> ApproveAsync(Guid userId)
    {
        await using var superuser = await AdministratorOfTheServerAsync();
        return await Placing.ApproveAsync(Casework, superuser, userId);
    }

    /// <summary>All that the actor was told, newest first: in a world that tests share, the latest of one is on no particular page.</summary>
    public async Task<IReadOnlyList<NotificationItem>> ToldAsync(Actor actor)
    {
        var told = new List<NotificationItem>();
        for (Guid? after = null; ;)
        {
            var page = await DoAsync(actor, new MyNotifications { Size = ListCaseload.MostSize, After = after });
            told.AddRange(page.Items);
            if (page.Next is null) return told;
            after = page.Next;
        }
    }

    /// <summary>A connection that no policy binds: to make facts for which there is no use case, and to look at what was stored.</summary>
    public async Task<NpgsqlConnection> AdministratorOfTheServerAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Connections.Admin) { Database = Connections.Database }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
