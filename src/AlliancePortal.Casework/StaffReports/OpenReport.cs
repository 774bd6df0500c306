using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>The reporter comes back with the code: how far it is, what the officer asks.</summary>
public sealed record OpenReport(string Code) : IRequest<ReportOfReporter>;

/// <summary>A report as its reporter sees it. Who is named as accused, and notes among officers, are not in it.</summary>
public sealed record ReportOfReporter
{
    /// <summary><c>received</c>, <c>in_work</c>, <c>closed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Once closed: <c>founded</c>, <c>not_founded</c>, <c>not_enough</c>.</summary>
    public string? Outcome { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required string OfficerName { get; init; }

    /// <summary>The officer still works as one; else the report waits until its reporter chooses another.</summary>
    public required bool OfficerIsThere { get; init; }

    public required IReadOnlyList<ReportLetterView> Letters { get; init; }
}

/// <param name="From"><c>reporter</c>, <c>officer</c>; for officers also <c>note</c>.</param>
/// <param name="Text">Null when the key of the report was destroyed.</param>
public sealed record ReportLetterView(string From, string? Text, DateOnly On);

internal sealed class OpenReportUseCase(ReportCodes codes) : UseCase<OpenReport, ReportOfReporter>
{
    public override Permission Permission => Permission.SpeakUpOnly;

    public override async Task<ReportOfReporter> HandleAsync(Operation operation, OpenReport request, CancellationToken cancel)
    {
        var hash = codes.Hash(request.Code);
        var report = await FindAsync(operation, hash, cancel);
        operation.Audit.Read(null, "staff_report", report.Id);
        var letters = await operation.Db.Database.SqlQuery<Letter>($"select author, words, written_on from casework.staff_report_letters_of({hash})").ToListAsync(cancel);
        var views = new List<ReportLetterView>(letters.Count);
        foreach (var letter in letters)
            views.Add(new(letter.Author, await operation.Seals.OpenAsync<string>(report.Id, ReportWriting.LetterField, letter.Words, cancel), letter.WrittenOn));
        return new ReportOfReporter
        {
            State = report.State,
            Outcome = report.Outcome,
            ReceivedOn = report.ReceivedOn,
            OfficerName = report.OfficerName,
            OfficerIsThere = report.OfficerIsThere,
            Letters = views,
        };
    }

    /// <summary>The report of a code.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    internal static async Task<Row> FindAsync(Operation operation, byte[] hash, CancellationToken cancel) =>
        (await operation.Db.Database.SqlQuery<Row>($"select id, state, outcome, received_on, officer_name, officer_is_there from casework.staff_report_of({hash})").ToListAsync(cancel))
        .SingleOrDefault() ?? throw new RefusedException(Refusal.NotFound);

    internal sealed record Row(Guid Id, string State, string? Outcome, DateOnly ReceivedOn, string OfficerName, bool OfficerIsThere);

    private sealed record Letter(string Author, byte[] Words, DateOnly WrittenOn);
}
