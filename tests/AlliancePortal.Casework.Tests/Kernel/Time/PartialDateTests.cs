using System.Text.Json;
using AlliancePortal.Casework.Kernel.Time;
using FsCheck;
using FsCheck.Fluent;

namespace AlliancePortal.Casework.Tests.Kernel.Time;

public sealed class PartialDateTests
{
    private static readonly Arbitrary<PartialDate> AnyDate = (
        from day in Gen.Choose(0, DateOnly.MaxValue.DayNumber)
        from precision in Gen.Choose(1, 3)
        let full = DateOnly.FromDayNumber(day)
        select Created(full.Year, precision > 1 ? full.Month : null, precision > 2 ? full.Day : null)).ToArbitrary();

    [Theory]
    [InlineData("2009", 2009, null, null)]
    [InlineData("2009-03", 2009, 3, null)]
    [InlineData(" 2009-03-14 ", 2009, 3, 14)]
    [InlineData("2008-02-29", 2008, 2, 29)]
    public void The_three_iso_forms_are_read(string text, int year, int? month, int? day)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        Assert.Equal((year, month, day), (date.Year, date.Month, date.Day));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("09")]
    [InlineData("2009-3")]
    [InlineData("2009-13")]
    [InlineData("2009-00-01")]
    [InlineData("2009-02-29")]
    [InlineData("2009/03/14")]
    [InlineData("2009-03-14T00:00:00Z")]
    [InlineData("+209")]
    [InlineData("٢٠٠٩")]
    [InlineData("2009-03-1\0")]
    public void Anything_else_is_refused_without_an_exception(string? text) => Assert.False(PartialDate.TryParse(text, out _));

    [Fact]
    public void A_day_without_its_month_is_refused() => Assert.False(PartialDate.TryCreate(2009, null, 14, out _));

    [Fact]
    public void A_partial_date_spans_all_days_that_it_can_mean()
    {
        Assert.Equal((new DateOnly(2008, 1, 1), new DateOnly(2008, 12, 31)), Span("2008"));
        Assert.Equal((new DateOnly(2008, 2, 1), new DateOnly(2008, 2, 29)), Span("2008-02"));
        Assert.Equal((new DateOnly(2008, 2, 3), new DateOnly(2008, 2, 3)), Span("2008-02-03"));
    }

    [Fact]
    public void What_is_written_is_read_back_the_same() =>
        Prop.ForAll(AnyDate, date => PartialDate.Parse(date.ToString()) == date).QuickCheckThrowOnFailure();

    [Fact]
    public void Json_keeps_the_date_and_its_precision() =>
        Prop.ForAll(AnyDate, date => JsonSerializer.Deserialize<PartialDate>(JsonSerializer.Serialize(date)) == date).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("2009")]
    [InlineData("{}")]
    public void Json_that_is_no_date_is_a_json_error(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PartialDate>(json));

    [Fact]
    public void The_stored_text_sorts_as_the_dates_do() => Prop.ForAll(AnyDate, AnyDate, (a, b) =>
        a.Earliest == b.Earliest || a < b == a.Earliest < b.Earliest).QuickCheckThrowOnFailure();

    private static (DateOnly, DateOnly) Span(string text) => (PartialDate.Parse(text).Earliest, PartialDate.Parse(text).Latest);

    private static PartialDate Created(int year, int? month, int? day) =>
        PartialDate.TryCreate(year, month, day, out var date) ? date : throw new InvalidOperationException();
}
