using AlliancePortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Tests.Shared;

/// <summary>What stands around the fields: the refusals above them, labels and errors beside them, the end of a list.</summary>
public sealed class FormPartTests : Fields
{
    [Fact]
    public void Without_refusals_nothing_stands_above_the_form() => Assert.Empty(Render<RefusalSummary>(set => set.Add(s => s.Refusals, [])).Markup.Trim());

    [Fact]
    public void A_refusal_links_to_its_field_and_one_about_none_does_not()
    {
        var summary = Render<RefusalSummary>(set => set.Add(s => s.Refusals, [new Refusal("Type a name.", "name"), new Refusal("The case is closed.")]));
        Assert.Equal("alert", summary.Find("section").GetAttribute("role"));
        var link = Assert.Single(summary.FindAll("a"));
        Assert.Equal(("#name", "name", "Type a name."), (link.GetAttribute("href"), link.GetAttribute("data-focus"), link.TextContent));
        Assert.Equal(2, summary.FindAll("li").Count);
    }

    [Fact]
    public void It_takes_the_focus_when_the_refusals_are_new_and_only_then()
    {
        IReadOnlyList<Refusal> first = [new("One.")];
        var summary = Render<RefusalSummary>(set => set.Add(s => s.Refusals, first));
        Assert.Single(Focused());
        summary.Render(set => set.Add(s => s.Refusals, first));
        Assert.Single(Focused());
        summary.Render(set => set.Add(s => s.Refusals, [new Refusal("One.")]));
        Assert.Equal(2, Focused().Count());
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "Help.", "f-help")]
    [InlineData("Wrong.", null, "f-error")]
    [InlineData("Wrong.", "Help.", "f-error f-help")]
    public void A_field_is_described_by_its_error_and_its_help_in_that_order(string? error, string? help, string? described) => Assert.Equal(described, FieldLabelled.DescribedBy("f", error, help));

    [Fact]
    public void A_text_is_emitted_when_the_field_is_left_and_no_browser_keeps_it()
    {
        string? typed = null;
        var field = Render<TextField>(set => set.Add(f => f.Id, "why").Add(f => f.Label, "Why").Add(f => f.Lines, 3).Add(f => f.MaxLength, 500).Add(f => f.ValueChanged, On<string?>(text => typed = text)));
        var box = field.Find("textarea#why");
        Assert.Equal(("off", "500"), (box.GetAttribute("autocomplete"), box.GetAttribute("maxlength")));
        box.Change("Because.");
        Assert.Equal("Because.", typed);
    }

    [Fact]
    public void A_wrong_text_is_marked_for_the_eye_and_for_the_ear()
    {
        var field = Render<TextField>(set => set.Add(f => f.Id, "why").Add(f => f.Label, "Why").Add(f => f.Error, "Say why."));
        Assert.Equal(("true", "why-error"), (field.Find("input").GetAttribute("aria-invalid"), field.Find("input").GetAttribute("aria-describedby")));
        Assert.Contains("Say why.", field.Find("#why-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_is_off_while_it_fetches_and_the_end_of_the_list_says_so()
    {
        var fetching = new TaskCompletionSource();
        var more = Render<MoreButton>(set => set.Add(b => b.HasMore, true).Add(b => b.Shown, 25).Add(b => b.OnMore, EventCallback.Factory.Create(this, () => fetching.Task)));
        var click = more.Find("button").ClickAsync(new());
        Assert.True(more.Find("button").HasAttribute("disabled"));
        fetching.SetResult();
        await click;
        Assert.False(more.Find("button").HasAttribute("disabled"));
        more.Render(set => set.Add(b => b.HasMore, false).Add(b => b.Shown, 31));
        Assert.Empty(more.FindAll("button"));
        Assert.Contains("31 rows", more.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_clock_says_who_acts_next_and_which_number_to_ring()
    {
        var clock = Running(Now.AddMinutes(-12));
        Assert.Contains("running-clock-overdue", clock.Markup, StringComparison.Ordinal);
        Assert.Contains("the duty worker of CSW Prizren", clock.Markup, StringComparison.Ordinal);
        Assert.Equal("tel:+38399000128", clock.Find("a.phone").GetAttribute("href"));
    }

    [Fact]
    public void It_turns_from_quiet_to_soon_to_late_while_the_page_stays_open()
    {
        var clock = Running(Now.AddMinutes(15));
        Assert.Contains("running-clock-neutral", clock.Markup, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromMinutes(6));
        clock.WaitForAssertion(() => Assert.Contains("running-clock-soon", clock.Markup, StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromMinutes(10));
        clock.WaitForAssertion(() => Assert.Contains("running-clock-overdue", clock.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Once_all_instants_have_happened_it_waits_for_nobody()
    {
        var clock = Render<RunningClock>(set => set.Add(c => c.Title, "Guardianship").Add(c => c.Instants, [new ClockInstant("Notified", Now), new ClockInstant("Acknowledged", Now)]).Add(c => c.DueAt, Now.AddHours(-1)).Add(c => c.Phone, "+383 99 000 128"));
        Assert.Contains("running-clock-ok", clock.Markup, StringComparison.Ordinal);
        Assert.Empty(clock.FindAll("a.phone"));
    }

    private IEnumerable<JSRuntimeInvocation> Focused() => JSInterop.Invocations.Where(call => call.Identifier.Contains("focus", StringComparison.OrdinalIgnoreCase));

    private IRenderedComponent<RunningClock> Running(DateTimeOffset due) => Render<RunningClock>(set => set.Add(c => c.Title, "Guardianship")
        .Add(c => c.Instants, [new ClockInstant("Notified", Now.AddMinutes(-30)), new ClockInstant("Acknowledged", null)]).Add(c => c.DueAt, due).Add(c => c.ActsNext, "the duty worker of CSW Prizren").Add(c => c.Phone, "+383 99 000 128"));
}
