using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Referrals;

namespace AlliancePortal.Casework.Board;

/// <summary>
/// One number of the supervisor's board, and so one list behind it. Written with dots in addresses: <c>referrals.incoming.sent.week</c>,
/// <c>guardianships.overdue</c>, <c>cases.worker.{id}</c>.
/// </summary>
public sealed record BoardFigure
{
    /// <summary>Referrals that came to the unit.</summary>
    public const string Incoming = "incoming";

    /// <summary>Referrals that the unit sent.</summary>
    public const string Outgoing = "outgoing";

    private const string Any = "any";

    private BoardFigure(BoardSubject subject, string what) => (Subject, What) = (subject, what);

    public BoardSubject Subject { get; }

    /// <summary>A box for referrals; <c>unanswered</c> or <c>overdue</c> for guardianships; <c>unassigned</c>, <c>orphaned</c> or <c>worker</c> for cases.</summary>
    public string What { get; }

    /// <summary>State of the referrals meant; null: all that are open.</summary>
    public string? State { get; private init; }

    /// <summary>How long ago the referrals meant were sent; null: whenever.</summary>
    public AgeBand? Age { get; private init; }

    /// <summary>Only referrals that wait beyond their deadline.</summary>
    public bool Overdue { get; private init; }

    /// <summary>The worker whose cases are meant.</summary>
    public Guid? WorkerId { get; private init; }

    public static BoardFigure GuardianshipsUnanswered { get; } = new(BoardSubject.Guardianships, "unanswered");

    public static BoardFigure GuardianshipsOverdue { get; } = new(BoardSubject.Guardianships, "overdue");

    public static BoardFigure CasesUnassigned { get; } = new(BoardSubject.Cases, "unassigned");

    /// <summary>Cases of a worker who is blocked or no longer in the unit.</summary>
    public static BoardFigure CasesOrphaned { get; } = new(BoardSubject.Cases, "orphaned");

    public static BoardFigure CasesOf(Guid workerId) => new(BoardSubject.Cases, "worker") { WorkerId = workerId };

    public static BoardFigure Referrals(string box, string? state = null, AgeBand? age = null) => new(BoardSubject.Referrals, box) { State = state, Age = age };

    public static BoardFigure ReferralsOverdue(string box) => new(BoardSubject.Referrals, box) { Overdue = true };

    /// <summary>Null for a text that names no figure.</summary>
    public static BoardFigure? Parse(string? text) => text?.Split('.') switch
    {
        ["guardianships", "unanswered"] => GuardianshipsUnanswered,
        ["guardianships", "overdue"] => GuardianshipsOverdue,
        ["cases", "unassigned"] => CasesUnassigned,
        ["cases", "orphaned"] => CasesOrphaned,
        ["cases", "worker", var id] when Guid.TryParse(id, out var worker) => CasesOf(worker),
        ["referrals", var box, "overdue"] when IsBox(box) => ReferralsOverdue(box),
        ["referrals", var box, var state, var age] when IsBox(box) && IsState(state) && AgeBands.Find(age) is { } band => Referrals(box, state == Any ? null : state, band),
        ["referrals", var box, var state] when IsBox(box) && IsState(state) => Referrals(box, state == Any ? null : state),
        _ => null,
    };

    public override string ToString() => Subject switch
    {
        BoardSubject.Guardianships => $"guardianships.{What}",
        BoardSubject.Cases => WorkerId is { } worker ? $"cases.{What}.{worker}" : $"cases.{What}",
        _ when Overdue => $"referrals.{What}.overdue",
        _ => $"referrals.{What}.{State ?? Any}{(Age is { } age ? $".{age.Code()}" : "")}",
    };

    private static bool IsBox(string text) => text is Incoming or Outgoing;

    private static bool IsState(string text) => text == Any || OpenStates.Contains(text);

    /// <summary>The states of a referral that still asks something of somebody.</summary>
    public static IReadOnlyList<string> OpenStates { get; } = [ReferralStates.Sent, ReferralStates.Claimed, ReferralStates.Accepted];
}

/// <summary>What a figure counts.</summary>
public enum BoardSubject
{
    Referrals,
    Guardianships,
    Cases,
}
