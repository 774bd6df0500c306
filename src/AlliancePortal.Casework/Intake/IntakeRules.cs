using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Intake;

/// <summary>What follows from an intake's facts, before anything is stored.</summary>
internal static class IntakeRules
{
    /// <summary>Whether she is treated as a child: on the day she was found, or for a record of the past today.</summary>
    public static ChildStatus ChildOf(TakeIn request, DateTimeOffset now)
    {
        var apparent = request.Person.ApparentAge is { } age ? AgeRange.Of(age.From, age.To) : null;
        if (request.Import is not { IsHistoric: true })
            return ChildStatus.Decide(request.Person.DateOfBirth, apparent, PeopleTime.Default.DateOf(request.FoundAt ?? request.IdentifiedAt));
        var today = PeopleTime.Default.DateOf(now);
        return ChildStatus.Decide(request.Person.DateOfBirth, apparent is null ? null : Grown(apparent, PeopleTime.Default.DateOf(request.IdentifiedAt), today), today);
    }

    /// <summary>Refuses what would name a person who refused everything, and a child's refusal of everything.</summary>
    /// <exception cref="RefusedException">One of the two.</exception>
    public static void Check(TakeIn request, ChildStatus child)
    {
        if (request.Consent is not { Refused: true }) return;
        if (child.IsChild) throw new RefusedException(IntakeRefusals.ChildCannotRefuseAll);
        if (NamesHer(request)) throw new RefusedException(IntakeRefusals.RefusalIsAnonymous);
    }

    // Files give the year only, so one year less has passed for certain.
    private static AgeRange Grown(AgeRange then, DateOnly judged, DateOnly today)
    {
        var years = Math.Max(0, Age.On(judged, today) - 1);
        return AgeRange.Of(Math.Min(Age.Highest, then.From + years), Math.Min(Age.Highest, then.To + years));
    }

    private static bool NamesHer(TakeIn request)
    {
        var person = request.Person;
        return IntakeRecords.NamesOf(person) is var names && (names.All.Any() || names.IdentityNumber is not null)
            || person.DateOfBirth is not null
            || new[] { person.Contact, person.SafeWay, request.Narrative, request.Circumstances, request.UrgentMedical }.Any(text => !string.IsNullOrWhiteSpace(text));
    }
}
