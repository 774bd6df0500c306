using System.Reflection;
using System.Security.Claims;
using System.Text.RegularExpressions;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Web.Cases;
using AlliancePortal.Web.Host;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>Each page with an id, over the portal's own gate: what is not for the reader reads to the letter as what never was; and a page that is open closes.</summary>
public sealed partial class AbsentPagesTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private RunningPortal portal = null!;
    private AsyncServiceScope scope;
    private BunitAuthorizationContext reader = null!;

    [GeneratedRegex("""[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|blazor:[\w:-]+="[^"]*" """)]
    private static partial Regex Ids { get; }

    [GeneratedRegex(@"\{(\w+)(:guid)?\}")]
    private static partial Regex RouteValue { get; }

    public async ValueTask InitializeAsync()
    {
        portal = await RunningPortal.Shared;
        scope = portal.App.Services.CreateAsyncScope();
        Services.AddLocalization();
        Services.AddMudServices();
        Services.AddFallbackServiceProvider(scope.ServiceProvider);
        JSInterop.Mode = JSRuntimeMode.Loose;
        reader = AddAuthorization();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await scope.DisposeAsync();
    }

    [Theory]
    [InlineData("lawyer@legalaid.demo")]
    [InlineData("socialworker@csw-peja.demo")]
    [InlineData("supervisor@tpiu.demo")]
    public async Task Another_agencys_and_an_excluded_case_read_as_one_that_never_was(string email)
    {
        var pages = Pages().ToList();
        Assert.True(pages.Count >= 6, $"{pages.Count} pages with an id");
        var police = await portal.ActorAsync("investigator@tpiu.demo");
        var me = await portal.ActorAsync(email);
        var taken = await portal.DoAsync(police, Now(Intakes.Child("Hidden", "Child")));
        var adult = await portal.DoAsync(police, Now(Intakes.Adult("Hidden", "Adult")));
        var sent = await portal.DoAsync(police, new SendReferral { CaseId = adult.CaseId, Kind = "shelter", ToAgencyId = await ShelterAsync(), Sections = ["identity"], Basis = "vital_interests", Reason = "Tonight.", Urgency = "immediate" });
        var draft = await portal.DoAsync(police, new SaveDraft { Kind = "intake", Title = "Hidden draft", Content = "{}" });
        // The police supervisor is of the same unit, so that only the exclusion hides.
        foreach (var caseId in new[] { taken.CaseId, adult.CaseId })
            await portal.ExecuteAsync($"insert into casework.exclusions (user_id, case_id, set_by, set_at) values ('{me.UserId}', '{caseId}', '{police.UserId}', now())");

        foreach (var (page, parameter) in pages)
        {
            var missing = Text(page, parameter, Guid.CreateVersion7(), me);
            foreach (var hidden in new[] { taken.CaseId, adult.CaseId, taken.GuardianshipId!.Value, sent.ReferralId, draft.Id, police.UserId })
                Assert.Equal(missing, Text(page, parameter, hidden, me));
            Assert.DoesNotContain("Hidden", missing, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_is_open_closes_when_its_reader_is_excluded()
    {
        var police = await portal.ActorAsync("investigator@tpiu.demo");
        var taken = await portal.DoAsync(police, Now(Intakes.Adult("Ondine", "Marsh")));
        reader.SetAuthorized("reader").SetClaims(new Claim(ClaimTypes.NameIdentifier, police.UserId.ToString()));
        var open = Render<CasePage>(set => set.Add(page => page.Id, taken.CaseId));
        open.WaitForAssertion(() => Assert.Contains("Ondine", open.Markup, StringComparison.Ordinal), Patience);

        await portal.ExecuteAsync($"insert into casework.exclusions (user_id, case_id, set_by, set_at) values ('{police.UserId}', '{taken.CaseId}', '{police.UserId}', now())");
        open.WaitForAssertion(() => Assert.Contains("absent", open.Markup, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("Ondine", open.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(taken.CaseNumber, open.Markup, StringComparison.Ordinal);
    }

    private static IEnumerable<(Type Page, string Parameter)> Pages() =>
        from type in typeof(PortalHost).Assembly.GetTypes()
        from route in type.GetCustomAttributes<RouteAttribute>()
        let value = RouteValue.Match(route.Template)
        where value.Success && value.Groups[2].Success
        select (type, value.Groups[1].Value);

    private static TakeIn Now(TakeIn intake) => intake with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) };

    private async Task<Guid> ShelterAsync() =>
        (await portal.DoAsync(await portal.ActorAsync("investigator@tpiu.demo"), new AlliancePortal.Casework.Agencies.ListAgencies())).Single(agency => agency.Code == "shelter").Id;

    private string Text(Type page, string parameter, Guid id, Actor who)
    {
        reader.SetAuthorized("reader").SetClaims(new Claim(ClaimTypes.NameIdentifier, who.UserId.ToString()));
        var shown = Render(builder =>
        {
            builder.OpenComponent(0, page);
            builder.AddComponentParameter(1, parameter, id);
            builder.CloseComponent();
        });
        shown.WaitForState(() => (shown.Markup.Contains("<h1", StringComparison.Ordinal) || shown.Markup.Contains("<h2", StringComparison.Ordinal)) && !shown.Markup.Contains("skeleton", StringComparison.Ordinal), Patience);
        return Ids.Replace(shown.Markup, "ID");
    }
}
