using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Web.Cases;
using Bunit;

namespace AlliancePortal.Web.Tests.Cases;

/// <summary>Panels of the case page over the real gate: what each reader is shown and offered.</summary>
public sealed class PanelTests
{
    private const string Police = "investigator@tpiu.demo";
    private const string Supervisor = "supervisor@vaau.demo";

    [Fact]
    public async Task Whoever_writes_in_a_section_is_offered_it_and_a_supervisor_only_reads()
    {
        var (portal, id) = await CaseAsync();
        await portal.DoAsync(await portal.ActorAsync(Police), new AddCaseEntry { CaseId = id, Section = "investigation", Kind = "note", Text = "A grey van." });
        await using var writer = await PortalComponents.SignedInAsync(Police);
        var written = Entries(writer, await ShownAsync(portal, Police, id));
        Assert.Contains("A grey van.", written.Markup, StringComparison.Ordinal);
        Assert.Equal(2, written.FindAll("button").Count);

        await using var reader = await PortalComponents.SignedInAsync("supervisor@tpiu.demo");
        var read = Entries(reader, await ShownAsync(portal, "supervisor@tpiu.demo", id));
        Assert.Contains("A grey van.", read.Markup, StringComparison.Ordinal);
        Assert.Empty(read.FindAll("button"));
    }

    [Fact]
    public async Task Whoever_opens_the_form_before_a_draft_was_looked_for_keeps_it()
    {
        var (portal, id) = await CaseAsync();
        var view = await ShownAsync(portal, Police, id);
        await using var writer = await PortalComponents.SignedInAsync(Police);
        var panel = Entries(writer, view);
        await panel.InvokeAsync(() => panel.Find("button").Click());
        panel.WaitForAssertion(() => panel.Find("#entry-text"), TimeSpan.FromSeconds(30));
        await Task.Delay(TimeSpan.FromSeconds(1), Xunit.TestContext.Current.CancellationToken);
        Assert.Single(panel.FindAll("#entry-text"));
    }

    [Fact]
    public async Task A_struck_out_entry_stays_readable_with_its_reason_and_offers_nothing()
    {
        var (portal, id) = await CaseAsync();
        var police = await portal.ActorAsync(Police);
        var entry = await portal.DoAsync(police, new AddCaseEntry { CaseId = id, Section = "investigation", Kind = "note", Text = "A red van." });
        await portal.DoAsync(police, new StrikeOutEntry(entry.EntryId, "It was grey."));
        await using var writer = await PortalComponents.SignedInAsync(Police);
        var panel = Entries(writer, await ShownAsync(portal, Police, id));
        var struck = panel.Find(".entry-struck");
        Assert.Contains("A red van.", struck.TextContent, StringComparison.Ordinal);
        Assert.Contains("It was grey.", struck.TextContent, StringComparison.Ordinal);
        Assert.Empty(struck.QuerySelectorAll("button"));
    }

    [Fact]
    public async Task The_header_offers_the_end_of_the_case_to_whom_it_belongs_and_says_why_it_ended()
    {
        var (portal, id) = await CaseAsync();
        await JoinAsync(portal, id);
        await using var supervisor = await PortalComponents.SignedInAsync(Supervisor);
        await using var police = await PortalComponents.SignedInAsync(Police);
        Assert.Equal(["Close the case"], Buttons(supervisor, await ShownAsync(portal, Supervisor, id)));
        Assert.DoesNotContain("Close the case", Buttons(police, await ShownAsync(portal, Police, id)));

        await portal.DoAsync(await portal.ActorAsync(Supervisor), Closings.Closing(id));
        Assert.Equal(["Open the case again"], Buttons(supervisor, await ShownAsync(portal, Supervisor, id)));
        Assert.Equal(["She is here again"], Buttons(police, await ShownAsync(portal, Police, id)));
        Assert.Contains("Support completed", Header(supervisor, await ShownAsync(portal, Supervisor, id)).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Support completed", Header(police, await ShownAsync(portal, Police, id)).Markup, StringComparison.Ordinal);
    }

    private static IRenderedComponent<EntriesPanel> Entries(BunitContext context, CaseView view) => context.Render<EntriesPanel>(set => set.Add(p => p.Case, view).Add(p => p.Section, "investigation"));

    private static IRenderedComponent<CaseHeader> Header(BunitContext context, CaseView view) => context.Render<CaseHeader>(set => set.Add(h => h.Case, view));

    private static IEnumerable<string> Buttons(BunitContext context, CaseView view) => Header(context, view).FindAll("button").Select(button => button.TextContent.Trim());

    private static async Task<CaseView> ShownAsync(RunningPortal portal, string reader, Guid id) => await portal.DoAsync(await portal.ActorAsync(reader), new ShowCase(id));

    private static async Task<(RunningPortal Portal, Guid CaseId)> CaseAsync()
    {
        var portal = await RunningPortal.Shared;
        var taken = await portal.DoAsync(await portal.ActorAsync(Police), Intakes.Adult("Panel", "Shown") with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) });
        return (portal, taken.CaseId);
    }

    private static async Task JoinAsync(RunningPortal portal, Guid id)
    {
        var police = await portal.ActorAsync(Police);
        var vaau = (await portal.DoAsync(police, new ListAgencies())).Single(agency => agency.Code == "vaau").Id;
        var sent = await portal.DoAsync(police, new SendReferral { CaseId = id, Kind = "advocacy", ToAgencyId = vaau, Sections = ["identity"], Basis = "vital_interests", Reason = "Tonight.", Urgency = "urgent" });
        var advocate = await portal.ActorAsync("advocate@vaau.demo");
        await portal.DoAsync(advocate, new ClaimReferral(sent.ReferralId));
        await portal.DoAsync(advocate, new AcceptReferral(sent.ReferralId));
    }
}
