using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence.Trips;

namespace AlliancePortal.Casework.Attachments;

/// <summary>What stands of an attachment on the case.</summary>
/// <param name="Section">Key of the section.</param>
/// <param name="Description">Null when it cannot be read any more.</param>
/// <param name="FileName">As it was called by who attached it; it is given out under another name.</param>
/// <param name="Type">Code of a <see cref="FileType"/>.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Scan">Code of a <see cref="ScanState"/>.</param>
/// <param name="StruckOutReason">Why it does not hold any more; null while it does.</param>
/// <param name="MayStrikeOut">It is of the reader's agency and stands.</param>
public sealed record AttachmentLine(
    Guid AttachmentId, string Section, string? Description, string? FileName, string Type, int Length, string Scan, DateTimeOffset RecordedAt, AgencyInCase? Agency, bool ForAuthorOnly,
    DateTimeOffset? StruckOutAt, string? StruckOutReason, bool MayStrikeOut);

/// <summary>Reads which files a case has for its reader; the database withholds the others.</summary>
internal sealed class AttachmentReading(Trip trip, Guid caseId)
{
    private static readonly QueryById<Attachment> OfCase = new((db, id) => db.Attachments.Where(a => a.CaseId == id).OrderByDescending(a => a.Id));

    private readonly Answer<Attachment> rows = trip.Ask(OfCase, caseId);

    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<AttachmentLine>> LinesAsync(Operation operation, Case whole, CaseRights rights, CaseAgencies agencies, CancellationToken cancel)
    {
        var lines = new List<AttachmentLine>(rows.Rows.Count);
        foreach (var row in rows.Rows)
        {
            var names = await operation.Seals.OpenAsync<AttachmentNames>(whole.VictimId, AttachmentPieces.NamesField, row.Names, cancel);
            var section = (Section)row.Section;
            lines.Add(new AttachmentLine(
                row.Id, section.Key(), names?.Description, names?.FileName, row.Type, row.Length, row.Scan, row.RecordedAt, agencies.Find(row.AgencyId), row.ForAuthorOnly,
                row.StruckOutAt, await StrikingOut.ReasonAsync(operation, whole.VictimId, row, cancel),
                row.StruckOutAt is null && whole.ClosedAt is null && operation.Worker.Owns(row.AgencyId) && rights.May(section, Token.Edit)));
        }

        return lines;
    }
}
