using System.Reflection;
using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Web.Host;
using AlliancePortal.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Browser.Tests;

/// <summary>
/// Every page in every language, each with another theme and width: accessible, nothing cut off, nothing beside the screen. The sections of a
/// case are looked at by <see cref="CasePageJourney"/>. A class for each look, so that they run side by side.
/// </summary>
public sealed class EveryPageJourney
{
    private const string Police = "investigator@tpiu.demo";
    private const string Centre = "supervisor@csw-prizren.demo";
    private const string Administrator = "admin@portal.demo";
    private const string Integrity = "integrity@portal.demo";
    private const string Absent = "/not-found";

    /// <summary>Each page's route, who looks at it, and how its ids are filled in.</summary>
    private static readonly (string Route, string Reader)[] Pages =
    [
        ("/", Centre), ("/notifications", Centre), ("/guardianships", Centre), ("/interviews", Police), ("/interpreters", Administrator), ("/cases", Police),
        ("/cases/{Id:guid}", Police), ("/cases/{Id:guid}/interview", Police), ("/cases/{Id:guid}/refer", Police), ("/referrals", "caseworker@shelter.demo"),
        ("/referrals/{Id:guid}", Police), ("/intake", Police), ("/intake/{DraftId:guid}", Police), ("/imports", Police), ("/board", Centre),
        ("/board/{Figure}", Centre), ("/duty", Centre), ("/agencies", Administrator), ("/agencies/new", Administrator), ("/agencies/{Id:guid}", Administrator), ("/users", Administrator), ("/users/invite", Administrator),
        ("/users/{Id:guid}", Administrator), ("/api", Police), ("/cases/{Id:guid}/accesses", "supervisor@tpiu.demo"),
        ("/my-accesses", Police), ("/cases/{Id:guid}/erasure", Centre), ("/keys", Administrator), ("/audit", Administrator), ("/break-glass", Centre), ("/browsing", Centre), ("/retention", Centre), ("/security", Administrator), ("/account", Police), (Absent, Police), ("/sign-in", ""), ("/sign-in/code", ""), ("/sign-in/set-up", ""), ("/sign-in/passkey", ""), ("/invitation/{token}", ""), ("/sign-in/anew/{token}", ""),
        ("/speak-up", ""), ("/speak-up/back", ""), ("/staff-reports", Integrity), ("/staff-reports/{Id:guid}", Integrity), ("/misconduct", Integrity),
    ];

    /// <summary>Pages that look another way to another reader, or with another question.</summary>
    private static readonly (string Address, string Reader)[] Also =
    [
        ("/", Police), ("/", "advocate@vaau.demo"), ("/notifications?all=true", "advocate@vaau.demo"), ("/board", "supervisor@tpiu.demo"), ("/board/referrals.outgoing.any", "supervisor@tpiu.demo"),
        ("/board/guardianships.unanswered", "supervisor@tpiu.demo"), ("/board/cases.orphaned", "supervisor@tpiu.demo"), ("/browsing", "analyst@coordinator.demo"), ("/retention", "analyst@coordinator.demo"), ("/users?q=teuta", Administrator), ("/agencies?kind=ngo", Administrator),
    ];

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

    /// <summary>Looks at every page.</summary>
    internal static async Task LookAsync(ITestOutputHelper output, string language, bool dark, int width)
    {
        var ids = await FactsAsync();
        var faults = new List<string>();
        var looks = $"{language}-{(dark ? "dark" : "light")}-{width}";
        var seen = 0;
        foreach (var reader in Pages.Concat(Also).GroupBy(page => page.Reader))
        {
            var somebody = reader.Key.Length > 0;
            await using var visitor = somebody ? await Visitor.SignedInAsync(reader.Key, Absent, language, dark, width) : await Visitor.ArriveAsync(language, dark, width);
            foreach (var (page, _) in reader)
            {
                seen++;
                var address = ids.Aggregate(page, (path, id) => path.Replace(id.Key, id.Value, StringComparison.Ordinal));
                if (somebody)
                {
                    // Two routes of one component may share a heading: each is come to from a page that shares its heading with none.
                    await visitor.GoAsync(Absent);
                    await visitor.GoAsync(address);
                }
                else
                {
                    await visitor.Page.GotoAsync(address);
                    await visitor.Page.Locator("h1").First.WaitForAsync();
                }

                if (page != Absent && await visitor.Page.Locator(".absent").CountAsync() > 0) faults.Add($"{page}: is not there");
                var name = page == "/" ? "home" : page.Trim('/').Replace(":guid", "", StringComparison.Ordinal).Replace('/', '-').Replace('?', '-');
                faults.AddRange(from fault in await visitor.FaultsAsync($"page-{name}-{reader.Key.Split('@')[0]}-{looks}") select $"{page}: {fault}");
            }
        }

        output.WriteLine($"{seen} pages in {language}: {faults.Count} findings");
        Assert.Empty(faults);
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
        await People.ReportAsync(Integrity);
        var report = (await People.DoAsync(Integrity, new ListStaffReports()))[0].ReportId;
        return new()
        {
            ["/referrals/{Id:guid}"] = $"/referrals/{sent.ReferralId}",
            ["/agencies/{Id:guid}"] = $"/agencies/{agency}",
            ["/users/{Id:guid}"] = $"/users/{worker}",
            ["/staff-reports/{Id:guid}"] = $"/staff-reports/{report}",
            ["{Id:guid}"] = $"{child.CaseId}",
            ["{DraftId:guid}"] = $"{draft.Id}",
            ["{Figure}"] = "cases.unassigned",
            ["{token}"] = "unknown",
        };
    }
}

/// <inheritdoc cref="EveryPageJourney"/>
public sealed class EveryPageInEnglish(ITestOutputHelper output)
{
    [Fact]
    public Task Every_page_is_accessible_and_whole() => EveryPageJourney.LookAsync(output, "en", dark: false, 1280);
}

/// <inheritdoc cref="EveryPageJourney"/>
public sealed class EveryPageInAlbanian(ITestOutputHelper output)
{
    [Fact]
    public Task Every_page_is_accessible_and_whole() => EveryPageJourney.LookAsync(output, "sq", dark: true, 1280);
}

/// <inheritdoc cref="EveryPageJourney"/>
public sealed class EveryPageInSerbian(ITestOutputHelper output)
{
    [Fact]
    public Task Every_page_is_accessible_and_whole() => EveryPageJourney.LookAsync(output, "sr-Latn", dark: false, 390);
}
