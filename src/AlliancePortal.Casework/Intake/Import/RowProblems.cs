namespace AlliancePortal.Casework.Intake.Import;

/// <summary>Codes of what can be wrong in one cell or row.</summary>
public static class RowProblems
{
    /// <summary>Not a value of the field's list.</summary>
    public const string UnknownValue = "unknown_value";

    /// <summary>The field takes one value and the cell holds several.</summary>
    public const string MoreThanOneValue = "more_than_one_value";

    /// <summary>None of the forms in which a date can be written, or no day of the calendar.</summary>
    public const string UnreadableDate = "unreadable_date";

    /// <summary>Day and month can be swapped (03/04/2009): a wrong guess could turn a child into an adult.</summary>
    public const string AmbiguousDate = "ambiguous_date";

    public const string DateInFuture = "date_in_future";

    /// <summary>The spreadsheet program turned what was typed into a date.</summary>
    public const string UnexpectedDate = "unexpected_date";

    /// <summary>The cell shows an error value such as #REF!.</summary>
    public const string CellError = "cell_error";

    /// <summary>A formula that was saved without its result.</summary>
    public const string FormulaWithoutValue = "formula_without_value";

    public const string TooLong = "too_long";

    /// <summary>Holds NUL or other bytes that are not writing.</summary>
    public const string NotText = "not_text";

    /// <summary>Another row of the file has this case number.</summary>
    public const string DuplicateReference = "duplicate_reference";

    /// <summary>The row is filled and says nothing about a person.</summary>
    public const string NoPerson = "no_person";

    /// <summary>More or fewer fields than the heading has.</summary>
    public const string WrongNumberOfFields = "wrong_number_of_fields";
}
