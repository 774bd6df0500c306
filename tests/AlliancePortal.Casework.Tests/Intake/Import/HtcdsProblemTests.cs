using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Testing.Import;
using static AlliancePortal.Casework.Tests.Intake.Import.ImportFixture;

namespace AlliancePortal.Casework.Tests.Intake.Import;

public sealed class HtcdsProblemTests
{
    [Theory]
    [InlineData("Citizenship", "Atlantis", RowProblems.UnknownValue)]
    [InlineData("Gender", "???", RowProblems.UnknownValue)]
    [InlineData("Trafficking Status", "maybe", RowProblems.UnknownValue)]
    [InlineData("Methods of Control", "Hypnosis", RowProblems.UnknownValue)]
    [InlineData("Consent", "perhaps", RowProblems.UnknownValue)]
    [InlineData("Forced Labour Industry", "Construction; Education", RowProblems.MoreThanOneValue)]
    [InlineData("First Name", "A_x0000_nna", RowProblems.NotText)]
    [InlineData("Birthdate", "t=\"e\"><v>#REF!</v>", RowProblems.CellError)]
    [InlineData("First Name", "t=\"s\"><v>4711</v>", RowProblems.CellError)]
    [InlineData("First Name", "><f>B3</f>", RowProblems.FormulaWithoutValue)]
    [InlineData("Birthdate", "t=\"b\"><v>1</v>", RowProblems.UnreadableDate)]
    public void A_value_that_cannot_be_carried_refuses_its_row_by_name(string heading, string cell, string code)
    {
        var problem = Problem((heading, cell));

        Assert.Equal((3, heading, code), (problem.Row, problem.Column, problem.Code));
    }

    [Fact]
    public void Every_problem_of_a_row_is_named_and_other_rows_go_on()
    {
        var rows = Rows(new HtcdsWorkbookBuilder().Row(Anna(("Citizenship", "MD; Atlantis; Lemuria"), ("Birthdate", "soon"))).Row(Anna()));

        Assert.Equal(["soon", "Atlantis", "Lemuria"], rows[0].Problems.Select(problem => problem.Value));
        Assert.NotNull(rows[1].Person);
    }

    [Fact]
    public void A_long_value_is_shortened_in_the_report_without_cutting_a_character_in_two()
    {
        var value = Problem(("First Name", new string('x', 38) + string.Concat(Enumerable.Repeat("😀", 5_000)))).Value;

        Assert.Equal(new string('x', 38) + "…", value);
    }

    [Fact]
    public void The_saved_result_of_a_formula_is_used() =>
        Assert.Equal("Anna", Person(("First Name", "t=\"str\"><f>CONCAT(\"An\",\"na\")</f><v>Anna</v>")).FirstName);

    [Fact]
    public void Emoji_and_right_to_left_names_are_kept_as_written() =>
        Assert.Equal("مريم 🙂", Person(("First Name", "مريم 🙂")).FirstName);

    [Fact]
    public void A_row_keeps_its_reference_when_the_sheet_is_sorted_and_equal_rows_stay_two_people()
    {
        var first = Rows(new HtcdsWorkbookBuilder().Row(Anna()).Row(Anna(("First Name", "Bela"))).Row(Anna()));
        var sorted = Rows(new HtcdsWorkbookBuilder().Row(Anna(("First Name", "Bela"))).Row(Anna()).Row(Anna(("Case Owner", "New owner"))));

        Assert.Equal(3, first.Select(row => row.Person!.ExternalReference).Distinct().Count());
        Assert.Equal(
            first.Select(row => row.Person!.ExternalReference).Order(),
            sorted.Select(row => row.Person!.ExternalReference).Order());
    }

    [Fact]
    public void A_case_number_column_names_the_row_and_may_not_repeat()
    {
        var columns = HtcdsLayout.Columns.Append(("AN", "cas_CaseNumber", "Case Number")).ToArray();
        var rows = Rows(new HtcdsWorkbookBuilder { Columns = columns }
            .Row(Anna(("Case Number", "C-1"))).Row(Anna(("Case Number", "C-1"), ("First Name", "Bela"))));

        Assert.Equal("htcds:case:C-1", rows[0].Person!.ExternalReference);
        Assert.Equal(new RowProblem(4, "Case Number", RowProblems.DuplicateReference, "C-1"), Assert.Single(rows[1].Problems));
    }
}
