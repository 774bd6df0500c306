using System.Text.Json;

namespace AlliancePortal.Casework.Audit;

/// <summary>What one request did, collected while it runs and written by the gate as the last statement before commit. Ids and codes only.</summary>
public sealed class AuditTrail
{
    private readonly List<Entry> entries = [];

    private sealed record Entry(Guid? CaseId, string Action, Guid? SubjectId);

    /// <summary>A record of a person was shown.</summary>
    public void Read(Guid? caseId, string what, Guid? subjectId = null) => entries.Add(new Entry(caseId, "read:" + what, subjectId));

    /// <summary>Something was written.</summary>
    public void Wrote(Guid? caseId, string what, Guid? subjectId = null) => entries.Add(new Entry(caseId, "write:" + what, subjectId));

    /// <summary>Forgets what a rolled-back handler collected.</summary>
    public void Clear() => entries.Clear();

    /// <summary>The entries as the database function takes them.</summary>
    public string ToJson() => JsonSerializer.Serialize(entries.Select(e => new { c = e.CaseId, a = e.Action, s = e.SubjectId }));
}
