namespace AlliancePortal.Casework.Seeding;

/// <summary>Names that people of the region have, invented together. Three are for trying the search.</summary>
public static class InventedNames
{
    /// <summary>The surname of every thirtieth case of the first agency, and of nobody else: 10,000 of a million.</summary>
    public const string Common = "Hoxha";

    /// <summary>The surname of ten people of a million, all of the first agency; written in each of <see cref="RareSpellings"/> in turn.</summary>
    public const string Rare = "Čubrilović";

    /// <summary>Nobody's.</summary>
    public const string Absent = "Wyszkowska";

    /// <summary>The rare surname in Cyrillic, Albanian and Serbian spelling.</summary>
    public static IReadOnlyList<string> RareSpellings { get; } = ["Чубриловић", "Çubriloviq", Rare];

    internal static IReadOnlyList<Origin> Origins { get; } =
    [
        new("XK", "sq", Cyrillic: false,
            ["Elira", "Blerta", "Mirjeta", "Arta", "Luljeta", "Vesa", "Shqipe", "Drilona", "Albana", "Fjolla", "Gresa", "Kaltrina", "Liridona", "Njomza", "Rina", "Teuta", "Valdete", "Yllka", "Zana", "Egzona"],
            ["Arben", "Besnik", "Dardan", "Faton", "Granit", "Ilir", "Kushtrim", "Leotrim", "Valon", "Zymer"],
            ["Krasniqi", "Gashi", "Berisha", "Morina", "Shala", "Bytyqi", "Kelmendi", "Thaçi", "Rexhepi", "Sylejmani", "Gërvalla", "Zeqiri", "Ahmeti", "Bajrami", "Dërguti", "Lajçi", "Mulliqi", "Nikçi", "Pllana", "Rugova",
             "Salihu", "Tahiri", "Veliu", "Xhemajli", "Ymeri", "Zogaj", "Fazliu", "Islami", "Jashari", "Kabashi"]),
        new("RS", "sr", Cyrillic: true,
            ["Dragana", "Tijana", "Svetlana", "Jelena", "Milica", "Snežana", "Vesna", "Ljiljana", "Nataša", "Gordana", "Biljana", "Jovana"],
            ["Dragan", "Miloš", "Nikola", "Zoran", "Goran", "Đorđe"],
            ["Ilić", "Jovanović", "Petrović", "Nikolić", "Marković", "Đorđević", "Stojanović", "Milošević", "Stanković", "Pavlović", "Živković", "Savić", "Todorović", "Vučković", "Lazić", "Ćirić", "Šarić", "Radovanović"]),
        new("MD", "ro", Cyrillic: false,
            ["Ana", "Valentina", "Nicoleta", "Irina", "Mirela", "Tatiana", "Cristina", "Doina", "Ileana", "Mihaela", "Ștefania", "Daniela"],
            ["Ion", "Andrei", "Mihai", "Ștefan", "Vasile"],
            ["Ciobanu", "Popa", "Rusu", "Moraru", "Țurcanu", "Munteanu", "Lupu", "Stan", "Cojocaru", "Bălan", "Grosu", "Vîntu", "Negruță", "Dumitrașcu"]),
        new("UA", "uk", Cyrillic: true,
            ["Oksana", "Nadiia", "Olena", "Iryna", "Halyna", "Liudmyla", "Yuliia", "Kateryna"],
            ["Andrii", "Oleksandr", "Taras"],
            ["Kovalenko", "Bondar", "Shevchenko", "Tkachenko", "Melnyk", "Kravchuk", "Polishchuk", "Marchenko", "Savchenko", "Rudenko"]),
        new("AL", "sq", Cyrillic: false,
            ["Ermira", "Anila", "Entela", "Klodiana", "Majlinda", "Denisa", "Ornela", "Sidorela"],
            ["Erion", "Gentian", "Klajdi"],
            ["Dervishi", "Prifti", "Shehu", "Gjoka", "Leka", "Marku", "Cani", "Duka", "Kola", "Frashëri"]),
    ];
}

/// <summary>People of one country: their names, which of them some write in Cyrillic.</summary>
internal sealed record Origin(string Country, string Language, bool Cyrillic, IReadOnlyList<string> Women, IReadOnlyList<string> Men, IReadOnlyList<string> Surnames);
