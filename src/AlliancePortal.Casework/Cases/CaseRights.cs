using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>
/// What the reader may do in one case: the role's ceiling cut by what the participations of the reader's units open. It says which sections
/// are shown and what is offered there; the rows themselves are given or withheld by the database.
/// </summary>
internal sealed class CaseRights
{
    private readonly Role role;
    private readonly int full;
    private readonly int minimal;
    private readonly int past;
    private readonly int writable;

    private CaseRights(Role role, IReadOnlyCollection<Participation> participations)
    {
        this.role = role;
        foreach (var participation in participations)
        {
            full |= participation.FullMask;
            minimal |= participation.MinimalMask;
            past |= participation.OwnMask;
            // Who has only claimed a referral decides on it, and writes nothing into the case yet.
            if (participation.IsActive && participation.Basis != Basis.ReferralClaimed.Code()) writable |= participation.FullMask | participation.MinimalMask;
        }

        IsActive = participations.Any(participation => participation.IsActive);
    }

    /// <summary>False for a former participant.</summary>
    public bool IsActive { get; }

    public static async Task<CaseRights> OfAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        new(operation.Worker.Role, await operation.Db.Participations.AsNoTracking().Where(p => p.CaseId == caseId).ToListAsync(cancel));

    /// <summary>The right in a section.</summary>
    public Token In(Section section)
    {
        var ceiling = AccessTable.Ceiling(role, section);
        var opened = (full | minimal).Has(section);
        var right = Token.None;
        if (writable.Has(section)) right |= ceiling & (Token.Named | Token.Add | Token.Edit);
        if (opened && (ceiling & (Token.All | Token.Minimal)) != 0) right |= Token.Minimal;
        if (full.Has(section)) right |= ceiling & Token.All;
        if ((writable | past).Has(section) && (ceiling & (Token.All | Token.Own)) != 0 && !ceiling.HasFlag(Token.Named)) right |= Token.Own;
        return right;
    }

    public bool May(Section section, Token right) => (In(section) & right) != 0;

    /// <summary>The kinds of entry that the reader may add to the section.</summary>
    public IReadOnlyList<string> Addable(Section section) => May(section, Token.Add) ? EntryKinds.Of(section) : [];
}
