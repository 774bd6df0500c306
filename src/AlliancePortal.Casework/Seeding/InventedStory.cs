namespace AlliancePortal.Casework.Seeding;

/// <summary>What an intake tells, of sentences that fit each other badly: as long as real ones, and about nobody.</summary>
internal static class InventedStory
{
    public static IReadOnlyList<string> Types { get; } = ["ForcedLabour", "SexualExploitation"];

    public static IReadOnlyList<string> Means { get; } = ["DebtBondage", "PhysicalThreats"];

    private static readonly string[] Sentences =
    [
        "Found in a locked room above a bar.", "She was promised work in a restaurant and a room of her own.", "The owner kept her passport and said that she had to earn it back.",
        "She was brought over the border at night in a lorry with three others.", "A woman whom she calls her aunt took what she earned.", "She has not spoken with her family for two months.",
        "He worked twelve hours a day on a building site and slept in a container there.", "She says that two men watched the door.", "She asks for a doctor and for something warm to wear.",
        "She knows the street but not the number of the house.", "The neighbours rang the police because of the noise.", "She wants nobody at home to learn where she was.",
        "She speaks little and looks at the door when it opens.", "He was told that his wages went to pay for the journey.",
    ];

    public static string Tell(ref Dice dice)
    {
        var told = new string[3 + dice.Roll(6)];
        for (var sentence = 0; sentence < told.Length; sentence++) told[sentence] = dice.Of(Sentences);
        return string.Join(' ', told);
    }
}
