using System.Text.Json;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Retention;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Drafts;

/// <summary>Keeps what was typed so far, for its owner alone, until it is sent, discarded or untouched for longer than the schedule keeps it.</summary>
public sealed record SaveDraft : IRequest<SavedDraft>
{
    /// <summary>Null for a new draft.</summary>
    public Guid? Id { get; init; }

    /// <summary>The form: <c>intake</c>, <c>refer</c> …</summary>
    public required string Kind { get; init; }

    /// <summary>The case that the form is about: its owner has one draft of a kind for it. Null for what is about no case yet.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>By what its owner will know it in the list of drafts; sealed like the rest.</summary>
    public required string Title { get; init; }

    /// <summary>The form as a JSON object.</summary>
    public required string Content { get; init; }

    /// <summary>The version that was read or saved last; another one stored meanwhile answers <see cref="Refusal.ChangedMeanwhile"/>, and <see cref="OpenDraft"/> has its text.</summary>
    public int Version { get; init; }
}

/// <summary>The draft as stored now.</summary>
public sealed record SavedDraft(Guid Id, int Version, DateTimeOffset SavedAt, DateTimeOffset ExpiresAt);

internal sealed class SaveDraftUseCase : UseCase<SaveDraft, SavedDraft>
{
    private const int MostOfOnePerson = 100;

    public override Permission Permission => Permission.Casework;

    public override Task AuthoriseAsync(Operation operation, SaveDraft request, CancellationToken cancel) => KeptDrafts.AuthoriseAsync(operation, request.CaseId, cancel);

    public override async Task<SavedDraft> HandleAsync(Operation operation, SaveDraft request, CancellationToken cancel)
    {
        var key = KeptDrafts.Key(request.Kind, request.CaseId);
        var draft = request.Id is { } id
            ? await operation.Db.Drafts.SingleOrDefaultAsync(d => d.Id == id && d.Kind == key, cancel) ?? throw new RefusedException(Refusal.NotFound)
            : await StartAsync(operation, key, request.CaseId is not null, cancel);
        if (request.Id is not null && draft.Version != request.Version) throw new RefusedException(Refusal.ChangedMeanwhile);

        var title = PersonText.Line(request.Title).Value ?? "";
        draft.Content = (await operation.Seals.SealAsync(draft.Id, DraftText.Field, new DraftText(title, request.Content), cancel))!;
        draft.SavedAt = operation.Now;
        draft.ExpiresAt = operation.Now + await RetentionReading.LengthAsync(operation, RetentionCategories.Drafts, cancel);
        await operation.Db.SaveChangesAsync(cancel);
        operation.Audit.Wrote(null, "draft", draft.Id);
        return new SavedDraft(draft.Id, draft.Version, draft.SavedAt, draft.ExpiresAt);
    }

    private static async Task<Draft> StartAsync(Operation operation, string key, bool onlyOne, CancellationToken cancel)
    {
        if (onlyOne) await RefuseSecondAsync(operation, key, cancel);
        if (await operation.Db.Drafts.CountAsync(cancel) >= MostOfOnePerson) throw new RefusedException(DraftRefusals.TooMany);
        var draft = new Draft { Id = NewId.At(operation.Now), OwnerUserId = operation.Worker.UserId, Kind = key, Content = [], StartedAt = operation.Now };
        await operation.Seals.Keys.CreateAsync(draft.Id, cancel);
        operation.Db.Drafts.Add(draft);
        return draft;
    }

    /// <summary>A second window began the same form: the first one's text stands, and this one is told.</summary>
    private static async Task RefuseSecondAsync(Operation operation, string key, CancellationToken cancel)
    {
        await operation.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({operation.Worker.UserId.ToString() + key}, 2))", cancel);
        var before = await operation.Db.Drafts.FirstOrDefaultAsync(d => d.Kind == key, cancel);
        if (before is null) return;
        if (before.ExpiresAt > operation.Now) throw new RefusedException(Refusal.ChangedMeanwhile);
        operation.Db.Entry(before).State = EntityState.Detached;
        await KeptDrafts.DestroyAsync(operation, before.Id, cancel);
    }

    internal sealed class Shape : AbstractValidator<SaveDraft>
    {
        // With the case behind it the key has to fit its column.
        private const int LongestKind = 27;
        private const int LongestContent = 200_000;

        public Shape()
        {
            RuleFor(r => r.Kind).Matches("^[a-z][A-Za-z0-9_.-]*$").WithErrorCode("unknown").MaximumLength(LongestKind).WithErrorCode("too_long");
            RuleFor(r => r.Title).Must(title => title is not null && (title.Length == 0 || PersonText.Line(title).IsClean)).WithErrorCode("not_text");
            RuleFor(r => r.Content).Must(content => content?.Length <= LongestContent).WithErrorCode("too_long");
            RuleFor(r => r.Content).Must(IsObject).WithErrorCode("not_json").When(r => r.Content?.Length <= LongestContent);
        }

        private static bool IsObject(string content)
        {
            try
            {
                using var json = JsonDocument.Parse(content);
                return json.RootElement.ValueKind == JsonValueKind.Object;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }
}
