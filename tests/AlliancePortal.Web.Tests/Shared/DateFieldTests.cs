using AlliancePortal.Web.Shared;
using Bunit;

namespace AlliancePortal.Web.Tests.Shared;

/// <summary>Dates and instants as people type them: in parts, as far as known, and nothing typed is lost.</summary>
public sealed class DateFieldTests : Fields
{
    private string? date;
    private DateTimeOffset? instant;
    private bool wasRaised;

    [Theory]
    [InlineData("14", "3", "2009", "2009-03-14")]
    [InlineData("", "3", "2009", "2009-03")]
    [InlineData("", "", "2009", "2009")]
    public void A_date_is_emitted_as_far_as_it_is_known(string day, string month, string year, string emitted)
    {
        Type(DateOf(null), day, month, year);
        Assert.Equal(emitted, date);
    }

    [Fact]
    public void What_is_no_date_is_said_beside_the_parts_and_stays_as_typed()
    {
        var field = DateOf(null);
        Type(field, "31", "2", "2009");
        Assert.Equal("2009-02-31", date);
        Assert.Contains("no such date", field.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(["31", "2", "2009"], Parts(field));
        Assert.All(field.FindAll("input"), part => Assert.Equal("true", part.GetAttribute("aria-invalid")));
    }

    [Fact]
    public void A_day_without_its_year_is_kept_and_not_blamed_yet()
    {
        var field = DateOf(null);
        field.Find("#born-day").Change("14");
        Assert.Equal("--14", date);
        Assert.Empty(field.FindAll(".field-error"));
    }

    [Fact]
    public void Emptied_parts_mean_that_nothing_is_known()
    {
        var field = DateOf("2009");
        field.Find("#born-year").Change("");
        Assert.True(wasRaised);
        Assert.Null(date);
    }

    [Fact]
    public void A_stored_date_stands_in_its_parts_and_an_error_of_the_caller_is_described_by_them()
    {
        var field = Render<PartialDateField>(set => set.Add(f => f.Id, "born").Add(f => f.Label, "Born").Add(f => f.Value, "2009-03").Add(f => f.Error, "Later than today.").Add(f => f.Help, "If known."));
        Assert.Equal(["", "03", "2009"], Parts(field));
        Assert.Equal("born-error born-help", field.Find("fieldset").GetAttribute("aria-describedby"));
        Assert.Contains("Later than today.", field.Find("#born-error").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("22.10")]
    [InlineData("2210")]
    [InlineData("22:10")]
    public void A_time_is_read_however_it_is_written_at_night(string typed)
    {
        var field = InstantOf(Now);
        field.Find("#when-time").Change(typed);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 21, 10, 0, TimeSpan.Zero), instant?.ToUniversalTime());
    }

    [Fact]
    public void Parts_that_give_no_instant_yet_emit_none_without_a_word_of_blame()
    {
        var field = InstantOf(null);
        field.Find("#when-day").Change("23");
        field.Find("#when-month").Change("11");
        Assert.True(wasRaised);
        Assert.Null(instant);
        Assert.Empty(field.FindAll(".field-error"));
    }

    [Fact]
    public void In_summer_the_clock_of_the_country_is_two_hours_ahead()
    {
        var field = InstantOf(new DateTimeOffset(2026, 7, 1, 20, 0, 0, TimeSpan.Zero));
        Assert.Equal(["1", "7", "2026", "22:00"], Parts(field));
        field.Find("#when-day").Change("2");
        Assert.Equal(new DateTimeOffset(2026, 7, 2, 20, 0, 0, TimeSpan.Zero), instant?.ToUniversalTime());
    }

    [Fact]
    public void A_value_from_outside_replaces_what_stood_there()
    {
        var field = InstantOf(Now);
        field.Render(set => set.Add(f => f.Value, null));
        Assert.Equal(["", "", "", ""], Parts(field));
    }

    private static string[] Parts<T>(IRenderedComponent<T> field) where T : Microsoft.AspNetCore.Components.IComponent =>
        [.. field.FindAll("input").Select(part => part.GetAttribute("value") ?? "")];

    private static void Type(IRenderedComponent<PartialDateField> field, string day, string month, string year)
    {
        if (day.Length > 0) field.Find("#born-day").Change(day);
        if (month.Length > 0) field.Find("#born-month").Change(month);
        field.Find("#born-year").Change(year);
    }

    private IRenderedComponent<PartialDateField> DateOf(string? value) => Render<PartialDateField>(set => set.Add(f => f.Id, "born").Add(f => f.Label, "Born").Add(f => f.Value, value)
        .Add(f => f.ValueChanged, On<string?>(typed => (date, wasRaised) = (typed, true))));

    private IRenderedComponent<InstantField> InstantOf(DateTimeOffset? value) => Render<InstantField>(set => set.Add(f => f.Id, "when").Add(f => f.Label, "When").Add(f => f.Value, value)
        .Add(f => f.ValueChanged, On<DateTimeOffset?>(typed => (instant, wasRaised) = (typed, true))));
}
