using static AlliancePortal.Casework.Access.Token;

namespace AlliancePortal.Casework.Access;

/// <summary>
/// The one access table: the ceiling of each role in each section. The gate, the ticket's masks, the pages and the
/// exhaustive test read it; what a participation opens stands in <see cref="BasisTable"/>. Nothing widens a ceiling.
/// </summary>
public static class AccessTable
{
    // Columns: police investigator, police supervisor | social worker, CSW supervisor | advocate, VAAU supervisor |
    // shelter, counsellor, lawyer, return, protection, NGO supervisor | labour inspector.
    // A labour inspector follows his own part: what he wrote, and the minimum of the person he referred.
    private const string Ceilings = """
        identity        W  R   W   R    W  R   R   M   R   R  R  R   M
        contact         MO M   W   R    W  R   W   M   R   R  R  R   -
        exploitation    W  R   W   R    W  R   O   O   R   M  R  M   O
        risk            W  R   W   R    W  R   MO  MA  M   R  M  M   -
        consent         MA M   W   R    W  R   MA  MA  MA  MA MA M   -
        referrals       O  O   RO  RO   MO MO  O   O   O   O  O  O   O
        guardianship    M  M   W   W    M  M   M   M   M   M  M  M   -
        interviews      MO MO  MOR MOR  MO MO  MO  -   MO  -  MO M   -
        assistance      -  -   W   R    W  R   W   MO  MO  W  M  R   -
        shelter         M  M   R   R    R  R   W   M   M   M  M  R   -
        shelterAddress  -  -   N   -    N  -   NW  -   -   -  -  -   -
        health          -  -   M   -    M  -   MO  NW  -   M  -  M   -
        legal           M  M   R   R    W  R   M   M   NWR M  M  M   -
        investigation   W  R   -   -    M  M   -   -   M   -  -  -   -
        offenders       W  R   -   -    M  M   -   -   M   -  -  -   -
        protection      MO M   W   R    W  R   M   -   R   M  W  M   -
        return          M  M   W   R    W  R   M   M   R   W  M  R   -
        documents       W  R   W   R    W  R   W   -   R   R  -  R   O
        notes           O  O   O   O    O  O   O   O   O   O  O  O   O
        """;

    private static readonly Dictionary<(Role, Section), Token> Cells = Read();

    /// <summary>The ceiling of a role in a section; <see cref="Token.None"/> for roles without case content.</summary>
    public static Token Ceiling(Role role, Section section) => Cells.GetValueOrDefault((role, section));

    /// <summary>The sections in which the role's ceiling contains any of the given rights.</summary>
    public static int Mask(Role role, Token rights) => Sections.Mask(Sections.All.Where(section => (Ceiling(role, section) & rights) != 0));

    /// <summary>The sections of which any role of an agency of that kind may know that something is there.</summary>
    public static int Reach(string agencyKind) => Sections.Mask(Sections.All.Where(section => Roles.OfKind(agencyKind).Any(role => Ceiling(role, section) != None)));

    private static Dictionary<(Role, Section), Token> Read() =>
        (from line in Ceilings.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
         let cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
         let section = Sections.FromKey(cells[0])!.Value
         from role in Roles.Casework
         select ((role, section), Parse(cells[1 + (int)role]))).ToDictionary();

    private static Token Parse(string cell) => cell switch
    {
        "-" => None,
        "W" => All | Add | Edit,
        "R" => All,
        "O" => Own | Add | Edit,
        "M" => Minimal,
        "MO" => Minimal | Own | Add | Edit,
        "MA" => Minimal | Own | Add,
        "RO" => All | Own | Add | Edit,
        "MOR" => Minimal | All | Own | Add | Edit,
        "N" => Named,
        "NW" => Named | Own | Add | Edit,
        "NWR" => Named | All | Own | Add | Edit,
        _ => throw new InvalidOperationException($"Unknown token {cell} in the access table."),
    };
}
