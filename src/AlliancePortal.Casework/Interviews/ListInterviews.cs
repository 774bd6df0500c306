using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>The interviews of the actor's units: those ahead, the next first, or those of the past, the latest first.</summary>
public sealed record ListInterviews : IRequest<InterviewPage>
{
    /// <summary>Held and cancelled instead of booked.</summary>
    public bool Past { get; init; }

    /// <summary>Only those that the actor leads or sits in.</summary>
    public bool Mine { get; init; }

    /// <summary>Id of the last one of the page before.</summary>
    public Guid? After { get; init; }

    public int Size { get; init; } = ListCaseload.DefaultSize;
}

public sealed record InterviewPage(IReadOnlyList<InterviewItem> Items, Guid? Next);

/// <param name="DisplayName">As in the caseload: alias, label or case number where the reader may know no more.</param>
/// <param name="Agency">Who asks; null where the reader may not know.</param>
/// <param name="Place">Of the full record.</param>
/// <param name="ToAttend">The reader is the social worker who sits in.</param>
/// <param name="MayConfirm">The reader can say that she will be there.</param>
/// <param name="LacksSocialWorker">A child's: nobody of the Centre that is guardian now is named.</param>
public sealed record InterviewItem(
    Guid InterviewId, Guid CaseId, string CaseNumber, string DisplayName, bool IsChild, string Kind, string State, string Purpose, string Language, DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt, string? Agency, string? Place, string? SocialWorker, DateTimeOffset? AttendanceConfirmedAt, bool ToAttend, bool MayConfirm, bool LacksSocialWorker, bool IsOwn);

internal sealed class ListInterviewsUseCase : UseCase<ListInterviews, InterviewPage>
{
    public override Permission Permission => Permission.On(Section.Interviews, Token.All | Token.Minimal | Token.Own | Token.Add);

    public override async Task<InterviewPage> HandleAsync(Operation operation, ListInterviews request, CancellationToken cancel)
    {
        operation.Audit.Read(null, request.Past ? "interviews_past" : "interviews_ahead");
        var units = operation.Worker.UnitIds;
        var me = operation.Worker.UserId;
        var booked = InterviewState.Booked.Code();
        var rows = operation.Db.InterviewBox.AsNoTracking().Where(b => units.Contains(b.UnitId) && (request.Past ? b.State != booked : b.State == booked));
        if (units.Count > 1) rows = rows.Where(b => !operation.Db.InterviewBox.Any(other => other.InterviewId == b.InterviewId && units.Contains(other.UnitId) && other.UnitId.CompareTo(b.UnitId) < 0));
        if (request.Mine) rows = rows.Where(b => b.SocialWorkerUserId == me || operation.Db.Interviews.Any(i => i.Id == b.InterviewId && i.InterviewerUserIds.Contains(me)));
        if (request.After is { } after)
        {
            var last = await operation.Db.InterviewBox.AsNoTracking().FirstOrDefaultAsync(b => b.InterviewId == after, cancel) ?? throw new RefusedException(Refusal.Invalid("after", "unknown"));
            rows = request.Past
                ? rows.Where(b => EF.Functions.LessThan(ValueTuple.Create(b.StartedAt, b.InterviewId), ValueTuple.Create(last.StartedAt, last.InterviewId)))
                : rows.Where(b => EF.Functions.GreaterThan(ValueTuple.Create(b.StartedAt, b.InterviewId), ValueTuple.Create(last.StartedAt, last.InterviewId)));
        }

        var ordered = request.Past ? rows.OrderByDescending(b => b.StartedAt).ThenByDescending(b => b.InterviewId) : rows.OrderBy(b => b.StartedAt).ThenBy(b => b.InterviewId);
        var page = await ordered.Take(request.Size + 1).ToListAsync(cancel);
        var shown = page.Take(request.Size).ToList();
        return new InterviewPage(await InterviewItems.ShowAsync(operation, shown, cancel), page.Count > request.Size ? shown[^1].InterviewId : null);
    }

    internal sealed class Shape : AbstractValidator<ListInterviews>
    {
        public Shape() => RuleFor(r => r.Size).InclusiveBetween(1, ListCaseload.MostSize).WithErrorCode("out_of_range");
    }
}
