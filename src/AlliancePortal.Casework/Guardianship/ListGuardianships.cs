using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>The guardianships that the actor's units may see, those due first.</summary>
public sealed record ListGuardianships : IRequest<IReadOnlyList<GuardianshipView>>
{
    /// <summary>Codes of states; empty: all that are open.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Only those whose next step is overdue.</summary>
    public bool Overdue { get; init; }

    /// <summary>Only of this case.</summary>
    public Guid? CaseId { get; init; }
}

internal sealed class ListGuardianshipsUseCase : UseCase<ListGuardianships, IReadOnlyList<GuardianshipView>>
{
    private const int Most = 200;

    public override Permission Permission => Permission.On(Section.Guardianship, Token.All | Token.Minimal);

    public override async Task<IReadOnlyList<GuardianshipView>> HandleAsync(Operation operation, ListGuardianships request, CancellationToken cancel)
    {
        var states = request.States.Select(EnumCode.Find<GuardianshipState>).OfType<GuardianshipState>().ToArray();
        var cases = operation.Db.Caseload.Where(row => row.IsActive && (request.CaseId == null || row.CaseId == request.CaseId)).Select(row => row.CaseId);
        var found = operation.Db.Guardianships.Where(g => cases.Contains(g.CaseId));
        found = states.Length > 0 ? found.Where(g => states.Contains(g.State)) : found.Where(g => g.EndedAt == null);
        if (request.Overdue) found = found.Where(g => g.DueAt < operation.Now);
        var page = await found.OrderBy(g => g.DueAt == null).ThenBy(g => g.DueAt).ThenByDescending(g => g.Id).Take(Most).ToListAsync(cancel);
        operation.Audit.Read(request.CaseId, "guardianships");
        return await GuardianshipViews.ShowAsync(operation, page, cancel);
    }
}
