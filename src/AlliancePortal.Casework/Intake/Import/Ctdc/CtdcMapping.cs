namespace AlliancePortal.Casework.Intake.Import.Ctdc;

/// <summary>Turns CTDC's coded cases into persons without names.</summary>
internal sealed class CtdcMapping(FileNotes notes, DateOnly today)
{
    private readonly ContentReference references = new("ctdc");

    public ImportedRow Map(int row, Func<string, string> field)
    {
        var reader = new CellReader(row, notes);
        var labour = field(CtdcColumns.LaborType);
        var person = new ImportedPerson
        {
            ExternalReference = references.Next(CtdcColumns.All.Select(field)),
            IdentifiedOn = Judged(CtdcColumns.YearOfRegistration, value => CtdcValues.Year(value, today)),
            Status = Known(CtdcColumns.Datasource, CtdcValues.Status) ?? "presumed",
            Sex = reader.Code(CtdcColumns.Gender, field(CtdcColumns.Gender), "sex") ?? "unknown",
            Citizenships = CtdcValues.IsMissingCountry(field(CtdcColumns.Citizenship))
                ? []
                : reader.Codes(CtdcColumns.Citizenship, field(CtdcColumns.Citizenship), "country"),
            ApparentAge = Judged(CtdcColumns.AgeCategories, CtdcValues.AgeBand),
            ExploitationTypes = Types(),
            ForcedLabourIndustry = labour is CtdcValues.Begging or CtdcValues.OtherLabour ? null : Nearest(CtdcColumns.LaborType, CtdcValues.Industry),
            MeansOfControl = Nearest(CtdcColumns.ControlCategory, CtdcValues.MeansOfControl) is { } means ? [means] : [],
            RecruiterRelation = reader.Code(CtdcColumns.RecruiterCategory, field(CtdcColumns.RecruiterCategory), "recruiter_relationship"),
        };
        if (labour == CtdcValues.OtherLabour)
            notes.Count(FileNotes.NotCarried, $"{CtdcColumns.LaborType}: {labour}");
        return new ImportedRow(row, reader.Problems.Count == 0 ? person : null, reader.Problems);

        List<string> Types()
        {
            List<string> types = [];
            if (Known(CtdcColumns.ExploitType, CtdcValues.ExploitationType) is { } main)
                types.Add(main);
            if (Known(CtdcColumns.IsForcedLabour, ForcedLabourFlag) is { Length: > 0 } forced && !types.Contains(forced))
                types.Add(forced);
            if (labour == CtdcValues.Begging)
                types.Add("ForcedBegging");
            return types;
        }

        T? Judged<T>(string column, Func<string, T?> read) where T : class
        {
            if (CtdcValues.IsMissing(field(column)))
                return null;
            var value = read(field(column));
            if (value is null)
                reader.Refuse(column, RowProblems.UnknownValue, field(column));
            return value;
        }

        string? Known(string column, Dictionary<string, string> values) => Judged(column, value => values.GetValueOrDefault(value));

        string? Nearest(string column, Dictionary<string, string> values)
        {
            var value = Known(column, values);
            if (value is not null && value != field(column))
                notes.Count(FileNotes.NearestValue, $"{column}: {field(column)} → {value}");
            return value;
        }
    }

    private static readonly Dictionary<string, string> ForcedLabourFlag = new() { ["1"] = "ForcedLabour", ["0"] = "" };
}
