using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Cases;

/// <summary>Reads the sections of a case that are open to the reader. The database withholds rows; the rights say which section is there at all.</summary>
internal sealed class CaseReading(Operation operation, CaseQuestions asked, Case whole, CaseRights rights, IReadOnlyList<AttachmentLine> attachments)
{
    private readonly CaseRows rows = asked.Rows;
    private readonly CaseAgencies agencies = asked.Agencies;

    /// <param name="displayName">Name, label or number, as far as the reader may know.</param>
    public async Task<CaseSections> ReadAsync(string displayName, CancellationToken cancel)
    {
        var entries = await EntriesAsync(cancel);
        var person = new PersonReading(operation, rows, whole, rights, agencies, entries, Attached);
        return new CaseSections
        {
            Identity = await person.IdentityAsync(cancel),
            Contact = await person.ContactAsync(cancel),
            Exploitation = await person.ExploitationAsync(cancel),
            Risk = await asked.Risk.RiskAsync(operation, whole, rights, agencies, cancel),
            Consent = Consent(),
            Referrals = Referrals(),
            Guardianship = await GuardianshipAsync(displayName, cancel),
            Interviews = await InterviewsAsync(cancel),
            Assistance = Entered(Section.Assistance),
            Shelter = Entered(Section.Shelter),
            Health = Entered(Section.Health),
            Legal = Entered(Section.Legal),
            Investigation = Entered(Section.Investigation),
            Offenders = Entered(Section.Offenders),
            Protection = rights.May(Section.Protection, Token.Minimal) || entries[Section.Protection].Any() || Attached(Section.Protection) ? new ProtectionSection(whole.Status, [.. entries[Section.Protection]]) : null,
            Return = Entered(Section.Return),
            Documents = Entered(Section.Documents),
            Notes = Entered(Section.Notes),
        };

        // Of a section that is minimal for the reader nothing is stored yet beyond own entries: then it is not there.
        EntrySection? Entered(Section section) => rights.May(section, Token.All | Token.Add) || entries[section].Any() || Attached(section) ? new EntrySection([.. entries[section]]) : null;
    }

    private bool Attached(Section section) => attachments.Any(attachment => attachment.Section == section.Key());

    private async Task<ILookup<Section, EntryLine>> EntriesAsync(CancellationToken cancel)
    {
        var lines = new List<(Section Section, EntryLine Line)>(rows.Entries.Rows.Count);
        foreach (var row in rows.Entries.Rows)
        {
            var section = (Section)row.Section;
            lines.Add((section, new EntryLine(
                row.Id, row.Kind, await OpenAsync("entry", row.Text, cancel), row.HappenedAt, row.RecordedAt, agencies.Find(row.AgencyId), row.ForAuthorOnly,
                row.StruckOutAt, await StrikingOut.ReasonAsync(operation, whole.VictimId, row, cancel),
                row.StruckOutAt is null && whole.ClosedAt is null && operation.Worker.Owns(row.AgencyId) && rights.May(section, Token.Edit))));
        }

        return lines.ToLookup(entry => entry.Section, entry => entry.Line);
    }

    private ConsentSection? Consent()
    {
        var versions = rows.Consents.Rows;
        if (versions.Count == 0 && !rights.May(Section.Consent, Token.Minimal)) return null;
        return new ConsentSection([.. versions.Select(c => new ConsentLine(c.Id, c.GivenBy, c.Purposes, c.AgencyIds, c.Language, c.Until, c.GivenAt, c.WithdrawnAt))]);
    }

    private IReadOnlyList<ReferralLine>? Referrals()
    {
        var sent = rows.Referrals.Rows;
        if (sent.Count == 0 && !rights.May(Section.Referrals, Token.Minimal | Token.Own)) return null;
        return [.. sent.Select(r => new ReferralLine(
            r.Id, r.Kind, r.State, r.Urgency, agencies.Named(r.AgencyId), agencies.Named(r.ToAgencyId), r.RecordedAt, r.DueAt, r.State is "sent" or "claimed" && r.DueAt < operation.Now))];
    }

    private async Task<GuardianshipView?> GuardianshipAsync(string displayName, CancellationToken cancel) =>
        rows.Guardianships.Rows is [var latest, ..] ? await GuardianshipViews.ShowAsync(operation, latest, whole, displayName, cancel) : null;

    private async Task<IReadOnlyList<InterviewLine>?> InterviewsAsync(CancellationToken cancel)
    {
        var lines = await asked.Interviews.LinesAsync(operation, whole, agencies, cancel);
        return lines.Count == 0 && !rights.May(Section.Interviews, Token.Minimal | Token.Add) ? null : lines;
    }

    private ValueTask<string?> OpenAsync(string field, byte[]? envelope, CancellationToken cancel) => operation.Seals.OpenAsync<string>(whole.VictimId, field, envelope, cancel);
}
