using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Testing.Casework;

/// <summary>Intakes with only the facts that matter; change the rest by <c>with</c>.</summary>
public static class Intakes
{
    public static TakeIn Child(string firstName = "Mirjeta", string lastName = "Krasniqi") => Of(firstName, lastName, "2012-05-01");

    public static TakeIn Adult(string firstName = "Nicoleta", string lastName = "Rusu") => Of(firstName, lastName, "1999-01-15");

    private static TakeIn Of(string firstName, string lastName, string birth) => new()
    {
        FoundAt = CaseworkWorld.Night.AddMinutes(-30),
        IdentifiedAt = CaseworkWorld.Night.AddMinutes(-10),
        Municipality = "prizren",
        Person = new PersonTakenIn
        {
            FirstName = firstName,
            LastName = lastName,
            DateOfBirth = PartialDate.Parse(birth),
            Sex = "female",
            Citizenships = ["MD"],
            Languages = ["ro"],
            Contact = "+383 44 111 222",
        },
        Narrative = "Found in a locked room above a bar.",
    };
}
