using AlliancePortal.Casework.Clock;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AlliancePortal.Casework.Audit.Heads;

/// <summary>Each second, when the audit has moved, writes how far each lane has come to a signed file outside the database.</summary>
public sealed class HeadPublisher(NpgsqlDataSource application, HeadSettings settings, PublishedHeads published, HeadSigner signer, TimeProvider time, ILogger<HeadPublisher> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private readonly Dictionary<short, LaneHead> last = [];
    private string previous = "";
    private bool isResumed;
    private bool isBehind;

    /// <summary>When the last line was published; null: none by this process and none found.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Publishes what has moved.</summary>
    /// <returns>Whether a line was written.</returns>
    public async Task<bool> PublishAsync(CancellationToken cancel)
    {
        Resume();
        var moved = (await HeadsAsync(cancel)).Where(head => last.GetValueOrDefault(head.Lane) != head).ToList();
        if (moved.Count == 0) return false;
        if (moved.Any(head => last.TryGetValue(head.Lane, out var before) && head.Seq <= before.Seq))
        {
            if (!isBehind) logger.LogCritical("The audit stands before its published heads: it was cut or replaced, or the database is an earlier one.");
            isBehind = true;
        }

        var line = new HeadLine(time.GetUtcNow(), previous, moved, signer.KeyId);
        previous = published.Append(line);
        Remember(line);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Folder is null) return;
        var isTold = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PublishAsync(stoppingToken);
                isTold = false;
            }
            catch (Exception problem) when (problem is NpgsqlException or IOException or UnauthorizedAccessException)
            {
                if (!isTold) logger.LogError("The heads of the audit cannot be published: {Problem}", problem.GetType().Name);
                isTold = true;
            }

            await Pause.ForAsync(Between, time, stoppingToken);
        }
    }

    private void Resume()
    {
        if (isResumed) return;
        published.RemoveUnfinished();
        foreach (var found in published.Read())
            if (found.Line is { } line) Remember(line);
        if (published.Files.LastOrDefault() is { } file && File.ReadLines(file).LastOrDefault() is { } text) previous = PublishedHeads.DigestOf(text);
        isResumed = true;
    }

    private void Remember(HeadLine line)
    {
        foreach (var head in line.Lanes) last[head.Lane] = head;
        PublishedAt = line.At;
    }

    private async Task<IReadOnlyList<LaneHead>> HeadsAsync(CancellationToken cancel)
    {
        await using var select = application.CreateCommand("select lane, seq, hash from audit.heads()");
        var heads = new List<LaneHead>();
        await using var rows = await select.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) heads.Add(new LaneHead(rows.GetInt16(0), rows.GetInt64(1), Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(2))));
        return heads;
    }
}
