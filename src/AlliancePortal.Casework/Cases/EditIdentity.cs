using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>
/// Writes anew who she is, by the agency that wrote it first. Of two who change it at once the second is refused
/// (<see cref="Refusal.ChangedMeanwhile"/>), keeps the typed text and reads the stored one by <see cref="ShowCase"/>.
/// </summary>
public sealed record EditIdentity : IRequest<IdentityEdited>, IFromDraft
{
    public required Guid CaseId { get; init; }

    /// <inheritdoc />
    public Guid? DraftId { get; init; }

    /// <summary>The version on which the change is based.</summary>
    public required int Version { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string? IdentityNumber { get; init; }

    public PartialDate? DateOfBirth { get; init; }

    public required string Sex { get; init; }

    public IReadOnlyList<string> Citizenships { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Null: not asked.</summary>
    public bool? NeedsInterpreter { get; init; }

    internal PersonNames Names => new(
        Clean(FirstName), Clean(LastName), [.. Aliases.Select(alias => Clean(alias)).OfType<string>()], Clean(IdentityNumber, TextLimits.IdentityNumber));

    /// <summary>Whether the reader may change it: their agency wrote it and may edit, or they took her in themselves.</summary>
    internal static bool May(Operation operation, Case whole, Identity identity, CaseRights rights) =>
        operation.Worker.Owns(identity.AgencyId) && rights.IsActive && !whole.IsAnonymous
        && (rights.May(Section.Identity, Token.Edit) || whole.OpenedBy == operation.Worker.UserId);

    private static string? Clean(string? text, int limit = TextLimits.Name) => PersonText.Line(text, limit).Value;
}

public sealed record IdentityEdited(int Version);

internal sealed class EditIdentityUseCase(SearchIndex search) : UseCase<EditIdentity, IdentityEdited>
{
    public override Permission Permission => Permission.Casework;

    public override async Task AuthoriseAsync(Operation operation, EditIdentity request, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        var identity = await operation.Db.Identities.FindAsync([whole.Id], cancel);
        var rights = await CaseRights.OfAsync(operation, whole.Id, cancel);
        if (whole.IsAnonymous && identity is not null) throw new RefusedException(CaseRefusals.Anonymous);
        if (identity is null || !EditIdentity.May(operation, whole, identity, rights)) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<IdentityEdited> HandleAsync(Operation operation, EditIdentity request, CancellationToken cancel)
    {
        var whole = (await operation.Db.Cases.FindAsync([request.CaseId], cancel))!;
        var identity = (await operation.Db.Identities.FindAsync([request.CaseId], cancel))!;
        var essentials = await operation.Db.IdentityEssentials.SingleAsync(e => e.CaseId == request.CaseId, cancel);
        if (identity.Version != request.Version) throw new RefusedException(Refusal.ChangedMeanwhile);
        KeepChildStatus(whole, essentials, request.DateOfBirth);

        var names = request.Names;
        identity.Names = await operation.Seals.SealAsync(whole.VictimId, "names", names, cancel);
        identity.DateOfBirth = request.DateOfBirth?.ToString();
        identity.Citizenships = [.. request.Citizenships];
        if (names.Aliases.FirstOrDefault() is { } alias) essentials.Label = await operation.Seals.SealAsync(whole.VictimId, "label", alias, cancel);
        essentials.BirthYear = (short?)request.DateOfBirth?.Year;
        essentials.Sex = request.Sex;
        essentials.Languages = [.. request.Languages];
        essentials.NeedsInterpreter = request.NeedsInterpreter;

        operation.Db.Tell(operation, whole.Id, Section.Identity, "identity_changed", whole.Id);
        operation.Audit.Wrote(whole.Id, "identity");
        await operation.Db.SaveChangesAsync(cancel);
        await search.IndexForAllAsync(operation, whole.Id, names, cancel);
        return new IdentityEdited(identity.Version);
    }

    /// <summary>A typed birth date alone never ends or begins a guardianship.</summary>
    private static void KeepChildStatus(Case whole, IdentityEssentials essentials, PartialDate? birth)
    {
        var apparent = (essentials.AgeFrom, essentials.AgeTo) is ({ } from, { } to) ? AgeRange.Of(from, to) : null;
        var status = ChildStatus.Decide(birth, apparent, PeopleTime.Default.DateOf(whole.OpenedAt));
        if (status.IsChild != whole.IsChild) throw new RefusedException(CaseRefusals.AgeNeedsAssessment);
        whole.ChildBasis = status.Basis?.Code();
    }
}
