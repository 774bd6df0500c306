using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Board;

/// <summary>The rows that a figure of the board counts, those that wait longest first.</summary>
public sealed record ListBoard : IRequest<BoardPage>
{
    public const int DefaultSize = 25;
    public const int MostSize = 100;

    /// <summary>A figure as <see cref="BoardFigure"/> writes it.</summary>
    public required string Figure { get; init; }

    /// <summary>The cursor that came with the page before.</summary>
    public string? After { get; init; }

    public int Size { get; init; } = DefaultSize;
}

/// <param name="Next">Cursor of the next page; null when there is none.</param>
public sealed record BoardPage(IReadOnlyList<BoardItem> Items, string? Next);

/// <summary>A case or a referral on the board. What the unit does not know yet (the case of an unclaimed referral) is null.</summary>
/// <param name="UnitId">The supervised unit whose row it is.</param>
/// <param name="DisplayName">As in the caseload: name, label or number, as far as the reader may know.</param>
/// <param name="Kind">Of a referral.</param>
/// <param name="State">Of a referral or guardianship.</param>
/// <param name="OtherParty">The agency at the other end of a referral, or the Centre that answers for a child.</param>
/// <param name="WorkerId">Who has the case, or who claimed the referral.</param>
/// <param name="MayComment">Whether the unit can write in the case now.</param>
public sealed record BoardItem(
    Guid UnitId, Guid? CaseId, string? CaseNumber, string? DisplayName, bool IsChild, string Municipality,
    Guid? ReferralId, string? Kind, string? State, string? Urgency, string? OtherParty,
    DateTimeOffset Since, DateTimeOffset? DueAt, bool Overdue, Guid? WorkerId, string? WorkerName, bool MayComment);

internal sealed class ListBoardUseCase : UseCase<ListBoard, BoardPage>
{
    public override Permission Permission => Permission.For(Roles.Supervisors);

    public override async Task<BoardPage> HandleAsync(Operation operation, ListBoard request, CancellationToken cancel)
    {
        var figure = BoardFigure.Parse(request.Figure)!;
        var cursor = BoardCursor.Read(request.After);
        operation.Audit.Read(null, "board_list");
        var items = new BoardItems(operation);
        return figure.Subject switch
        {
            BoardSubject.Referrals => await items.ReferralsAsync(figure, cursor, request.Size, cancel),
            BoardSubject.Guardianships => await items.GuardianshipsAsync(figure, cursor, request.Size, cancel),
            _ => await items.CasesAsync(figure, cursor, request.Size, cancel),
        };
    }

    internal sealed class Shape : AbstractValidator<ListBoard>
    {
        public Shape()
        {
            RuleFor(r => r.Figure).Must(text => BoardFigure.Parse(text) is not null).WithErrorCode("unknown");
            RuleFor(r => r.After).Must(text => text is null || BoardCursor.Read(text) is not null).WithErrorCode("unknown");
            RuleFor(r => r.Size).InclusiveBetween(1, ListBoard.MostSize).WithErrorCode("out_of_range");
        }
    }
}

/// <summary>The last row of a page: ids are ordered by time, so the next page begins with the next younger.</summary>
internal sealed record BoardCursor(Guid Id, Guid UnitId)
{
    public static BoardCursor? Read(string? text) =>
        text?.Split('.') is [var id, var unit] && Guid.TryParseExact(id, "N", out var last) && Guid.TryParseExact(unit, "N", out var lastUnit) ? new BoardCursor(last, lastUnit) : null;

    public override string ToString() => $"{Id:N}.{UnitId:N}";
}
