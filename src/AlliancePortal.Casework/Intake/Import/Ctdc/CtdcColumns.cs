namespace AlliancePortal.Casework.Intake.Import.Ctdc;

/// <summary>Columns of CTDC's coded cases as published with ten variables.</summary>
internal static class CtdcColumns
{
    public const string YearOfRegistration = "yearOfRegistration";
    public const string Datasource = "Datasource";
    public const string Gender = "gender";
    public const string Citizenship = "citizenship";
    public const string IsForcedLabour = "isForcedLabour";
    public const string ControlCategory = "ControlCategory";
    public const string RecruiterCategory = "RecruiterCategory";
    public const string ExploitType = "ExploitType";
    public const string LaborType = "Labor_Type";
    public const string AgeCategories = "ageCategories";

    public static readonly string[] All =
    [
        YearOfRegistration, Datasource, Gender, Citizenship, IsForcedLabour,
        ControlCategory, RecruiterCategory, ExploitType, LaborType, AgeCategories,
    ];
}
