using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Sealing;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>A page of the cases in which the actor's units take part. No total is given: counting costs more than the page.</summary>
public sealed record ListCaseload : IRequest<CaseloadPage>
{
    public const int DefaultSize = 25;
    public const int MostSize = 100;

    /// <summary>Beginnings of names or aliases in any script and spelling, an identity number, or a case number.</summary>
    public string? Query { get; init; }

    /// <summary>Code of the set <c>case_status</c>.</summary>
    public string? Status { get; init; }

    public bool? Child { get; init; }

    /// <summary>Code of a <see cref="CaseloadSort"/>; null: by activity, a search by newest case.</summary>
    public string? Sort { get; init; }

    /// <summary>Only cases that are the reader's own work.</summary>
    public bool AssignedToMe { get; init; }

    /// <summary>Closed cases, and those that the unit has left, instead of the open ones.</summary>
    public bool Former { get; init; }

    /// <summary>Of the former ones only those that are closed, or only those that go on without the unit.</summary>
    public bool? Closed { get; init; }

    /// <summary>The cursor that came with the page before.</summary>
    public string? After { get; init; }

    public int Size { get; init; } = DefaultSize;
}

/// <summary>How a caseload is ordered.</summary>
public enum CaseloadSort
{
    /// <summary>Latest activity first.</summary>
    Activity,

    /// <summary>Newest case first.</summary>
    Newest,

    /// <summary>Next running clock first, cases without one last.</summary>
    Due,
}

/// <param name="Next">Cursor of the next page; null when there is none.</param>
public sealed record CaseloadPage(IReadOnlyList<CaseloadItem> Items, string? Next);

/// <summary>A case in a list.</summary>
/// <param name="DisplayName">The name or alias; the neutral label, or the case number, where the reader may know no more.</param>
/// <param name="Risk">Code of the agreed level, else of the level that the reader's agency gave.</param>
/// <param name="NextDue">The next running clock that concerns the reader's unit.</param>
public sealed record CaseloadItem(
    Guid CaseId, string CaseNumber, string DisplayName, bool IsChild, string Status, string? Risk, DateTimeOffset LastActivityAt, DateTimeOffset? NextDue);

internal sealed class ListCaseloadUseCase(SearchKeys keys) : UseCase<ListCaseload, CaseloadPage>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<CaseloadPage> HandleAsync(Operation operation, ListCaseload request, CancellationToken cancel)
    {
        var query = Search.SearchQuery.Parse(request.Query);
        operation.Audit.Read(null, query.IsBlank ? "caseload" : "caseload_search");
        var rows = CaseloadRows.Of(operation, request);
        var narrowed = rows;
        if (!query.IsBlank && !CaseloadSearch.TryNarrow(operation, keys, query, ref narrowed)) return new CaseloadPage([], null);

        var sort = EnumCode.Find<CaseloadSort>(request.Sort) ?? (query.IsBlank ? CaseloadSort.Activity : CaseloadSort.Newest);
        var cursor = CaseloadCursor.Read(request.After, sort);
        if (request.After is not null && cursor is null) throw new RefusedException(Refusal.Invalid("after", "unknown"));

        var page = sort == CaseloadSort.Newest ? await CaseloadSearch.NewestAsync(operation, keys, query, rows, cursor?.CaseId, request.Size + 1, cancel) : null;
        page ??= await CaseloadRows.Page(narrowed, sort, cursor).Take(request.Size + 1).ToListAsync(cancel);
        var shown = page.Take(request.Size).ToList();
        var next = page.Count > request.Size ? CaseloadCursor.After(sort, shown[^1]).ToString() : null;
        return new CaseloadPage(await CaseloadRows.ShowAsync(operation, shown, cancel), next);
    }

    internal sealed class Shape : AbstractValidator<ListCaseload>
    {
        public Shape()
        {
            RuleFor(r => r.Size).InclusiveBetween(1, ListCaseload.MostSize).WithErrorCode("out_of_range");
            RuleFor(r => r.Status).Must(code => code is null || CodeSets.Default.IsKnown("case_status", code)).WithErrorCode("unknown");
            RuleFor(r => r.Sort).Must(code => code is null || EnumCode.Find<CaseloadSort>(code) is not null).WithErrorCode("unknown");
        }
    }
}
