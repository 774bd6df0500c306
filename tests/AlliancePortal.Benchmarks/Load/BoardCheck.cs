using System.Text.Json;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>Whether each number of the supervisor's board is the length of the list that it opens.</summary>
/// <param name="Walked">Numbers whose lists were read to their ends.</param>
/// <param name="Numbers">All of the board.</param>
/// <param name="Differing">Those that were not equal.</param>
internal sealed record BoardCheck(int Walked, int Numbers, IReadOnlyList<string> Differing)
{
    /// <summary>Longer lists are left alone: hundreds of pages tell nothing that a few do not.</summary>
    private const int Longest = 2000;

    public static async Task<BoardCheck> OfAsync(int port, string supervisor)
    {
        var (client, _) = await PublishedPortal.SignInAsync(port, supervisor);
        var numbers = await NumbersAsync(client);
        var walked = numbers.Where(number => number.Count <= Longest).ToList();
        var differing = new List<string>();
        foreach (var (figure, count) in walked)
            if (await LengthAsync(client, figure) is var length && length != count && length != await NumberAsync(client, figure)) differing.Add($"{figure}: {count}, list {length}");
        return new BoardCheck(walked.Count, numbers.Count, differing);
    }

    private static async Task<List<(string Figure, int Count)>> NumbersAsync(HttpClient client)
    {
        using var board = JsonDocument.Parse(await client.GetStringAsync("board"));
        return [.. Counted(board.RootElement)];
    }

    /// <summary>The number as it is now: a referral may have passed from one age to the next while lists were read.</summary>
    private static async Task<int> NumberAsync(HttpClient client, string figure) => (await NumbersAsync(client)).Find(number => number.Figure == figure).Count;

    private static async Task<int> LengthAsync(HttpClient client, string figure)
    {
        var length = 0;
        for (string? after = ""; after is not null;)
        {
            using var page = JsonDocument.Parse(await client.GetStringAsync($"board/{figure}?size=100{after}"));
            length += page.RootElement.EnumerateObject().Where(list => list.Value.ValueKind == JsonValueKind.Array).Sum(list => list.Value.GetArrayLength());
            after = page.RootElement.TryGetProperty("next", out var next) && next.GetString() is { } cursor ? "&after=" + Uri.EscapeDataString(cursor) : null;
        }

        return length;
    }

    private static IEnumerable<(string Figure, int Count)> Counted(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("figure", out var figure) => [(figure.GetString()!, element.GetProperty("count").GetInt32())],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Counted(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Counted),
        _ => [],
    };
}
