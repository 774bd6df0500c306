using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>Reads the sections of a case that are open to the reader. The database withholds rows; the rights say which section is there at all.</summary>
internal sealed class CaseReading(Operation operation, Case whole, CaseRights rights, CaseAgencies agencies, IReadOnlyList<AttachmentLine> attachments)
{
    public async Task<CaseSections> ReadAsync(CancellationToken cancel)
    {
        var entries = await EntriesAsync(cancel);
        var person = new PersonReading(operation, whole, rights, agencies, entries, Attached);
        return new CaseSections
        {
            Identity = await person.IdentityAsync(cancel),
            Contact = await person.ContactAsync(cancel),
            Exploitation = await person.ExploitationAsync(cancel),
            Risk = await new RiskReading(operation, whole, rights, agencies).RiskAsync(cancel),
            Consent = await ConsentAsync(cancel),
            Referrals = await ReferralsAsync(cancel),
            Guardianship = await GuardianshipAsync(cancel),
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
        var rows = await operation.Db.CaseEntries.AsNoTracking().Where(e => e.CaseId == whole.Id).OrderByDescending(e => e.HappenedAt).ThenByDescending(e => e.Id).ToListAsync(cancel);
        var lines = new List<(Section Section, EntryLine Line)>(rows.Count);
        foreach (var row in rows)
        {
            var section = (Section)row.Section;
            lines.Add((section, new EntryLine(
                row.Id, row.Kind, await OpenAsync("entry", row.Text, cancel), row.HappenedAt, row.RecordedAt, agencies.Find(row.AgencyId), row.ForAuthorOnly,
                row.StruckOutAt, await StrikingOut.ReasonAsync(operation, whole.VictimId, row, cancel),
                row.StruckOutAt is null && whole.ClosedAt is null && operation.Worker.Owns(row.AgencyId) && rights.May(section, Token.Edit))));
        }

        return lines.ToLookup(entry => entry.Section, entry => entry.Line);
    }

    private async Task<ConsentSection?> ConsentAsync(CancellationToken cancel)
    {
        var versions = await operation.Db.Consents.AsNoTracking().Where(c => c.CaseId == whole.Id).OrderByDescending(c => c.GivenAt).ThenByDescending(c => c.Id).ToListAsync(cancel);
        if (versions.Count == 0 && !rights.May(Section.Consent, Token.Minimal)) return null;
        return new ConsentSection([.. versions.Select(c => new ConsentLine(c.Id, c.GivenBy, c.Purposes, c.AgencyIds, c.Language, c.Until, c.GivenAt, c.WithdrawnAt))]);
    }

    private async Task<IReadOnlyList<ReferralLine>?> ReferralsAsync(CancellationToken cancel)
    {
        var rows = await operation.Db.Referrals.AsNoTracking().Where(r => r.CaseId == whole.Id).OrderByDescending(r => r.RecordedAt).ThenByDescending(r => r.Id).ToListAsync(cancel);
        if (rows.Count == 0 && !rights.May(Section.Referrals, Token.Minimal | Token.Own)) return null;
        var ids = rows.SelectMany(r => new[] { r.AgencyId, r.ToAgencyId }).Distinct().ToArray();
        var parties = await operation.Db.Agencies.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => new AgencyInCase(a.Id, a.Kind, a.Name), cancel);
        return [.. rows.Select(r => new ReferralLine(
            r.Id, r.Kind, r.State, r.Urgency, parties[r.AgencyId], parties[r.ToAgencyId], r.RecordedAt, r.DueAt, r.State is "sent" or "claimed" && r.DueAt < operation.Now))];
    }

    private async Task<GuardianshipView?> GuardianshipAsync(CancellationToken cancel)
    {
        var latest = await operation.Db.Guardianships.AsNoTracking().Where(g => g.CaseId == whole.Id).OrderBy(g => g.EndedAt != null).ThenByDescending(g => g.Id).Take(1).ToListAsync(cancel);
        return (await GuardianshipViews.ShowAsync(operation, latest, cancel)).SingleOrDefault();
    }

    private async Task<IReadOnlyList<InterviewLine>?> InterviewsAsync(CancellationToken cancel)
    {
        var lines = await InterviewReading.LinesAsync(operation, whole, agencies, cancel);
        return lines.Count == 0 && !rights.May(Section.Interviews, Token.Minimal | Token.Add) ? null : lines;
    }

    private ValueTask<string?> OpenAsync(string field, byte[]? envelope, CancellationToken cancel) => operation.Seals.OpenAsync<string>(whole.VictimId, field, envelope, cancel);
}
