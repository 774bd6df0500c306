using AlliancePortal.Benchmarks.Load;
using AlliancePortal.Web.Host;

namespace AlliancePortal.Benchmarks.Pages.Circuits;

/// <summary>Many open pages of several people.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    /// <summary>A row of the list has it in its link.</summary>
    public const string Row = "/cases/";

    // Fewer than one person may have, so that a page may be opened before the last that was closed is forgotten.
    private const int Each = FairShares.Circuits - 4;
    private const int AtOnce = 4;
    private readonly List<SignedIn> people = [];
    private readonly List<Circuit> open = [];

    public static int Most => Each * Team.Crowd.Count;

    public IReadOnlyList<Circuit> Open => open;

    /// <summary>Lets so many people sign in as are needed for the pages.</summary>
    public static async Task<Crowd> SignInAsync(int port, int pages)
    {
        var crowd = new Crowd();
        foreach (var email in Team.Crowd.Take((pages + Each - 1) / Each)) crowd.people.Add(await SignedIn.AsAsync(port, email));
        return crowd;
    }

    /// <summary>Opens pages on the caseload until there are so many, some at the same time.</summary>
    public async Task OpenAsync(int pages)
    {
        await Parallel.ForEachAsync(Enumerable.Range(open.Count, pages - open.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (n, _) =>
        {
            var circuit = await Circuit.OpenAsync(people[n % people.Count], Acting.First, Row);
            lock (open) open.Add(circuit);
        });
    }

    /// <summary>Closes all pages: half of them as a browser closes its tab, half by a line that breaks without a word.</summary>
    public async Task CloseAsync()
    {
        foreach (var (n, circuit) in open.Index())
            if (n % 2 == 0) await circuit.DisposeAsync();
            else await circuit.BreakAsync();
        open.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        foreach (var person in people) person.Dispose();
    }
}
