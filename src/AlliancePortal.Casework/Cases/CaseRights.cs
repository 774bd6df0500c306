using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.BreakGlass;
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
    private readonly Masks opened;

    private CaseRights(Role role, IReadOnlyCollection<Participation> participations, BreakGlassRecord? emergency, int closed)
    {
        this.role = role;
        IsActive = participations.Any(participation => participation.IsActive);
        BreakGlass = emergency;
        var units = participations.GroupBy(participation => participation.UnitId).ToList();
        // Who supervises several lines of an NGO has the least that any of them opens (access table, note 10).
        var least = role == Role.NgoSupervisor ? units.Where(unit => unit.Any(participation => participation.IsActive)).ToList() : [];
        opened = units.Select(Masks.Of).Aggregate(default(Masks), (all, unit) => all.Or(unit));
        if (least.Count > 1) opened = least.Select(Masks.Of).Aggregate((all, unit) => all.And(unit)) with { Past = opened.Past };
        if (emergency is not null) opened = opened.Or(new Masks(emergency.FullMask, emergency.FullMask | emergency.MinimalMask, 0, 0));
        // Where an official is involved, the named alone.
        opened = opened.And(new Masks(~closed, ~closed, ~closed, ~closed));
    }

    /// <summary>False for a former participant.</summary>
    public bool IsActive { get; }

    /// <summary>The emergency access by which alone the case is open; null: the reader's unit is in it.</summary>
    public BreakGlassRecord? BreakGlass { get; }

    public static async Task<CaseRights> OfAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        var participations = await operation.Db.Participations.AsNoTracking().Where(p => p.CaseId == caseId).ToListAsync(cancel);
        return Of(operation, caseId, participations, participations.Exists(p => p.IsActive) ? null
            : await operation.Db.BreakGlasses.AsNoTracking().Where(b => b.CaseId == caseId).OrderByDescending(b => b.OpenUntil).FirstOrDefaultAsync(cancel));
    }

    /// <param name="emergency">Counts only while no unit of the reader takes part.</param>
    public static CaseRights Of(Operation operation, Guid caseId, IReadOnlyCollection<Participation> participations, BreakGlassRecord? emergency)
    {
        var closed = operation.Worker.UnnamedIn.Contains(caseId) ? Sections.Mask([Section.Investigation, Section.Offenders]) : 0;
        return new CaseRights(operation.Worker.Role, participations, participations.Any(p => p.IsActive) ? null : emergency, closed);
    }

    /// <summary>The right in a section.</summary>
    public Token In(Section section)
    {
        var ceiling = AccessTable.Ceiling(role, section);
        var right = Token.None;
        if (opened.Writable.Has(section)) right |= ceiling & (Token.Named | Token.Add | Token.Edit);
        if (opened.Any.Has(section) && (ceiling & (Token.All | Token.Minimal)) != 0) right |= Token.Minimal;
        if (opened.Full.Has(section)) right |= ceiling & Token.All;
        if ((opened.Writable | opened.Past).Has(section) && (ceiling & (Token.All | Token.Own)) != 0 && !ceiling.HasFlag(Token.Named)) right |= Token.Own;
        return right;
    }

    public bool May(Section section, Token right) => (In(section) & right) != 0;

    /// <summary>The kinds of entry that the reader may add to the section.</summary>
    public IReadOnlyList<string> Addable(Section section) => May(section, Token.Add) ? EntryKinds.Of(section) : [];

    /// <summary>What participations open: in full, at least in part, as own entries of then, and for writing.</summary>
    private readonly record struct Masks(int Full, int Any, int Past, int Writable)
    {
        public static Masks Of(IEnumerable<Participation> unit) => unit.Aggregate(default(Masks), (all, participation) => all.Or(Of(participation)));

        public Masks Or(Masks other) => new(Full | other.Full, Any | other.Any, Past | other.Past, Writable | other.Writable);

        public Masks And(Masks other) => new(Full & other.Full, Any & other.Any, Past & other.Past, Writable & other.Writable);

        private static Masks Of(Participation participation)
        {
            var any = participation.FullMask | participation.MinimalMask;
            // Who has only claimed a referral decides on it, and writes nothing into the case yet.
            var writes = participation.IsActive && participation.Basis != Basis.ReferralClaimed.Code();
            return new Masks(participation.FullMask, any, participation.OwnMask, writes ? any | (participation.OwnMask & BasisTable.MayBeOwnOnly) : 0);
        }
    }
}
