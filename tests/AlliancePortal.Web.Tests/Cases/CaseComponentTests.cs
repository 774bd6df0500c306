using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Web.Cases;
using AlliancePortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AlliancePortal.Web.Tests.Cases;

/// <summary>Components of the case page that decide what is shown, and when.</summary>
public sealed class CaseComponentTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 21, 43, 0, TimeSpan.Zero);
    private static readonly CswView Prizren = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "CSW Prizren", DutyName: null, "+383 99 000 128");

    public CaseComponentTests()
    {
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        Services.AddSingleton(TimeZoneInfo.FindSystemTimeZoneById(JurisdictionFile.Default.TimeZone));
        Services.AddSingleton<LocalTime>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void A_narrative_is_not_in_the_page_before_the_reader_asks_for_it()
    {
        var warning = Render<ContentWarning>(set => set.AddChildContent("<p>What she told.</p>"));
        Assert.DoesNotContain("What she told.", warning.Markup, StringComparison.Ordinal);

        warning.Find("button").Click();
        Assert.Contains("What she told.", warning.Markup, StringComparison.Ordinal);
        warning.Find("button").Click();
        Assert.DoesNotContain("What she told.", warning.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_clock_says_others_whom_to_ring_and_the_centre_itself_that_it_is_its_turn()
    {
        var others = Render<ChildClock>(set => set.Add(clock => clock.Guardianship, Notified(mine: false)));
        Assert.Contains("the duty worker of CSW Prizren", others.Markup, StringComparison.Ordinal);
        Assert.Equal("tel:+38399000128", others.Find("a.phone").GetAttribute("href"));

        var own = Render<ChildClock>(set => set.Add(clock => clock.Guardianship, Notified(mine: true)));
        Assert.Contains("Next: you", own.Markup, StringComparison.Ordinal);
        Assert.Empty(own.FindAll("a.phone"));
    }

    [Fact]
    public void Once_acknowledged_by_phone_the_clock_says_so_and_who_names_the_guardian()
    {
        var clock = Render<ChildClock>(set => set.Add(shown => shown.Guardianship, Notified(mine: false) with { AcknowledgedAt = Now, AcknowledgedBy = "phone", State = "acknowledged" }));
        Assert.Contains("Acknowledged by phone", clock.Markup, StringComparison.Ordinal);
        Assert.Contains("CSW Prizren names the guardian", clock.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Stored_text_stands_beside_a_field_only_where_it_differs_and_can_be_taken()
    {
        var taken = false;
        Assert.Empty(Render<StoredBeside>(set => set.Add(b => b.Typed, "Ana")).Markup.Trim());
        Assert.Empty(Render<StoredBeside>(set => set.Add(b => b.Typed, "Ana").Add(b => b.Stored, "Ana")).Markup.Trim());

        var differs = Render<StoredBeside>(set => set.Add(b => b.Typed, "Ana").Add(b => b.Stored, "").Add(b => b.OnTake, EventCallback.Factory.Create(this, () => taken = true)));
        Assert.Contains("nothing", differs.Find("strong").TextContent, StringComparison.Ordinal);
        differs.Find("button").Click();
        Assert.True(taken);
    }

    [Fact]
    public void An_instant_is_read_and_shown_in_the_zone_of_the_country()
    {
        DateTimeOffset? typed = null;
        var field = Render<InstantField>(set => set.Add(f => f.Id, "when").Add(f => f.Label, "When").Add(f => f.Value, Now)
            .Add(f => f.ValueChanged, EventCallback.Factory.Create<DateTimeOffset?>(this, value => typed = value)));
        Assert.Equal(["23", "11", "2026", "22:43"], field.FindAll("input").Select(part => part.GetAttribute("value")));

        field.Find("#when-time").Change("20.15");
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 19, 15, 0, TimeSpan.Zero), typed?.ToUniversalTime());
        field.Find("#when-day").Change("31");
        Assert.Null(typed);
        Assert.Contains("no such day", field.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("31", field.Find("#when-day").GetAttribute("value"));
    }

    [Fact]
    public void A_search_is_found_again_by_its_key_and_the_key_says_nothing()
    {
        var memory = new CaseloadMemory();
        var key = memory.Keep("Морина")!;
        Assert.Matches("^[0-9a-f]{12}$", key);
        Assert.Equal("Морина", memory.Find(key));
        Assert.Null(memory.Find("0123456789ab"));
        Assert.Null(memory.Keep("  "));
    }

    private static GuardianshipView Notified(bool mine) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), "XK-2026-000001", "A", Prizren, ActingCsw: null, HandoverTo: null, Now.AddHours(-1), Now.AddMinutes(-20), Now.AddMinutes(-5),
        AcknowledgedAt: null, AcknowledgedBy: null, PhoneName: null, PhoneNumber: null, PhoneConfirmedAt: null, AwaitsConfirmation: false, LadderStep: 0, "notified",
        GuardianUserId: null, GuardianName: null, AppointedAt: null, DueAt: Now.AddMinutes(10), Overdue: false, EndedAt: null, EndSignedByCsw: false, EndSignedByVaau: false, EndGround: null, mine,
        new GuardianshipMay(false, false, false, false, false), Version: 1);
}
