namespace AlliancePortal.Casework.Intake.Import.Workbook;

/// <summary>What a cell of a sheet holds.</summary>
public enum CellKind
{
    Text,

    Number,

    /// <summary>A number shown as a date, or an ISO date.</summary>
    Date,

    Boolean,

    /// <summary>An error value such as #REF!.</summary>
    Error,

    /// <summary>A formula that was saved without its result.</summary>
    FormulaWithoutValue,
}
