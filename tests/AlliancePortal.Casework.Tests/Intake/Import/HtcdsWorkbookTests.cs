using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Intake.Import.Htcds;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Testing.Import;
using static AlliancePortal.Casework.Tests.Intake.Import.ImportFixture;

namespace AlliancePortal.Casework.Tests.Intake.Import;

public sealed class HtcdsWorkbookTests
{
    [Fact]
    public void A_filled_row_becomes_a_person()
    {
        var (rows, refusal, _) = Read(new HtcdsWorkbookBuilder { NumberedRows = 998 }.Row(Anna(
            ("First Name", "Anna; Ana"), ("Consent", "Yes"), ("Citizenship", "Moldova, Republic of; RO"), ("Email", "a@example.org"),
            ("Mobile Phone", HtcdsWorkbookBuilder.NumberCell(38344123456)), ("Mailing Street", "Rr. e Dëshmorëve 3"), ("Mailing City", "Prizren"),
            ("Mailing Zip/Postal Code", "20000"), ("Mailing Country", "Kosovë"),
            ("Trafficking Status Decision Making Organization", "NGO"), ("Method of Recruitment", "Through online social networks; Other"),
            ("Methods of Control", "Threats of law enforcement; Debt bondage;Withholds documents"),
            ("Type of Exploitation", "Sexual exploitation; Forced begging"), ("Type of Sex Exploitation", "Prostitution"),
            ("Incoming Referral Date", HtcdsWorkbookBuilder.DateCell(46_000)), ("Incoming Referral Details", "Found at a bar.\nAsked for help.")))
            .Build());

        Assert.Null(refusal);
        var row = Assert.Single(rows);
        Assert.Empty(row.Problems);
        Assert.Equal(3, row.Row);
        var person = row.Person!;
        Assert.Equal(("Anna", "Rusu", "female", "Feminine"), (person.FirstName, person.LastName, person.Sex, person.Gender));
        Assert.Equal(["Ana"], person.Aliases);
        Assert.Equal(PartialDate.Parse("2009-04-03"), person.DateOfBirth);
        Assert.Equal(["MD", "RO"], person.Citizenships);
        Assert.Equal(["38344123456", "a@example.org", "Rr. e Dëshmorëve 3", "20000 Prizren", "Kosovë"], person.Contact!.Lines);
        Assert.Equal("Prizren", person.Municipality);
        Assert.Equal(("presumed", "NGO", true), (person.Status, person.StatusDecidedBy, person.Consent));
        Assert.Equal(["ThroughOnlineSocialNetworks", "Other"], person.RecruitmentMethods);
        Assert.Equal(["ThreatsLawEnforcement", "DebtBondage", "WithholdsDocuments"], person.MeansOfControl);
        Assert.Equal(["SexualExploitation", "ForcedBegging"], person.ExploitationTypes);
        Assert.Equal(["Prostitution"], person.SexualExploitationTypes);
        Assert.Equal(PartialDate.Parse("2025-12-09"), person.IdentifiedOn);
        Assert.Equal("Found at a bar.\nAsked for help.", person.Narrative);
    }

    [Fact]
    public void Of_two_headings_that_contradict_the_visible_one_is_followed_and_noted()
    {
        var (rows, _, notes) = Read(new HtcdsWorkbookBuilder().Row(Anna(("Mailing Street", "Main 1"), ("Mailing Country", "Moldova"), ("Mailing City", "Bălți"))).Build());

        var contact = Assert.Single(rows).Person!.Contact!;
        Assert.Equal(("Main 1", "Bălți", "Moldova"), (contact.Street, contact.City, contact.Country));
        Assert.Null(rows[0].Person!.Municipality);
        Assert.Equal(
            ["Mailing City", "Mailing Country", "Mailing Street", "Mailing Zip/Postal Code"],
            notes.Where(note => note.Code == FileNotes.HeadingFollowed).Select(note => note.Subject));
    }

    [Fact]
    public void An_address_filled_by_hidden_field_names_is_recognised_by_its_country()
    {
        // Columns N, O and Q: prs_MailingCity, prs_MailingCountry and prs_MailingStreet under other headings.
        var (rows, _, notes) = Read(new HtcdsWorkbookBuilder().Row(Anna(("Mailing Street", "Prizren"), ("Mailing City", "XK"), ("Mailing Zip/Postal Code", "Main 1"))).Build());

        var contact = Assert.Single(rows).Person!.Contact!;
        Assert.Equal(("Main 1", "Prizren", "XK"), (contact.Street, contact.City, contact.Country));
        Assert.Equal("Prizren", rows[0].Person!.Municipality);
        Assert.Contains(new FileNote(FileNotes.FieldNameFollowed, "Mailing address", 1), notes);
    }

    [Fact]
    public void Rows_numbered_beforehand_are_not_people()
    {
        var (rows, refusal, notes) = Read(new HtcdsWorkbookBuilder { NumberedRows = 1_000 }.Build());

        Assert.Null(refusal);
        Assert.Empty(rows);
        Assert.DoesNotContain(notes, note => note.Code == FileNotes.NotCarried);
    }

    [Fact]
    public void Filled_columns_without_a_place_in_an_intake_are_noted()
    {
        var columns = HtcdsLayout.Columns.Append(("AN", "", "Shoe size")).ToArray();
        var (rows, _, notes) = Read(new HtcdsWorkbookBuilder { Columns = columns }
            .Row(Anna(("Case Owner", "J. Doe"), ("Shoe size", "38")))
            .Row(Anna(("Case Owner", "J. Doe")))
            .Row(("Case Owner", "J. Doe")).Build());

        Assert.Contains(new FileNote(FileNotes.NotCarried, "Case Owner", 3), notes);
        Assert.Contains(new FileNote(FileNotes.NotCarried, "Shoe size", 1), notes);
        Assert.Contains(new FileNote(FileNotes.SheetNotRead, "about", 0), notes);
        Assert.Equal(RowProblems.NoPerson, Assert.Single(rows[2].Problems).Code);
    }

    [Theory]
    [InlineData(true, false, 3)]
    [InlineData(false, true, 3)]
    public void One_of_the_two_heading_rows_is_enough(bool names, bool labels, int firstRow)
    {
        var row = Assert.Single(Rows(new HtcdsWorkbookBuilder { WithNames = names, WithLabels = labels }.Row(Anna())));

        Assert.Equal((firstRow, "Anna"), (row.Row, row.Person!.FirstName));
    }

    [Fact]
    public void A_label_that_holds_a_semicolon_is_one_value() => Assert.Equal(
        "G_WholesaleAndRetailTradeRepairOfMotorVehicles",
        Person(("Forced Labour Industry", "Wholesale and retail trade; repair of motor vehicles and motorcycles")).ForcedLabourIndustry);

    [Theory]
    [InlineData("Possible victim of trafficking", "presumed")]
    [InlineData("ActualVictimOfTrafficking", "identified")]
    [InlineData("not a victim of trafficking", "not_victim")]
    public void Trafficking_status_becomes_the_portals_status(string cell, string status) =>
        Assert.Equal(status, Person(("Trafficking Status", cell)).Status);

    [Fact]
    public void No_trafficking_status_means_presumed_victim_and_is_noted()
    {
        var (rows, _, notes) = Read(new HtcdsWorkbookBuilder().Row(Anna(("Trafficking Status", ""))).Build());

        Assert.Equal("presumed", Assert.Single(rows).Person!.Status);
        Assert.Contains(new FileNote(FileNotes.StatusAssumed, "presumed", 1), notes);
    }

    [Fact]
    public void Stated_unknown_is_an_empty_cell_and_noted()
    {
        var (rows, _, notes) = Read(new HtcdsWorkbookBuilder().Row(Anna(("Birthdate", "Unknown"), ("Citizenship", "nepoznato"))).Build());

        Assert.Null(Assert.Single(rows).Person!.DateOfBirth);
        Assert.Empty(rows[0].Person!.Citizenships);
        Assert.Equal(["Birthdate", "Citizenship"], notes.Where(note => note.Code == FileNotes.StatedUnknown).Select(note => note.Subject));
    }

    [Fact]
    public void Text_is_read_from_shared_rich_and_escaped_strings()
    {
        var builder = new HtcdsWorkbookBuilder();
        var rich = builder.Share("<r><rPr><b/></rPr><t>Дра</t></r><r><t>гана</t></r><rPh sb=\"0\" eb=\"1\"><t>reading aid</t></rPh>");
        var row = Assert.Single(Rows(builder.Row(Anna(("First Name", HtcdsWorkbookBuilder.SharedCell(rich)), ("Second Name", "A_x000D_B")))));

        Assert.Equal(("Драгана", "A B"), (row.Person!.FirstName, row.Person.LastName));
    }

    [Fact]
    public void A_cell_without_reference_follows_the_one_before()
    {
        var row = Assert.Single(Rows(new HtcdsWorkbookBuilder().Raw("<row><c><v>1</v></c><c/><c/><c t=\"inlineStr\"><is><t>Anna</t></is></c></row>")));

        Assert.Equal((3, "Anna"), (row.Row, row.Person!.FirstName));
    }

    [Fact]
    public void The_layout_is_that_of_IOMs_own_files()
    {
        using var built = HtcdsWorkbookFrom(new HtcdsWorkbookBuilder().Row(Anna()).Build());
        Assert.Equal("Anna", Assert.Single(built.Rows).Text(HtcdsFields.FirstName));
        Assert.Equal(38, HtcdsLayout.Columns.Length);
        Assert.All(HtcdsLayout.Columns, column => Assert.NotNull(HtcdsFields.Labelled(column.Label)));
        Assert.All(HtcdsLayout.Columns.Where(column => column.Name.Length > 0), column => Assert.NotNull(HtcdsFields.Named(column.Name)));

        foreach (var name in new[] { "HTCDS Excel Spreadsheet v2.0.xlsx", "HTCDS Excel Spreadsheet multi select with validation v2.0.xlsm" })
        {
            if (ReferenceFile(Path.Combine("htcds", name)) is { } file)
                Assert.Equal(HtcdsLayout.Columns, HeadingRows.Of(file));
        }
    }

    private static HtcdsWorkbook HtcdsWorkbookFrom(Stream stream)
    {
        Assert.Null(HtcdsWorkbook.Open(stream, out var workbook));
        return workbook!;
    }
}
