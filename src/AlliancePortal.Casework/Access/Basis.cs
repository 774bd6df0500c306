namespace AlliancePortal.Casework.Access;

/// <summary>Why a unit is in a case. Nothing but a basis opens a section.</summary>
public enum Basis
{
    OpenedCase,
    GuardianshipNotified,
    Guardian,
    ReferralClaimed,
    ReferralAccepted,
    Share,

    /// <summary>Opened a closed case again, and reads what the unit read when it closed it.</summary>
    ReopenedCase,

    /// <summary>Emergency access of one person: no participation, since those are of units and write.</summary>
    BreakGlass,
}

/// <summary>
/// The sections that a basis opens in full and those it opens as minimal fields, as masks; and those in which a service keeps its own entries,
/// which are open to it as minimal fields whatever was agreed, since otherwise it could not do its work. A section of <c>Work</c> that is in
/// neither of the others is open for what the unit writes itself, and for nothing of others.
/// </summary>
public readonly record struct Opening(int Full, int Minimal, int Work = 0)
{
    /// <summary>Every section with at least its minimal fields.</summary>
    public int Any => Full | Minimal;
}
