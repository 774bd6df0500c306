using System.Globalization;
using System.Text;
using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Intake.Import.Ctdc;
using AlliancePortal.Testing.Import;
using static AlliancePortal.Casework.Tests.Intake.Import.ImportFixture;

namespace AlliancePortal.Casework.Tests.Intake.Import;

public sealed class CtdcFileTests
{
    private const string Header = "yearOfRegistration,Datasource,gender,citizenship,isForcedLabour,ControlCategory,RecruiterCategory,ExploitType,Labor_Type,ageCategories";

    [Fact]
    public void A_coded_case_becomes_a_person_without_name()
    {
        var person = Assert.Single(ReadText("2016,Case Management,Female,UA,1,Financial,Family/Relative,Forced Labor,Domestic Work,Age 9-17").Rows).Person!;

        Assert.Null(person.FirstName ?? person.LastName);
        Assert.Equal(("2016", "identified", "female"), (person.IdentifiedOn!.ToString(), person.Status, person.Sex));
        Assert.Equal((9, 17), (person.ApparentAge!.From, person.ApparentAge.To));
        Assert.Equal(["UA"], person.Citizenships);
        Assert.Equal(["ForcedLabour"], person.ExploitationTypes);
        Assert.Equal("T_ActivitiesOfHouseholdsAsEmployers", person.ForcedLabourIndustry);
        Assert.Equal(["RestrictsFinancialAccess"], person.MeansOfControl);
        Assert.Equal("family", person.RecruiterRelation);
    }

    [Fact]
    public void What_was_not_collected_stays_empty()
    {
        var person = Assert.Single(ReadText("-99,Hotline,Unknown,0,-99,Other,Not Specified,Forced Marriage,Unknown,-99").Rows).Person!;

        Assert.Null(person.IdentifiedOn);
        Assert.Null(person.ApparentAge);
        Assert.Empty(person.Citizenships);
        Assert.Equal(("presumed", "unknown", "not_specified"), (person.Status, person.Sex, person.RecruiterRelation));
        Assert.Equal(["ForcedMarriage"], person.ExploitationTypes);
    }

    [Fact]
    public void Begging_is_a_type_of_exploitation_and_a_flagged_case_is_forced_labour_too()
    {
        Assert.Equal(["ForcedLabour", "ForcedBegging"], ReadText("2016,Hotline,Male,US,1,Other,Other,Forced Labor,Begging,Age 0-8").Rows[0].Person!.ExploitationTypes);
        Assert.Equal(["Other", "ForcedLabour"], ReadText("2016,Hotline,Male,US,1,Other,Other,Other,Other,Age 48+").Rows[0].Person!.ExploitationTypes);
    }

    [Theory]
    [InlineData("2031,Hotline,Male,US,0,Other,Other,Other,Other,Age 9-17", "yearOfRegistration", "2031")]
    [InlineData("2016,Rumour,Male,US,0,Other,Other,Other,Other,Age 9-17", "Datasource", "Rumour")]
    [InlineData("2016,Hotline,Male,QQ,0,Other,Other,Other,Other,Age 9-17", "citizenship", "QQ")]
    [InlineData("2016,Hotline,Male,US,7,Other,Other,Other,Other,Age 9-17", "isForcedLabour", "7")]
    [InlineData("2016,Hotline,Male,US,0,Hypnosis,Other,Other,Other,Age 9-17", "ControlCategory", "Hypnosis")]
    [InlineData("2016,Hotline,Male,US,0,Other,Other,Other,Fishing,Age 9-17", "Labor_Type", "Fishing")]
    [InlineData("2016,Hotline,Male,US,0,Other,Other,Other,Other,Age 17-9", "ageCategories", "Age 17-9")]
    public void An_unknown_value_refuses_its_row(string line, string column, string value)
    {
        var row = Assert.Single(ReadText(line).Rows);

        Assert.Null(row.Person);
        Assert.Equal(new RowProblem(2, column, RowProblems.UnknownValue, value), Assert.Single(row.Problems));
    }

    [Fact]
    public void A_row_with_too_few_fields_or_an_open_quote_is_refused_and_the_rest_is_read()
    {
        const string Good = "2016,Hotline,Male,US,0,Other,Other,Other,Other,Age 9-17";
        var rows = ReadText("2016,Hotline\n2016,\"Hotline,Male,US,0,Other,Other,Other,Other,Age 9-17\n" + Good).Rows;

        Assert.Equal([(2, false), (3, false), (4, true)], rows.Select(row => (row.Row, row.Person is not null)));
        Assert.Equal(RowProblems.WrongNumberOfFields, Assert.Single(rows[0].Problems).Code);
    }

    [Fact]
    public void Separators_and_byte_order_marks_of_spreadsheet_programs_are_understood()
    {
        var text = "\uFEFF" + (Header + "\r\n2016,Hotline,Male,US,0,Other,Other,Other,Other,Age 9-17\r\n").Replace(',', ';');

        Assert.NotNull(Assert.Single(ReadStream(Encoding.UTF8.GetBytes(text)).Rows).Person);
    }

    [Fact]
    public void What_is_no_table_of_cases_is_refused_by_name()
    {
        Assert.Equal("empty_file", ReadStream([]).Refusal?.Code);
        Assert.Equal("not_a_csv", ReadStream("%PDF-1.7"u8.ToArray()).Refusal?.Code);
        Assert.Equal("not_a_csv", ReadStream(new HtcdsWorkbookBuilder().Build().ToArray()).Refusal?.Code);
        Assert.Equal("missing_columns", ReadStream("a,b\n1,2"u8.ToArray()).Refusal?.Code);
        Assert.Equal("duplicate_columns", ReadStream(Encoding.UTF8.GetBytes(Header + ",gender\n")).Refusal?.Code);
        Assert.Equal("too_many_rows", ReadStream(Encoding.UTF8.GetBytes(Header + "\n1\n2\n3"), ImportLimits.Default with { Rows = 2 }).Refusal?.Code);
        Assert.Equal("not_a_csv", ReadStream(Encoding.UTF8.GetBytes(Header + "\n" + new string('x', 1_000_000))).Refusal?.Code);
    }

    [Fact]
    public void Equal_rows_stay_distinct_and_reading_again_gives_the_same_references()
    {
        const string Line = "2016,Hotline,Male,US,0,Other,Other,Other,Other,Age 9-17\n";
        var once = ReadText(Line + Line + Line).Rows.Select(row => row.Person!.ExternalReference).ToList();
        var longer = ReadText(Line.Replace("Male", "Female") + Line + Line + Line + Line).Rows.Select(row => row.Person!.ExternalReference).ToList();

        Assert.Equal(3, once.Distinct().Count());
        Assert.Equal(5, longer.Distinct().Count());
        Assert.Subset(longer.ToHashSet(), once.ToHashSet());
    }

    [Theory]
    [InlineData(0, "2012;2013;2014;2015;2016;2017;2018")]
    [InlineData(1, "Hotline;Case Management")]
    [InlineData(2, "Female;Male")]
    [InlineData(3, "0;US;UA;BY;MM;KG;KH;NG;HT;LK;ID;UG;TH;PH;KE;NP;UZ;CN;MX;KR;AF;ER")]
    [InlineData(4, "0;1;-99")]
    [InlineData(5, "Other;Threats;Financial;Physical;Survival")]
    [InlineData(6, "Not Specified;Other;Intimate Partner;Family/Relative;Friend/Acquaintance")]
    [InlineData(7, "Sexual Exploitation;Forced Labor;Other;Forced Marriage")]
    [InlineData(8, "Unknown;Construction;Manufacturing;Domestic Work;Other;Aquafarming;Begging;Agriculture;Peddling")]
    [InlineData(9, "Age 0-8;Age 9-17;Age 18-20;Age 21-23;Age 24-26;Age 27-29;Age 30-38;Age 39-47;Age 48+")]
    public void Every_value_of_the_published_cases_is_known(int column, string values)
    {
        foreach (var value in values.Split(';'))
        {
            var fields = "2016,Hotline,Male,US,0,Other,Other,Other,Other,Age 9-17".Split(',');
            fields[column] = value;
            Assert.Empty(Assert.Single(ReadText(string.Join(',', fields)).Rows).Problems);
        }
    }

    [Fact]
    public void Every_row_of_the_published_cases_is_mapped()
    {
        var content = ReferenceFile(Path.Combine("ctdc", "ctdc_14299rows_cleaned.csv")) is { } file ? File.ReadAllBytes(file) : LikePublished();
        var rows = ReadStream(content).Rows;

        Assert.Equal(14_299, rows.Count);
        Assert.All(rows, row => Assert.Empty(row.Problems));
        Assert.Equal(14_299, rows.Select(row => row.Person!.ExternalReference).Distinct().Count());
        Assert.Equal(5_143, rows.Count(row => row.Person!.ApparentAge!.To < 18));
        Assert.Equal(12_460, rows.Count(row => row.Person!.Sex == "female"));
        Assert.Equal(11_997, rows.Count(row => row.Person!.Status == "presumed"));
    }

    /// <summary>As many rows as published, with the published counts of children, women and helpline cases.</summary>
    private static byte[] LikePublished()
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < 14_299; i++)
        {
            var (source, sex, age) = (i < 11_997 ? "Hotline" : "Case Management", i < 12_460 ? "Female" : "Male", i < 5_143 ? "Age 9-17" : "Age 21-23");
            text.Append(CultureInfo.InvariantCulture, $"\n2016,{source},{sex},0,0,Other,Not Specified,Sexual Exploitation,Unknown,{age}");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static (List<ImportedRow> Rows, FileRefusal? Refusal) ReadText(string lines) => ReadStream(Encoding.UTF8.GetBytes(Header + "\n" + lines));

    private static (List<ImportedRow> Rows, FileRefusal? Refusal) ReadStream(byte[] content, ImportLimits? limits = null)
    {
        using var reading = CtdcFile.Read(new MemoryStream(content), Today, limits);
        return ([.. reading.Rows], reading.Refusal);
    }
}
