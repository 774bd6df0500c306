using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Intake.Import.Htcds;
using AlliancePortal.Testing.Import;

namespace AlliancePortal.Casework.Tests.Intake.Import;

/// <summary>What the import tests share: the day of the import, reading to the end, and IOM's and CTDC's files where they lie beside the checkout.</summary>
internal static class ImportFixture
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>Cells that make an acceptable row; pass further ones to change or add.</summary>
    public static (string, string)[] Anna(params (string Heading, string Cell)[] changes)
    {
        var cells = new Dictionary<string, string>
        {
            ["First Name"] = "Anna",
            ["Second Name"] = "Rusu",
            ["Birthdate"] = "2009-04-03",
            ["Gender"] = "Feminine",
            ["Citizenship"] = "Moldova, Republic of",
            ["Trafficking Status"] = "Possible victim of trafficking",
        };
        foreach (var (heading, cell) in changes)
            cells[heading] = cell;
        return [.. cells.Where(pair => pair.Value.Length > 0).Select(pair => (pair.Key, pair.Value))];
    }

    public static (List<ImportedRow> Rows, FileRefusal? Refusal, IReadOnlyList<FileNote> Notes) Read(Stream stream, ImportLimits? limits = null)
    {
        using var reading = HtcdsWorkbook.Read(stream, Today, limits);
        var rows = reading.Rows.ToList();
        return (rows, reading.Refusal, reading.Notes.All);
    }

    public static List<ImportedRow> Rows(HtcdsWorkbookBuilder builder) => Read(builder.Build()).Rows;

    public static ImportedPerson Person(params (string Heading, string Cell)[] changes)
    {
        var row = Assert.Single(Rows(new HtcdsWorkbookBuilder().Row(Anna(changes))));
        Assert.Empty(row.Problems);
        return row.Person!;
    }

    public static RowProblem Problem(params (string Heading, string Cell)[] changes)
    {
        var row = Assert.Single(Rows(new HtcdsWorkbookBuilder().Row(Anna(changes))));
        Assert.Null(row.Person);
        return Assert.Single(row.Problems);
    }

    /// <summary>A reference file beside the checkout; null on machines that have none.</summary>
    public static string? ReferenceFile(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "AlliancePortal.sln")) || folder.Parent is null)
                continue;
            var file = Path.Combine(folder.Parent.FullName, "shared", "reference", name);
            return File.Exists(file) ? file : null;
        }
        return null;
    }
}
