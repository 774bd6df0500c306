using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Cases;

/// <summary>Why something cannot be done in a case now.</summary>
public static class CaseRefusals
{
    /// <summary>Closed: nothing is written but a reopening, a correction or a request for access.</summary>
    public static Refusal Closed { get; } = new("case_closed");

    /// <summary>Nothing to open again: it is not closed.</summary>
    public static Refusal NotClosed { get; } = new("case_is_open");

    /// <summary>The entry was struck out before.</summary>
    public static Refusal StruckOutAlready { get; } = new("entry_struck_out");

    /// <summary>A birth date that makes an adult of a child or the other way round needs an age assessment, with its guardianship.</summary>
    public static Refusal AgeNeedsAssessment { get; } = new("age_needs_assessment");

    /// <summary>She refused everything: no name is written down.</summary>
    public static Refusal Anonymous { get; } = new("refusal_is_anonymous");

    /// <summary>Rate first, without knowing the others' ratings; then agree.</summary>
    public static Refusal NotRatedYet { get; } = new("risk_not_rated_yet");

    /// <summary>A child's joint rating needs the rating of the Centre for Social Work that is its guardian.</summary>
    public static Refusal CentreHasNotRated { get; } = new("risk_needs_guardian_rating");
}

/// <summary>Finds the case that a use case writes in.</summary>
internal static class WritableCase
{
    /// <exception cref="RefusedException">Hidden or missing; or closed.</exception>
    public static async Task<Case> FindAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.FindAsync([caseId], cancel) ?? throw new RefusedException(Refusal.NotFound);
        return whole.ClosedAt is null ? whole : throw new RefusedException(CaseRefusals.Closed);
    }
}
