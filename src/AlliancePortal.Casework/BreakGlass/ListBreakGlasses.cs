using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.BreakGlass;

/// <summary>Emergency accesses of the last 90 days: the actor's own, and those of others which the actor answers for; newest first.</summary>
public sealed record ListBreakGlasses : IRequest<BreakGlassList>;

/// <param name="MayAsk">The actor's role may ask for emergency access.</param>
/// <param name="LongestHours">How long one may last.</param>
public sealed record BreakGlassList(IReadOnlyList<BreakGlassView> Items, bool MayAsk, int LongestHours);

internal sealed class ListBreakGlassesUseCase(Agencies.Jurisdiction.JurisdictionFile jurisdiction) : UseCase<ListBreakGlasses, BreakGlassList>
{
    public override Permission Permission => BreakGlassRoles.Any;

    public override async Task<BreakGlassList> HandleAsync(Operation operation, ListBreakGlasses request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "break_glasses");
        var items = await BreakGlassReading.ListAsync(operation, cancel);
        return new BreakGlassList(items, BreakGlassRoles.Askers.Roles.Contains(operation.Worker.Role), (int)jurisdiction.Limits.BreakGlass.TotalHours);
    }
}
