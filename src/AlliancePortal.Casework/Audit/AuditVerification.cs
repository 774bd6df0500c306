using AlliancePortal.Casework.Audit.Heads;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Audit;

/// <summary>What a check of the whole audit found.</summary>
/// <param name="Entries">How many entries the lanes hold.</param>
/// <param name="Heads">How many published lines were compared.</param>
/// <param name="Broken">The first row of each lane that does not hold; empty: all hold.</param>
/// <param name="BrokenFile">The first published line that does not hold: file, line and what; null: all hold.</param>
public sealed record AuditVerdict(long Entries, long Heads, IReadOnlyList<BrokenLink> Broken, FoundLine? BrokenFile)
{
    public bool Holds => Broken.Count == 0 && BrokenFile is null;
}

/// <summary>Checks the whole audit: every link of every lane, every published line, and the one against the other. A lane at a time, so that nobody waits for it.</summary>
public sealed class AuditVerification(ICasework casework, PublishedHeads published)
{
    private const int AtOnce = 2000;

    /// <param name="actor">An administrator, or whoever runs the machine.</param>
    /// <param name="progress">How many of <see cref="VerifyAuditLane.Lanes"/> lanes are done.</param>
    /// <param name="cancel">Ends it; nothing is kept then.</param>
    public async Task<Outcome<AuditVerdict>> RunAsync(Actor actor, IProgress<int>? progress, CancellationToken cancel)
    {
        // Read before the lanes are looked at, so that each published head must be there.
        var (lanes, lines, fault) = ReadPublished();
        var broken = new List<BrokenLink>();
        try
        {
            for (short lane = 0; lane < VerifyAuditLane.Lanes; lane++)
            {
                broken.AddRange(await LaneAsync(actor, lane, lanes.GetValueOrDefault(lane) ?? [], cancel));
                progress?.Report(lane + 1);
            }

            var entries = (await casework.RunAsync(actor, new RememberVerification(lines, broken), cancel)).Value;
            return new AuditVerdict(entries, lines, broken, fault);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private async Task<IReadOnlyList<BrokenLink>> LaneAsync(Actor actor, short lane, List<LaneHead> heads, CancellationToken cancel)
    {
        var links = (await casework.RunAsync(actor, new VerifyAuditLane(lane), cancel)).Value;
        long holds = 0;
        foreach (var some in heads.Chunk(AtOnce))
        {
            if ((await casework.RunAsync(actor, new CompareAuditHeads(some), cancel)).Value is not [var first, ..])
            {
                holds = some[^1].Seq;
                continue;
            }

            // A broken link names the row itself; a published head only after which row it begins.
            holds = some.TakeWhile(head => head.Seq < first.Seq).LastOrDefault()?.Seq ?? holds;
            return links is [var link, ..] && link.Seq <= first.Seq ? links : [new BrokenLink(lane, holds + 1, "published")];
        }

        return links;
    }

    private (Dictionary<short, List<LaneHead>> Lanes, long Lines, FoundLine? Fault) ReadPublished()
    {
        var lanes = new Dictionary<short, List<LaneHead>>();
        var lines = 0L;
        FoundLine? fault = null;
        foreach (var found in published.Read())
        {
            lines++;
            if (found.Fault is not null) fault ??= found;
            foreach (var head in found.Line?.Lanes ?? [])
            {
                if (!lanes.TryGetValue(head.Lane, out var heads)) lanes[head.Lane] = heads = [];
                heads.Add(head);
            }
        }

        foreach (var heads in lanes.Values) heads.Sort((one, other) => one.Seq.CompareTo(other.Seq));
        return (lanes, lines, fault);
    }
}
