namespace AlliancePortal.Casework.Intake.Import;

/// <summary>Why a file as a whole was not read.</summary>
/// <param name="Code">Stable code in snake_case.</param>
/// <param name="Detail">What to do about it, in English.</param>
/// <param name="Subjects">The columns or figures that the refusal is about.</param>
public sealed record FileRefusal(string Code, string Detail, params IReadOnlyList<string> Subjects)
{
    public static FileRefusal EmptyFile { get; } = new("empty_file", "The file is empty.");

    public static FileRefusal NotAWorkbook { get; } = new(
        "not_a_workbook", "This is not an Excel workbook. Save the sheet as .xlsx or .xlsm and try again.");

    public static FileRefusal NotACsv { get; } = new(
        "not_a_csv", "This is not a text file with separated columns. Save the table as CSV (UTF-8) and try again.");

    public static FileRefusal EncryptedWorkbook { get; } = new(
        "encrypted_workbook", "The workbook is protected by a password. Remove the password in Excel and try again.");

    public static FileRefusal DamagedWorkbook { get; } = new(
        "damaged_workbook", "The workbook is damaged or holds markup that no spreadsheet program writes. Open it in Excel, save it anew and try again.");

    public static FileRefusal TooLarge(long bytes) => new(
        "too_large", $"The file is larger than {bytes / (1024 * 1024)} MB. Split it into several files.", $"{bytes}");

    public static FileRefusal TooLargeUnpacked { get; } = new(
        "too_large_unpacked", "Unpacked, the workbook is far larger than any sheet of cases. It was not read.");

    public static FileRefusal TooManyRows(int limit) => new(
        "too_many_rows", $"The file holds more than {limit} rows. Split it into several files.", $"{limit}");

    public static FileRefusal MissingColumns(IReadOnlyList<string> columns) => new(
        "missing_columns", $"These columns are missing: {string.Join(", ", columns)}.", columns);

    public static FileRefusal DuplicateColumns(IReadOnlyList<string> columns) => new(
        "duplicate_columns", $"These columns occur twice: {string.Join(", ", columns)}. Delete one of each.", columns);
}
