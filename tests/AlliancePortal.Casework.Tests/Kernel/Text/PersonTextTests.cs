using AlliancePortal.Casework.Kernel.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AlliancePortal.Casework.Tests.Kernel.Text;

public sealed class PersonTextTests
{
    private static readonly Arbitrary<string> Strange = Gen.ArrayOf(Gen.OneOf(
            Gen.Choose(1, 0xFFFF).Select(code => ((char)code).ToString()),
            Gen.Elements(" ", "\t", "\r\n", "\r", "\n", "\u0001", "\u0301", "e", "a", "\u200D", "\u202E", "\u2066", "\u00AD", "\uFE0F", "😀", "\u2028", "م")))
        .Select(string.Concat).ToArbitrary();

    [Theory]
    [InlineData("  Mirjeta \t\u00A0 Krasniqi\r\n", "Mirjeta Krasniqi")]
    [InlineData("Xhe\u200Bv\u0007det", "Xhevdet")]
    [InlineData("C\u0327elik", "Çelik")]
    [InlineData("\u202Eatinoc\u202C", "atinoc")]
    [InlineData("\uFEFFAna\u2067", "Ana")]
    [InlineData("e\u200D\u0301va", "éva")]
    [InlineData("مريم", "مريم")]
    [InlineData("Lule 🌷", "Lule 🌷")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    public void A_name_keeps_what_can_be_seen(string typed, string clean) => Assert.Equal(clean, PersonText.Line(typed).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u3000")]
    [InlineData("\u200B\u2060\u3164")]
    public void What_cannot_be_seen_at_all_is_empty(string? typed)
    {
        Assert.Equal(TextProblem.Empty, PersonText.Line(typed).Problem);
        Assert.Equal(TextProblem.Empty, PersonText.Narrative(typed).Problem);
    }

    [Fact]
    public void Joiners_and_direction_marks_alone_make_no_narrative() =>
        Assert.Equal(TextProblem.Empty, PersonText.Narrative("\u200D\u200F\uFE0F").Problem);

    [Fact]
    public void Bytes_that_are_no_writing_are_refused() => Assert.All(["Ana\0", "Ana\uD83D", "\uDE00Ana"], typed =>
    {
        Assert.Equal(TextProblem.NotText, PersonText.Line(typed).Problem);
        Assert.Equal(TextProblem.NotText, PersonText.Narrative(typed).Problem);
    });

    [Fact]
    public void The_limit_holds_for_what_is_kept_not_for_what_was_typed()
    {
        Assert.True(PersonText.Line(new string('a', TextLimits.Name) + new string(' ', 50)).IsClean);
        Assert.Equal(TextProblem.TooLong, PersonText.Line(new string('a', TextLimits.Name + 1)).Problem);
        Assert.Equal(TextProblem.TooLong, PersonText.Line(new string('a', 10_000)).Problem);
        Assert.Equal(TextProblem.TooLong, PersonText.Narrative(new string('a', 10_000_000)).Problem);
        Assert.Equal("too_long", TextProblem.TooLong.Code());
    }

    [Fact]
    public void A_narrative_keeps_its_lines_and_loses_what_deceives() => Assert.Equal(
        "She said:\n\n\t\"they  waited\"\nend 👩\u200D👧",
        PersonText.Narrative("\nShe said:\r\n\r\n\t\"they\u202E  waited\"\u2028end 👩\u200D👧\u0008 \n").Value);

    [Fact]
    public void Cleaning_a_clean_text_changes_nothing() => Prop.ForAll(Strange, typed =>
    {
        var line = PersonText.Line(typed);
        var narrative = PersonText.Narrative(typed);
        return (!line.IsClean || PersonText.Line(line.Value).Value == line.Value)
            && (!narrative.IsClean || PersonText.Narrative(narrative.Value).Value == narrative.Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_typed_ends_in_an_exception_and_every_answer_is_text_or_problem() => Prop.ForAll(Strange, typed =>
    {
        var line = PersonText.Line(typed);
        return (line.Value is null) != (line.Problem is null) && (line.Value is null || !line.Value.Any(char.IsControl));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+383 44 000 000", "'+383 44 000 000")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("Ana=", "Ana=")]
    [InlineData(null, "")]
    public void A_cell_that_a_spreadsheet_would_run_becomes_text(string? cell, string safe) => Assert.Equal(safe, CsvText.Neutralise(cell));
}
