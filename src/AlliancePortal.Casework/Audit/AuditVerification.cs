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

/// <summary>Checks the whole audit: every link of every lane, every published line, and the one against the other. A few lanes at a time, so that nobody waits for it.</summary>
public sealed class AuditVerification(ICasework casework, PublishedHeads published)
{
    private const int AtOnce = 2000;

    /// <param name="actor">An administrator, or whoever runs the machine.</param>
    /// <param name="progress">How many of <see cref="VerifyAuditLanes.Lanes"/> lanes are done.</param>
    /// <param name="cancel">Ends it; nothing is kept then.</param>
    public async Task<Outcome<AuditVerdict>> RunAsync(Actor actor, IProgress<int>? progress, CancellationToken cancel)
    {
        // Read before the lanes are looked at, so that each published head must be there.
        var (heads, lines, fault) = ReadPublished();
        var broken = new List<BrokenLink>();
        try
        {
            for (short from = 0; from < VerifyAuditLanes.Lanes; from += VerifyAuditLanes.AtOnce)
            {
                broken.AddRange((await casework.RunAsync(actor, new VerifyAuditLanes(from), cancel)).Value);
                progress?.Report(from + VerifyAuditLanes.AtOnce);
            }

            var differing = await DifferingAsync(actor, heads, cancel);
            // A broken link names the row itself; a published head only after which row it begins.
            foreach (var head in differing)
                if (!broken.Any(link => link.Lane == head.Lane && link.Seq <= head.Seq))
                {
                    broken.RemoveAll(link => link.Lane == head.Lane);
                    broken.Add(new BrokenLink(head.Lane, LastHolding(heads, head) + 1, head.What));
                }

            var entries = (await casework.RunAsync(actor, new RememberVerification(lines, broken), cancel)).Value;
            return new AuditVerdict(entries, lines, broken, fault);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    // The first of each lane that is not as it was published.
    private async Task<IReadOnlyList<BrokenLink>> DifferingAsync(Actor actor, IReadOnlyList<LaneHead> heads, CancellationToken cancel)
    {
        var differing = new List<BrokenLink>();
        foreach (var some in heads.Chunk(AtOnce))
            differing.AddRange((await casework.RunAsync(actor, new CompareAuditHeads(some), cancel)).Value);
        return [.. differing.GroupBy(head => head.Lane).Select(lane => lane.MinBy(head => head.Seq)!)];
    }

    private static long LastHolding(IReadOnlyList<LaneHead> heads, BrokenLink differing) =>
        heads.Where(head => head.Lane == differing.Lane && head.Seq < differing.Seq).Select(head => head.Seq).DefaultIfEmpty(0).Max();

    private (List<LaneHead> Heads, long Lines, FoundLine? Fault) ReadPublished()
    {
        var heads = new List<LaneHead>();
        var lines = 0L;
        FoundLine? fault = null;
        foreach (var found in published.Read())
        {
            lines++;
            if (found.Fault is not null) fault ??= found;
            heads.AddRange(found.Line?.Lanes ?? []);
        }

        return (heads, lines, fault);
    }
}
