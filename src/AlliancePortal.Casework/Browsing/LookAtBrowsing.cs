using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Browsing;

/// <summary>The reviewer has looked at it and says what there was to it.</summary>
public sealed record LookAtBrowsing : IRequest<BrowsingAlertView>
{
    public required Guid AlertId { get; init; }

    public required string Note { get; init; }
}

internal sealed class LookAtBrowsingUseCase : UseCase<LookAtBrowsing, BrowsingAlertView>
{
    public override Permission Permission => Permission.For(BrowsingRules.Reviewers);

    public override async Task AuthoriseAsync(Operation operation, LookAtBrowsing request, CancellationToken cancel)
    {
        if ((await ListBrowsingAlertsUseCase.ReadAsync(operation, request.AlertId, cancel)).Count == 0) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<BrowsingAlertView> HandleAsync(Operation operation, LookAtBrowsing request, CancellationToken cancel)
    {
        var key = NewId.At(operation.Now);
        await operation.Seals.Keys.CreateAsync(key, cancel);
        var note = await operation.Seals.SealAsync(key, BrowsingAlert.NoteField, PersonText.Narrative(request.Note, TextLimits.ShortText).Value, cancel);
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.look_at_browsing({request.AlertId}, {key}, {note}) as \"Value\"").SingleAsync(cancel)) throw new RefusedException(BrowsingRefusals.LookedAt);
        operation.Audit.Wrote(null, "browsing_looked_at", request.AlertId);
        return (await ListBrowsingAlertsUseCase.ReadAsync(operation, request.AlertId, cancel)).Single();
    }

    internal sealed class Shape : AbstractValidator<LookAtBrowsing>
    {
        public Shape() => RuleFor(r => r.Note).MustBeReason();
    }
}
