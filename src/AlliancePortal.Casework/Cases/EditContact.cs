using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>
/// Writes anew how one's agency knows to reach her. What stood there before stays stored with its author; of two who write at once the second
/// is refused (<see cref="Refusal.ChangedMeanwhile"/>) and reads the stored text by <see cref="ShowCase"/>. An empty field takes the former answer back.
/// </summary>
public sealed record EditContact : IRequest<ContactEdited>, IFromDraft
{
    public required Guid CaseId { get; init; }

    /// <inheritdoc />
    public Guid? DraftId { get; init; }

    /// <summary>The version on which the change is based; 0 while the agency has written nothing.</summary>
    public required int Version { get; init; }

    /// <summary>How and when she is reached safely, by whom; not her own number.</summary>
    public string? SafeWay { get; init; }

    public string? Phone { get; init; }

    public string? Address { get; init; }

    /// <summary>Codes of the set <c>safe_contact</c>.</summary>
    public IReadOnlyList<string> Safe { get; init; } = [];

    public string? Notes { get; init; }
}

public sealed record ContactEdited(int Version);

internal sealed class EditContactUseCase : UseCase<EditContact, ContactEdited>
{
    public override Permission Permission => Permission.On(Section.Contact, Token.Edit);

    public override async Task AuthoriseAsync(Operation operation, EditContact request, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        if (!(await CaseRights.OfAsync(operation, whole.Id, cancel)).May(Section.Contact, Token.Edit)) throw new RefusedException(Refusal.NotFound);
        if (whole.IsAnonymous) throw new RefusedException(CaseRefusals.Anonymous);
    }

    public override async Task<ContactEdited> HandleAsync(Operation operation, EditContact request, CancellationToken cancel)
    {
        var whole = (await operation.Db.Cases.FindAsync([request.CaseId], cancel))!;
        await operation.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({whole.Id.ToString() + operation.Worker.AgencyId}, 3))", cancel);
        if (await ContactVersion.OfAsync(operation, whole.Id, cancel) != request.Version) throw new RefusedException(Refusal.ChangedMeanwhile);

        var version = request.Version + 1;
        var details = new ContactDetails(Line(request.Phone, TextLimits.Phone), Line(request.Address), request.Safe.Count == 0 ? null : string.Join(' ', request.Safe), PersonText.Narrative(request.Notes).Value);
        var contact = new Contact { Id = NewId.At(operation.Now), CaseId = whole.Id, Version = version, Details = await operation.Seals.SealAsync(whole.VictimId, "contact", details, cancel) };
        contact.Author(operation);
        var way = new ContactWay { Id = NewId.At(operation.Now), CaseId = whole.Id, Version = version, SafeWay = await operation.Seals.SealAsync(whole.VictimId, "safe_way", Line(request.SafeWay), cancel) };
        way.Author(operation);
        operation.Db.AddRange(contact, way);
        operation.Db.Tell(operation, whole.Id, Section.Contact, "contact_changed", contact.Id);
        operation.Audit.Wrote(whole.Id, "contact", contact.Id);
        return new ContactEdited(version);
    }

    private static string? Line(string? text, int limit = TextLimits.ShortText) => PersonText.Line(text, limit).Value;

    internal sealed class Shape : AbstractValidator<EditContact>
    {
        private const string NotSafe = "not_safe";

        public Shape()
        {
            RuleFor(r => r.SafeWay).Must(text => IsLine(text)).WithErrorCode("not_text");
            RuleFor(r => r.Phone).Must(text => IsLine(text, TextLimits.Phone)).WithErrorCode("not_text");
            RuleFor(r => r.Address).Must(text => IsLine(text)).WithErrorCode("not_text");
            RuleFor(r => r.Notes).Must(text => string.IsNullOrWhiteSpace(text) || PersonText.Narrative(text).IsClean).WithErrorCode("not_text");
            RuleFor(r => r.Safe).Must(codes => codes.Distinct().Count() == codes.Count && codes.All(code => CodeSets.Default.IsKnown("safe_contact", code))).WithErrorCode("unknown");
            RuleFor(r => r.Safe).Must(codes => codes.Count == 1 || !codes.Contains(NotSafe)).WithErrorCode("contradicts");
        }

        private static bool IsLine(string? text, int limit = TextLimits.ShortText) => string.IsNullOrWhiteSpace(text) || PersonText.Line(text, limit).IsClean;
    }
}

/// <summary>How often the reader's agency has written how to reach her.</summary>
internal static class ContactVersion
{
    public static async Task<int> OfAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        var agency = operation.Worker.AgencyId;
        var contact = await operation.Db.Contacts.Where(c => c.CaseId == caseId && c.AgencyId == agency).MaxAsync(c => (int?)c.Version, cancel);
        var way = await operation.Db.ContactWays.Where(w => w.CaseId == caseId && w.AgencyId == agency).MaxAsync(w => (int?)w.Version, cancel);
        return Math.Max(contact ?? 0, way ?? 0);
    }
}
