namespace AlliancePortal.Casework.Agencies;

/// <summary>The kinds of agency, as codes.</summary>
public static class AgencyKinds
{
    public const string Police = "police";
    public const string Csw = "csw";
    public const string Vaau = "vaau";
    public const string Ngo = "ngo";
    public const string Igo = "igo";
    public const string Labour = "labour";
    public const string Coordinator = "coordinator";
    public const string Administration = "administration";

    public static IReadOnlyList<string> All { get; } = [Police, Csw, Vaau, Ngo, Igo, Labour, Coordinator, Administration];

    /// <summary>Kinds whose units have one service line each.</summary>
    public static bool HasServiceLines(string kind) => kind is Ngo or Igo;
}
