using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;

namespace AlliancePortal.Casework.Cases;

/// <summary>Adds a dated entry to a section: what was done or learnt. Another agency's entry is not changed but answered by a correction.</summary>
public sealed record AddCaseEntry : IRequest<EntryAdded>, IFromDraft
{
    public required Guid CaseId { get; init; }

    /// <inheritdoc />
    public Guid? DraftId { get; init; }

    /// <summary>Key of the section.</summary>
    public required string Section { get; init; }

    /// <summary>One of <see cref="EntryKinds.Of"/> the section.</summary>
    public required string Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>Null: now.</summary>
    public DateTimeOffset? HappenedAt { get; init; }
}

/// <param name="ForAuthorOnly">Nobody but its author reads it.</param>
public sealed record EntryAdded(Guid EntryId, bool ForAuthorOnly);

internal sealed class AddCaseEntryUseCase : UseCase<AddCaseEntry, EntryAdded>
{
    public override Permission Permission => Permission.Casework;

    public override async Task AuthoriseAsync(Operation operation, AddCaseEntry request, CancellationToken cancel)
    {
        await WritableCase.FindAsync(operation, request.CaseId, cancel);
        var rights = await CaseRights.OfAsync(operation, request.CaseId, cancel);
        if (Sections.FromKey(request.Section) is not { } section || rights.Addable(section).Count == 0) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<EntryAdded> HandleAsync(Operation operation, AddCaseEntry request, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        var section = Sections.FromKey(request.Section)!.Value;
        var entry = new CaseEntry
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            Section = (short)section,
            Kind = request.Kind,
            Text = (await operation.Seals.SealAsync(whole.VictimId, "entry", PersonText.Narrative(request.Text).Value, cancel))!,
            HappenedAt = (request.HappenedAt ?? operation.Now).ToUniversalTime(),
            ForAuthorOnly = EntryKinds.IsForAuthorOnly(operation.Worker.Role, section, request.Kind),
        };
        entry.Author(operation);
        operation.Db.CaseEntries.Add(entry);
        operation.Db.Tell(operation, whole.Id, section, "entry_added", entry.Id);
        operation.Audit.Wrote(whole.Id, "entry:" + request.Section, entry.Id);
        return new EntryAdded(entry.Id, entry.ForAuthorOnly);
    }

    internal sealed class Shape : AbstractValidator<AddCaseEntry>
    {
        private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

        public Shape(TimeProvider time)
        {
            RuleFor(r => r.Kind).Must((r, kind) => Sections.FromKey(r.Section) is { } section && EntryKinds.Of(section).Contains(kind)).WithErrorCode("unknown");
            RuleFor(r => r.Text).Custom((text, context) =>
            {
                if (PersonText.Narrative(text).Problem is { } problem) context.AddFailure(new FluentValidation.Results.ValidationFailure("Text", problem.Code()) { ErrorCode = problem.Code() });
            });
            RuleFor(r => r.HappenedAt).Must(at => at is null || at <= time.GetUtcNow() + ClockSkew).WithErrorCode("in_future");
            RuleFor(r => r.HappenedAt).Must(at => at is null || at > DateTimeOffset.UnixEpoch).WithErrorCode("too_long_ago");
        }
    }
}
