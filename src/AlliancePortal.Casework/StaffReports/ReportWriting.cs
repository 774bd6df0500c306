using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>What the acts of reporter and officer share.</summary>
internal static class ReportWriting
{
    public const string AccountField = "staff_report";
    public const string LetterField = "staff_report_letter";
    public const string AccusedField = "staff_report_accused";

    public static Permission Officers { get; } = Permission.For(Role.IntegrityOfficer);

    /// <summary>A report that is the acting officer's.</summary>
    /// <exception cref="RefusedException">Another officer's and missing answer alike.</exception>
    public static async Task<StaffReport> OwnAsync(Operation operation, Guid id, CancellationToken cancel) =>
        await operation.Db.Set<StaffReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RefusedException(Refusal.NotFound);

    public static async Task<IReadOnlyList<AccusedColleague>> AccusedAsync(Operation operation, StaffReport report, CancellationToken cancel) =>
        await operation.Seals.OpenAsync<AccusedColleague[]>(report.Id, AccusedField, report.Accused, cancel) ?? [];

    /// <summary>Seals what one side writes, under the key of the report.</summary>
    public static async Task<byte[]> SealAsync(Operation operation, Guid id, string text, CancellationToken cancel) =>
        (await operation.Seals.SealAsync(id, LetterField, PersonText.Narrative(text).Value, cancel))!;

    public static void MustBeStory<T>(this IRuleBuilder<T, string> text, int limit = TextLimits.Narrative) => text.Custom((typed, context) =>
    {
        if (PersonText.Narrative(typed, limit).Problem is { } problem)
            context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, "") { ErrorCode = problem.Code() });
    });
}
