using System.Text.Json;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>A portal's data folder with so many cases, made once and used by each later run; what a run takes in stays.</summary>
/// <param name="Folder">The portal's data folder.</param>
/// <param name="Made">How it was made.</param>
internal sealed record DataSet(string Folder, DataSet.Making Made)
{
    /// <param name="Cases">Besides those of the demonstration.</param>
    /// <param name="Demonstration">Seconds from nothing to the first answer, database and demonstration included; null: not measured.</param>
    /// <param name="Loading">Seconds for all cases.</param>
    public sealed record Making(int Cases, double? Demonstration, double Loading, string Commit);

    /// <param name="published">What starts the published portal, to measure its first start; null: not measured.</param>
    public static async Task<DataSet> OfAsync(string root, int cases, string[]? published)
    {
        var folder = Path.Combine(root, $"cases-{cases}");
        var note = folder + ".json";
        if (File.Exists(note) && Directory.Exists(folder)) return new DataSet(folder, JsonSerializer.Deserialize<Making>(await File.ReadAllTextAsync(note))!);

        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(root);
        double? demonstration = null;
        if (published is not null)
            await using (var portal = await new PublishedPortal(published, folder).StartAsync(database: null)) demonstration = portal.FirstAnswer.TotalSeconds;
        var loading = await LoadAsync(folder, cases);
        var made = new Making(cases, demonstration, loading, Repository.Commit);
        await File.WriteAllTextAsync(note, JsonSerializer.Serialize(made));
        return new DataSet(folder, made);
    }

    private static async Task<double> LoadAsync(string folder, int cases)
    {
        await using var portal = await MeasuredPortal.StartAsync(folder);
        await Team.JoinAsync(portal, Team.Emails);
        return await Invented.LoadAsync(portal, cases);
    }
}
