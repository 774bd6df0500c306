using System.Diagnostics;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Casework.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Benchmarks;

/// <summary>Fills the investigator's caseload through the gate, as if each person had been taken in by hand.</summary>
internal sealed class Caseload(MeasuredPortal portal)
{
    public const string Worker = "investigator@tpiu.demo";
    private static readonly string[] First = ["Elira", "Ana", "Valentina", "Sadete", "Dragana", "Mirjeta", "Nicoleta", "Blerta", "Oksana", "Tijana", "Arta", "Irina", "Luljeta", "Svetlana", "Vesa"];
    private static readonly string[] Last = ["Morina", "Ciobanu", "Popa", "Gashi", "Ilić", "Krasniqi", "Rusu", "Berisha", "Kovalenko", "Jovanović", "Hoxha", "Petrova", "Shala", "Moraru", "Bytyqi"];
    private static readonly string[] Municipalities = ["prizren", "prishtina", "peja", "gjilan", "ferizaj"];

    public static TakeIn Person(int n, DateTimeOffset now) => new()
    {
        IdentifiedAt = now.AddMinutes(-5),
        Municipality = Municipalities[n % Municipalities.Length],
        Person = new PersonTakenIn
        {
            FirstName = First[n % First.Length],
            LastName = $"{Last[n / First.Length % Last.Length]}{(n % 7 == 0 ? "-" + First[n / 3 % First.Length] : "")}",
            DateOfBirth = PartialDate.Parse(n % 5 == 0 ? "2011-04-02" : "1996-07-19"),
            Sex = "female",
            Citizenships = ["XK"],
            Languages = ["sq"],
        },
        Exploitation = new ExploitationTakenIn { Countries = ["XK"], Year = now.Year },
        Narrative = "Measured, not a person.",
    };

    public async Task FillAsync(int cases)
    {
        var casework = portal.App.Services.GetRequiredService<ICasework>();
        var actor = Actor.Person((await casework.RunAsync(Actor.Setup, new FindWorker(Worker))).Value.UserId!.Value);
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, cases, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, cancel) =>
            _ = (await casework.RunAsync(actor, Person(n, DateTimeOffset.UtcNow), cancel)).Value);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"{cases} cases taken in through the gate, four at a time: {seconds:0} s, {cases / seconds:0} a second");
        await AnalyseAsync();
    }

    // What PostgreSQL does by itself within minutes of a load; measured is the daily state.
    private async Task AnalyseAsync()
    {
        var connections = portal.App.Services.GetRequiredService<PortalConnections>();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connections.Admin) { Database = connections.Database, CommandTimeout = 0 });
        await using var analyse = source.CreateCommand("analyze");
        await analyse.ExecuteNonQueryAsync();
    }
}
