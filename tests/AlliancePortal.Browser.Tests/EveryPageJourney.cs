using System.Reflection;
using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Web.Host;
using AlliancePortal.Web.Shell;
using Microsoft.AspNetCore.Components;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>
/// Every page in every language, each with another theme and width: accessible, nothing cut off, nothing beside the screen. The sections of a
/// case are looked at by <see cref="CasePageJourney"/>.
/// </summary>
public sealed class EveryPageJourney(ITestOutputHelper output)
{
    private const string Police = "investigator@tpiu.demo";
    private const string Centre = "supervisor@csw-prizren.demo";
    private const string Administrator = "admin@portal.demo";
    private const string Absent = "/not-found";

    // What a reader sees whole: its text is neither cut by its own box nor hidden on purpose for screen readers only.
    private const string CutOff = """
        () => [...document.querySelectorAll('body *')].filter(e => {
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            return box.width > 2 && box.height > 2 && e.innerText?.trim() && style.visibility === 'visible'
                && ['hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
        }).map(e => `${e.tagName}.${e.className}: ${e.innerText.trim().slice(0, 60)}`)
        """;

    /// <summary>Each page's route, who looks at it, and how its ids are filled in.</summary>
    private static readonly (string Route, string Reader)[] Pages =
    [
        ("/", Centre), ("/notifications", Centre), ("/guardianships", Centre), ("/interviews", Police), ("/interpreters", Administrator), ("/cases", Police),
        ("/cases/{Id:guid}", Police), ("/cases/{Id:guid}/interview", Police), ("/cases/{Id:guid}/refer", Police), ("/referrals", "caseworker@shelter.demo"),
        ("/referrals/{Id:guid}", Police), ("/intake", Police), ("/intake/{DraftId:guid}", Police), ("/imports", Police), ("/board", Centre),
        ("/board/{Figure}", Centre), ("/duty", Centre), ("/agencies", Administrator), ("/agencies/new", Administrator), ("/agencies/{Id:guid}", Administrator), ("/users", Administrator), ("/users/invite", Administrator),
        ("/users/{Id:guid}", Administrator), ("/api", Police), ("/cases/{Id:guid}/accesses", "supervisor@tpiu.demo"),
        ("/my-accesses", Police), ("/audit", Administrator), ("/account", Police), (Absent, Police), ("/sign-in", ""), ("/sign-in/code", ""), ("/sign-in/set-up", ""), ("/invitation/{token}", ""),
    ];

    public static TheoryData<string, bool, int> Looks => new() { { "en", false, 1280 }, { "sq", true, 1280 }, { "sr-Latn", false, 390 } };

    [Fact]
    public void No_page_is_left_out()
    {
        var routes = typeof(PortalHost).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Where(route => route.Length > 0);
        Assert.Empty(routes.Except(Pages.Select(page => page.Route)));
    }

    [Fact]
    public void Every_menu_leads_to_a_page()
    {
        var pages = Pages.Select(page => page.Route).ToHashSet();
        string[] kinds = ["police", "csw", "vaau", "coordinator", "administration", "labour", "ngo"];
        Assert.All(kinds.SelectMany(kind => Workspace.For(new ActingAs("", "", "", kind, Supervises: true))), entry => Assert.Contains(entry.Href, pages));
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_is_accessible_and_whole(string language, bool dark, int width)
    {
        var ids = await FactsAsync();
        var faults = new List<string>();
        var seen = 0;
        foreach (var reader in Pages.GroupBy(page => page.Reader))
        {
            await using var visitor = reader.Key.Length == 0 ? await Visitor.ArriveAsync(language, dark, width) : await Visitor.SignedInAsync(reader.Key, "/", language, dark, width);
            foreach (var (route, _) in reader)
                await LookAsync(visitor, route, ids.Aggregate(route, (path, id) => path.Replace(id.Key, id.Value, StringComparison.Ordinal)));
        }

        output.WriteLine($"{seen} pages in {language}: {faults.Count} findings");
        Assert.Empty(faults);

        async Task LookAsync(Visitor visitor, string page, string address)
        {
            seen++;
            await visitor.Page.GotoAsync(address);
            await visitor.Page.Locator("h1").First.WaitForAsync();
            await Expect(visitor.Page.Locator(".list-skeleton")).ToHaveCountAsync(0);
            var name = page.Trim('/').Replace('/', '-').Replace(":guid", "", StringComparison.Ordinal);
            await visitor.PictureAsync($"page-{(name.Length == 0 ? "home" : name)}-{language}-{(dark ? "dark" : "light")}-{width}");
            if (page != Absent && await visitor.Page.Locator(".absent").CountAsync() > 0) faults.Add($"{page}: is not there");
            faults.AddRange(from found in await visitor.AxeAsync() select $"{page}: {found}");
            faults.AddRange(from cut in await visitor.Page.EvaluateAsync<string[]>(CutOff) select $"{page}: cut off: {cut}");
            if (await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")) faults.Add($"{page}: scrolls sideways");
        }
    }

    private static async Task<Dictionary<string, string>> FactsAsync()
    {
        var child = await People.DoAsync(Police, Intakes.Child("Lindita", "Pllana"));
        var sent = await People.DoAsync(Police, new SendReferral
        {
            CaseId = (await People.DoAsync(Police, Intakes.Adult("Snežana", "Vasić"))).CaseId,
            Kind = "shelter",
            ToAgencyId = (await People.DoAsync(Police, new ListAgencies())).Single(agency => agency.Code == "shelter").Id,
            Sections = ["identity", "risk"],
            Basis = "vital_interests",
            Reason = "A bed for tonight.",
            Urgency = "immediate",
        });
        var draft = await People.DoAsync(Police, new SaveDraft { Kind = "intake", Title = "Begun", Content = "{}" });
        var agency = (await People.DoAsync(Administrator, new ListAgencies())).First(one => one.Code == "tpiu").Id;
        var worker = await People.IdAsync(Police);
        return new()
        {
            ["/referrals/{Id:guid}"] = $"/referrals/{sent.ReferralId}",
            ["/agencies/{Id:guid}"] = $"/agencies/{agency}",
            ["/users/{Id:guid}"] = $"/users/{worker}",
            ["{Id:guid}"] = $"{child.CaseId}",
            ["{DraftId:guid}"] = $"{draft.Id}",
            ["{Figure}"] = "cases.unassigned",
            ["{token}"] = "unknown",
        };
    }
}
