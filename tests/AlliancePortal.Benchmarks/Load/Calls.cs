using System.Text.Json;
using AlliancePortal.Casework.Seeding;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>One kind of call.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Floor">The floor's call that it is held against; null: there is none.</param>
/// <param name="Request">The request of the n-th call.</param>
/// <param name="Many">Whether it is driven by more than one client too.</param>
internal sealed record Call(string Name, string? Floor, Func<int, byte[]> Request, bool Many = false);

/// <summary>What is called on either side.</summary>
internal static class Calls
{
    public const string List = "list";
    public const string Open = "open";
    public const string Intake = "intake of a child";
    public const string Board = "supervisor's board";
    public const string Home = "home with its counters";
    public const string Search = "search";
    public const string FloorList = "floor: list";
    public const string FloorSearch = "floor: search";
    public const string FloorOpen = "floor: open";
    public const string FloorCreate = "floor: create";
    public const string Supervisor = "supervisor@tpiu.demo";

    // Fewer for each person than one opens within an hour without being slowed (46_browsing.sql).
    private const int Opened = 150;

    /// <summary>Each way to search, with the floor's beginning of a name that finds as many.</summary>
    private static readonly (string Name, string Text, string Floor)[] Searches =
    [
        ("a common name", InventedNames.Common[..3], FloorTables.Common[..3]), ("a rare name", InventedNames.Rare[..5], FloorTables.Rare[..3]), ("no such name", InventedNames.Absent, "wyszk"),
        ("misspelt", "Elyra Krasniki", FloorTables.Usual(7)), ("Cyrillic", InventedNames.RareSpellings[0], FloorTables.Rare),
    ];

    private static readonly string[] First = ["Elira", "Blerta", "Dragana", "Oksana", "Nicoleta", "Ermira", "Vesa"];
    private static readonly string[] Last = ["Krasniqi", "Gashi", "Jovanović", "Kovalenko", "Rusu", "Prifti", "Shala", "Berisha", "Morina", "Petrović", "Popa"];

    /// <summary>The portal's calls that are held against one of the floor's.</summary>
    public static IEnumerable<(string Name, string Floor)> Pairs => [(List, FloorList), .. Searches.Select(search => ($"{Search}, {search.Name}", $"{FloorSearch}, {search.Name}")), (Open, FloorOpen), (Intake, FloorCreate)];

    public static async Task<IReadOnlyList<Call>> OfPortalAsync(int port)
    {
        var team = new List<string>();
        HttpClient client = null!;
        foreach (var email in Team.Emails)
        {
            (client, var token) = await PublishedPortal.SignInAsync(port, email);
            team.Add(token);
        }

        var (_, supervisor) = await PublishedPortal.SignInAsync(port, Supervisor);
        var ids = await IdsAsync(client, Opened * team.Count);
        byte[] Get(int n, string path) => LeanClient.Request("GET", "/api/v1" + path, team[n % team.Count]);

        return
        [
            new(List, FloorList, n => Get(n, "/caseload?size=50"), Many: true),
            .. Searches.Select((search, which) => new Call($"{Search}, {search.Name}", $"{FloorSearch}, {search.Name}", n => Get(n, "/caseload?size=50&q=" + Uri.EscapeDataString(search.Text)), Many: which == 0)),
            new(Open, FloorOpen, n => Get(n, $"/cases/{ids[n % ids.Count]}"), Many: true),
            new(Intake, FloorCreate, n => LeanClient.Request("POST", "/api/v1/intakes", team[n % team.Count], Child(n), $"{Guid.NewGuid()}"), Many: true),
            new(Board, null, _ => LeanClient.Request("GET", "/api/v1/board", supervisor)),
            new(Home, null, n => Get(n, "/home")),
        ];
    }

    /// <summary>How many cases each search finds, up to a page of them.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FoundAsync(int port)
    {
        var (client, _) = await PublishedPortal.SignInAsync(port, Team.Emails[0]);
        var found = new Dictionary<string, string>();
        foreach (var (name, text, _) in Searches)
        {
            using var page = JsonDocument.Parse(await client.GetStringAsync("caseload?size=50&q=" + Uri.EscapeDataString(text)));
            var more = page.RootElement.GetProperty("next").ValueKind != JsonValueKind.Null;
            found[name] = $"{page.RootElement.GetProperty("items").GetArrayLength()}{(more ? " and more" : "")}";
        }

        return found;
    }

    public static IReadOnlyList<Call> OfFloor(Guid agency, IReadOnlyList<Guid> ids)
    {
        var list = LeanClient.Request("GET", $"/cases?agency={agency}");
        return
        [
            new(FloorList, null, _ => list, Many: true),
            .. Searches.Select((search, n) =>
            {
                var request = LeanClient.Request("GET", $"/search?agency={agency}&q={Uri.EscapeDataString(search.Floor)}");
                return new Call($"{FloorSearch}, {search.Name}", null, _ => request, Many: n == 0);
            }),
            new(FloorOpen, null, n => LeanClient.Request("GET", $"/cases/{ids[n % ids.Count]}"), Many: true),
            new(FloorCreate, null, n => LeanClient.Request("POST", "/cases", json: $$"""{"agencyId":"{{agency}}","firstName":"Measured","lastName":"Person {{n}}"}"""), Many: true),
        ];
    }

    // A multiple of the people's number, so that each opens always the same ones.
    private static async Task<IReadOnlyList<string>> IdsAsync(HttpClient client, int most)
    {
        var ids = new List<string>();
        for (string? after = ""; after is not null && ids.Count < most;)
        {
            using var page = JsonDocument.Parse(await client.GetStringAsync($"caseload?size=100{after}"));
            ids.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("caseId").GetString()!));
            after = page.RootElement.GetProperty("next").GetString() is { } next ? "&after=" + Uri.EscapeDataString(next) : null;
        }

        return [.. ids.Take(Math.Min(most, ids.Count / Team.Emails.Count * Team.Emails.Count))];
    }

    private static string Child(int n)
    {
        return $$$"""
            {"identifiedAt":"{{{DateTime.UtcNow.AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}}}","municipality":"prizren","status":"presumed",
             "person":{"firstName":"{{{First[n % First.Length]}}}","lastName":"{{{Last[n % Last.Length]}}}","dateOfBirth":"2011-04-02","sex":"female","citizenships":["XK"],"languages":["sq"]}}
            """;
    }
}
