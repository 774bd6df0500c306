using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Persistence.Trips;

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
internal sealed class InterviewReading(Trip trip, Guid caseId)
{
    private static readonly QueryById<Interview> OfCase = new((db, id) => db.Interviews.Where(i => i.CaseId == id).OrderByDescending(i => i.StartedAt).ThenByDescending(i => i.Id));
    private static readonly QueryById<InterviewDetails> DetailsOfCase = new((db, id) => db.InterviewDetails.Where(d => d.CaseId == id));
    private static readonly QueryById<InterviewNotes> NotesOfCase = new((db, id) => db.InterviewNotes.Where(n => n.CaseId == id).OrderBy(n => n.Id));

    private readonly Answer<Interview> rows = trip.Ask(OfCase, caseId);
    private readonly Answer<InterviewDetails> details = trip.Ask(DetailsOfCase, caseId);
    private readonly Answer<InterviewNotes> notes = trip.Ask(NotesOfCase, caseId);

    /// <returns>The latest first.</returns>
    public async Task<IReadOnlyList<InterviewLine>> LinesAsync(Operation operation, Case whole, CaseAgencies agencies, CancellationToken cancel)
    {
        var records = details.Rows.ToDictionary(record => record.Id, record => record.Facts);
        var said = notes.Rows.ToLookup(note => note.InterviewId);
        var lines = new List<InterviewLine>(rows.Rows.Count);
        foreach (var row in rows.Rows)
        {
            var facts = await operation.Seals.OpenAsync<InterviewFacts>(whole.VictimId, "interview_facts", records.GetValueOrDefault(row.Id), cancel);
            var words = new List<string>();
            foreach (var note in said[row.Id])
                if (await operation.Seals.OpenAsync<string>(whole.VictimId, "interview_notes", note.Text, cancel) is { } text) words.Add(text);
            lines.Add(new InterviewLine(
                row.Id, row.Kind, row.State.Code(), row.Purpose, row.Language, row.StartedAt, row.EndedAt, agencies.Find(row.AgencyId), row.Topics, row.Attendees,
                row.AttendanceConfirmedAt, facts?.Place, row.HeldBeforeGuardianship, words, facts, operation.Worker.Owns(row.AgencyId)));
        }

        return lines;
    }
}
