using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports.CaseAccess;

/// <summary>The case named in a report, while it is open to the officer: who she is, what the police entered, referrals, and who looked. Nothing else.</summary>
public sealed record ShowReportedCase(Guid ReportAccessId) : IRequest<ReportedCase>;

/// <param name="Until">When it ends by itself.</param>
/// <param name="Investigation">What the police entered, struck out entries left out.</param>
public sealed record ReportedCase(
    string CaseNumber, bool IsChild, DateTimeOffset OpenedAt, DateTimeOffset Until, ReportedPerson? Person, IReadOnlyList<ReportedEntry> Investigation, IReadOnlyList<ReportedReferral> Referrals, IReadOnlyList<ReportedAccess> Accesses);

public sealed record ReportedPerson(string? FirstName, string? LastName, string? Label, string? DateOfBirth, short? BirthYear, string? Sex, IReadOnlyList<string> Citizenships);

public sealed record ReportedEntry(string Kind, DateTimeOffset At, string Agency, string? Text);

public sealed record ReportedReferral(string Kind, string State, string From, string To, DateTimeOffset At);

/// <summary>What one person did in the case, of one kind.</summary>
/// <param name="Kind"><c>opened</c>, <c>changed</c>, <c>disclosed</c>, <c>checked</c>, <c>break_glass</c>.</param>
/// <param name="Role">Code of the role in which it was done.</param>
public sealed record ReportedAccess(string Person, string Role, string Kind, long Times, DateTimeOffset LastAt);

internal sealed class ShowReportedCaseUseCase : UseCase<ShowReportedCase, ReportedCase>
{
    public override Permission Permission => ReportWriting.Officers;

    public override async Task<ReportedCase> HandleAsync(Operation operation, ShowReportedCase request, CancellationToken cancel)
    {
        var (db, id) = (operation.Db.Database, request.ReportAccessId);
        var whole = (await db.SqlQuery<Whole>($"select victim_id, number, is_child, opened_at, until from casework.reported_case({id})").ToListAsync(cancel)).SingleOrDefault() ?? throw new RefusedException(Refusal.NotFound);
        // By the access and not by the case: who looked, as those in the case read it, would tell that somebody is suspected.
        operation.Audit.Read(null, "reported_case", id);
        var person = (await db.SqlQuery<Person>($"select names, label, date_of_birth, birth_year, sex, citizenships from casework.reported_person({id})").ToListAsync(cancel)).SingleOrDefault();
        var names = await operation.Seals.OpenAsync<PersonNames>(whole.VictimId, "names", person?.Names, cancel);
        var label = await operation.Seals.OpenAsync<string>(whole.VictimId, "label", person?.Label, cancel);
        var agencies = await operation.Db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancel);
        var entries = new List<ReportedEntry>();
        foreach (var entry in await db.SqlQuery<Entry>($"select kind, at, agency_id, words from casework.reported_investigation({id})").ToListAsync(cancel))
            entries.Add(new(entry.Kind, entry.At, agencies[entry.AgencyId], await operation.Seals.OpenAsync<string>(whole.VictimId, "entry", entry.Words, cancel)));
        var referrals = await db.SqlQuery<Sent>($"select kind, state, from_agency, to_agency, at from casework.reported_referrals({id})").ToListAsync(cancel);
        return new ReportedCase(
            whole.Number, whole.IsChild, whole.OpenedAt, whole.Until,
            person is null ? null : new ReportedPerson(names?.FirstName, names?.LastName, label, person.DateOfBirth, person.BirthYear, person.Sex, person.Citizenships ?? []),
            entries, [.. referrals.Select(sent => new ReportedReferral(sent.Kind, sent.State, agencies[sent.FromAgency], agencies[sent.ToAgency], sent.At))],
            await db.SqlQuery<ReportedAccess>($"select person, role, kind, times, last_at from casework.reported_accesses({id})").ToListAsync(cancel));
    }

    private sealed record Whole(Guid VictimId, string Number, bool IsChild, DateTimeOffset OpenedAt, DateTimeOffset Until);

    private sealed record Person(byte[]? Names, byte[]? Label, string? DateOfBirth, short? BirthYear, string? Sex, string[]? Citizenships);

    private sealed record Entry(string Kind, DateTimeOffset At, Guid AgencyId, byte[] Words);

    private sealed record Sent(string Kind, string State, Guid FromAgency, Guid ToAgency, DateTimeOffset At);
}
