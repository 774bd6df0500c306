using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>That an interview was or is booked, so that nobody asks twice; what was said, and where, only where the reader may know it.</summary>
/// <param name="Kind"><c>interview</c> or <c>spontaneous</c>.</param>
/// <param name="State">Code of the <see cref="InterviewState"/>.</param>
/// <param name="Place">Of the full record.</param>
/// <param name="Facts">The full record; null where the reader may know the minimal fields only.</param>
/// <param name="IsOwn">Booked by the reader's agency, which may hold or cancel it.</param>
public sealed record InterviewLine(
    Guid InterviewId, string Kind, string State, string Purpose, string Language, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, AgencyInCase? Agency,
    IReadOnlyList<string> Topics, IReadOnlyList<InterviewAttendee> Attendees, DateTimeOffset? AttendanceConfirmedAt, string? Place, bool HeldBeforeGuardianship,
    IReadOnlyList<string> Notes, InterviewFacts? Facts, bool IsOwn);

/// <summary>Reads the interviews of a case as far as they are open to the reader; the database withholds the rest.</summary>
internal static class InterviewReading
{
    public static async Task<IReadOnlyList<InterviewLine>> LinesAsync(Operation operation, Case whole, CaseAgencies agencies, CancellationToken cancel)
    {
        var rows = await operation.Db.Interviews.AsNoTracking().Where(i => i.CaseId == whole.Id).OrderByDescending(i => i.StartedAt).ThenByDescending(i => i.Id).ToListAsync(cancel);
        var details = await operation.Db.InterviewDetails.AsNoTracking().Where(d => d.CaseId == whole.Id).ToDictionaryAsync(d => d.Id, d => d.Facts, cancel);
        var notes = (await operation.Db.InterviewNotes.AsNoTracking().Where(n => n.CaseId == whole.Id).OrderBy(n => n.Id).ToListAsync(cancel)).ToLookup(n => n.InterviewId);
        var lines = new List<InterviewLine>(rows.Count);
        foreach (var row in rows)
        {
            var facts = await operation.Seals.OpenAsync<InterviewFacts>(whole.VictimId, "interview_facts", details.GetValueOrDefault(row.Id), cancel);
            var words = new List<string>();
            foreach (var note in notes[row.Id])
                if (await operation.Seals.OpenAsync<string>(whole.VictimId, "interview_notes", note.Text, cancel) is { } text) words.Add(text);
            lines.Add(new InterviewLine(
                row.Id, row.Kind, row.State.Code(), row.Purpose, row.Language, row.StartedAt, row.EndedAt, agencies.Find(row.AgencyId), row.Topics, row.Attendees,
                row.AttendanceConfirmedAt, facts?.Place, row.HeldBeforeGuardianship, words, facts, operation.Worker.Owns(row.AgencyId)));
        }

        return lines;
    }
}
