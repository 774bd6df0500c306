using AlliancePortal.Casework.Intake.Import;

namespace AlliancePortal.Casework.Tests.Intake.Import;

public sealed class ImportReportTests
{
    [Fact]
    public void Counts_add_up_and_reasons_come_by_frequency()
    {
        var report = Filled();

        Assert.Equal((5, 1, 1, 3), (report.Read, report.Accepted, report.AlreadyThere, report.Refused));
        Assert.Equal([("unknown_value", 2), ("date_in_future", 1), ("too_long", 1)], report.Reasons);
    }

    [Fact]
    public void The_csv_has_a_line_for_each_row_and_problem_and_runs_no_formula()
    {
        var writer = new StringWriter();
        Filled().WriteCsv(writer);

        Assert.Equal(
            """
            row,outcome,case_number,column,problem,value
            3,accepted,AP-2026-1,,,
            4,already_there,AP-2026-2,,,
            5,refused,,Citizenship,unknown_value,"'=HYPERLINK(""x"")"
            5,refused,,Gender,unknown_value,'@x
            5,refused,,Birthdate,date_in_future,2031
            6,refused,,Citizenship,unknown_value,Mu
            7,refused,,First Name,too_long,xxx…
            ,note,,Case Owner,not_carried,2

            """.ReplaceLineEndings("\r\n"),
            writer.ToString());
    }

    [Fact]
    public void A_refused_file_says_why_in_its_report()
    {
        var writer = new StringWriter();
        new ImportReport { Refusal = FileRefusal.MissingColumns(["Birthdate", "Gender"]) }.WriteCsv(writer);

        Assert.Contains(",refused,,,missing_columns,Birthdate; Gender", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refusing_without_a_problem_is_impossible() => Assert.Throws<ArgumentException>(() => new ImportReport().Refuse(3, []));

    private static ImportReport Filled()
    {
        var report = new ImportReport { Notes = [new FileNote(FileNotes.NotCarried, "Case Owner", 2)] };
        report.Accept(3, "AP-2026-1");
        report.Recognise(4, "AP-2026-2");
        report.Refuse(5, [
            RowProblem.Of(5, "Citizenship", RowProblems.UnknownValue, "=HYPERLINK(\"x\")"),
            RowProblem.Of(5, "Gender", RowProblems.UnknownValue, "@x"),
            RowProblem.Of(5, "Birthdate", RowProblems.DateInFuture, "2031")]);
        report.Refuse(6, [RowProblem.Of(6, "Citizenship", RowProblems.UnknownValue, "Mu")]);
        report.Refuse(7, [RowProblem.Of(7, "First Name", RowProblems.TooLong, "xxx…")]);
        return report;
    }
}
