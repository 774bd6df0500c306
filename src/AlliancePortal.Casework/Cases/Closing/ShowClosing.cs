using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases.Closing;

/// <summary>What is still open in a case, for whoever is about to close it.</summary>
public sealed record ShowClosing(Guid CaseId) : IRequest<ClosingView>;

/// <param name="Blocked">The guardianship of a child runs; it ends by its two signatures first.</param>
public sealed record ClosingView(Guid CaseId, bool Blocked, IReadOnlyList<OpenMatter> Open);

/// <summary>Something that ends with the case.</summary>
/// <param name="What"><c>guardianship</c>, <c>referral</c>, <c>interview</c>.</param>
/// <param name="Code">State of a guardianship, kind of a referral, purpose of an interview; null where the reader may no longer know it.</param>
/// <param name="AgencyName">The Centre, the addressee, the interviewing agency; null likewise.</param>
/// <param name="At">When its clock is due, or when the interview is booked.</param>
public sealed record OpenMatter(string What, string? Code, string? AgencyName, DateTimeOffset? At);

internal sealed class ShowClosingUseCase : UseCase<ShowClosing, ClosingView>
{
    public override Permission Permission => Permission.For(Role.VaauSupervisor, Role.CswSupervisor);

    public override async Task<ClosingView> HandleAsync(Operation operation, ShowClosing request, CancellationToken cancel)
    {
        if (await CaseEnding.RequiredAsync(operation, request.CaseId, cancel) != "close") throw new RefusedException(CaseRefusals.Closed);
        operation.Audit.Read(request.CaseId, "closing");
        var rows = await operation.Db.Database.SqlQuery<Row>($"select what, code, agency_id, at from casework.open_in_case({request.CaseId})").ToListAsync(cancel);
        var ids = rows.Select(row => row.AgencyId).OfType<Guid>().ToArray();
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancel);
        return new ClosingView(request.CaseId, rows.Exists(row => row.What == "guardianship"),
            [.. rows.Select(row => new OpenMatter(row.What, row.Code, row.AgencyId is { } id ? agencies[id] : null, row.At))]);
    }

    private sealed record Row(string What, string? Code, Guid? AgencyId, DateTimeOffset? At);
}
