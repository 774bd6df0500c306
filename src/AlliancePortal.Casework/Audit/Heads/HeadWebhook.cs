using System.Text;
using AlliancePortal.Casework.Clock;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AlliancePortal.Casework.Audit.Heads;

/// <summary>
/// Sends the published lines, as they stand in the files, to a second authority. How far it has come is kept beside the files: what could not be
/// sent is sent later, in order, and nothing waits for it. The receiver may get a line twice.
/// </summary>
public sealed class HeadWebhook(HeadSettings settings, PublishedHeads published, TimeProvider time, ILogger<HeadWebhook> logger) : BackgroundService
{
    private const int MostLines = 200;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };

    private string PositionFile => Path.Combine(settings.Folder!, "sent");

    /// <summary>Sends what was not sent yet, at most 200 lines.</summary>
    /// <returns>How many lines the receiver took.</returns>
    /// <exception cref="HttpRequestException">It could not be reached, or did not take them.</exception>
    public async Task<int> SendAsync(CancellationToken cancel)
    {
        var (file, done) = Position();
        if (Next(file, done) is not { } next) return 0;
        var lines = File.ReadLines(next.File).Skip(next.Done).Take(MostLines).ToList();
        using var body = new StringContent(string.Concat(lines.Select(line => line + "\n")), Encoding.UTF8, "application/x-ndjson");
        using var answer = await client.PostAsync(settings.Webhook, body, cancel);
        answer.EnsureSuccessStatusCode();
        await File.WriteAllTextAsync(PositionFile, $"{Path.GetFileName(next.File)}\t{next.Done + lines.Count}", cancel);
        return lines.Count;
    }

    public override void Dispose()
    {
        client.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings is not { Folder: not null, Webhook: not null }) return;
        var wait = Between;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendAsync(stoppingToken) == MostLines) ;
                wait = Between;
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException or UnauthorizedAccessException or OperationCanceledException && !stoppingToken.IsCancellationRequested)
            {
                if (wait == Between) logger.LogWarning("The second authority does not take the heads of the audit, they are sent later: {Problem}", problem.GetType().Name);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }

            await Pause.ForAsync(wait, time, stoppingToken);
        }
    }

    private (string File, int Done) Position() =>
        File.Exists(PositionFile) && File.ReadAllText(PositionFile).Split('\t') is [var file, var text] && int.TryParse(text, out var done) ? (file, done) : ("", 0);

    private (string File, int Done)? Next(string file, int done)
    {
        foreach (var path in published.Files.Where(path => string.CompareOrdinal(Path.GetFileName(path), file) >= 0))
        {
            var skip = Path.GetFileName(path) == file ? done : 0;
            if (File.ReadLines(path).Skip(skip).Any()) return (path, skip);
        }

        return null;
    }
}
