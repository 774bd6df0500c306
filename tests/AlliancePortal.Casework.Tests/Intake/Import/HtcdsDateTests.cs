using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Intake.Import.Htcds;
using AlliancePortal.Testing.Import;
using static AlliancePortal.Testing.Import.HtcdsWorkbookBuilder;
using static AlliancePortal.Casework.Tests.Intake.Import.ImportFixture;

namespace AlliancePortal.Casework.Tests.Intake.Import;

public sealed class HtcdsDateTests
{
    [Theory]
    [InlineData("2009", "2009")]
    [InlineData("2009-04", "2009-04")]
    [InlineData(" 2009-04-03 ", "2009-04-03")]
    [InlineData("2009-04-03T00:00:00", "2009-04-03")]
    [InlineData("2009-04-03 00:00:00", "2009-04-03")]
    [InlineData("3.4.2009", "2009-04-03")]
    [InlineData("03. 04. 2009.", "2009-04-03")]
    [InlineData("04.2009", "2009-04")]
    [InlineData("23/04/2009", "2009-04-23")]
    [InlineData("04/23/2009", "2009-04-23")]
    [InlineData("04-04-2009", "2009-04-04")]
    public void Birth_dates_are_read_as_people_write_them(string cell, string date) =>
        Assert.Equal(date, Person(("Birthdate", cell)).DateOfBirth!.ToString());

    [Theory]
    [InlineData("03/04/2009", RowProblems.AmbiguousDate)]
    [InlineData("31.2.2009", RowProblems.UnreadableDate)]
    [InlineData("13/13/2009", RowProblems.UnreadableDate)]
    [InlineData("3.4.09", RowProblems.UnreadableDate)]
    [InlineData("about 15", RowProblems.UnreadableDate)]
    [InlineData("2009-04-03T99", RowProblems.UnreadableDate)]
    [InlineData("24.11.2026", RowProblems.DateInFuture)]
    [InlineData("1905-11-22", "birth_too_long_ago")]
    public void Birth_dates_that_cannot_be_true_refuse_the_row(string cell, string code)
    {
        var problem = Problem(("Birthdate", cell));

        Assert.Equal(new RowProblem(3, "Birthdate", code, cell), problem);
    }

    [Fact]
    public void A_date_cell_counts_days_from_the_workbooks_own_start()
    {
        Assert.Equal("2009-04-03", Person(("Birthdate", DateCell(39_906.75))).DateOfBirth!.ToString());

        var since1904 = Rows(new HtcdsWorkbookBuilder { Since1904 = true }.Row(Anna(("Birthdate", DateCell(39_906 - 1_462)))));
        Assert.Equal("2009-04-03", Assert.Single(since1904).Person!.DateOfBirth!.ToString());
    }

    [Fact]
    public void A_number_without_date_format_is_a_year_or_a_pasted_date() => Assert.Equal(
        ("2009", "2009-04-03"),
        (Person(("Birthdate", NumberCell(2009))).DateOfBirth!.ToString(), Person(("Birthdate", NumberCell(39_906))).DateOfBirth!.ToString()));

    [Theory]
    [InlineData(15)]
    [InlineData(2009.5)]
    [InlineData(20_090_403)]
    [InlineData(-1)]
    public void Any_other_number_is_no_date(double number) =>
        Assert.Equal(RowProblems.UnreadableDate, Problem(("Birthdate", NumberCell(number))).Code);

    [Theory]
    [InlineData(60)]
    [InlineData(-5)]
    [InlineData(9e12)]
    public void A_date_cell_outside_the_calendar_is_unreadable(double serial) =>
        Assert.Equal(RowProblems.UnreadableDate, Problem(("Birthdate", DateCell(serial))).Code);

    [Fact]
    public void A_name_that_became_a_date_refuses_the_row() =>
        Assert.Equal(RowProblems.UnexpectedDate, Problem(("Second Name", DateCell(39_906))).Code);
}
