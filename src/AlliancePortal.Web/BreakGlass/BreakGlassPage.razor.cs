using System.Globalization;
using AlliancePortal.Casework.BreakGlass;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.BreakGlass;

/// <summary>To ask for a case that is not one's own, and to answer for those that are.</summary>
public sealed partial class BreakGlassPage
{
    private const string Urgent = "urgent";
    private BreakGlassList? list;
    private IReadOnlyList<Refusal> refusals = [];
    private string? number;
    private string? reason;
    private string? way;
    private string? hours;
    private bool absent;
    private bool sending;

    /// <summary>The case number that was searched for in vain.</summary>
    [SupplyParameterFromQuery(Name = "number")]
    public string? Sought { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool AtRisk => way == Urgent;

    private IReadOnlyList<CodeOption> Ways => [new("asked", Words["Way_Asked"], Words["Way_Asked_Help"]), new(Urgent, Words["Way_Urgent"], Words["Way_Urgent_Help"])];

    private IReadOnlyList<CodeOption> HourOptions =>
        [.. new[] { 1, list!.LongestHours }.Distinct().Select(count => new CodeOption(count.ToString(CultureInfo.InvariantCulture), Words["Hours_Of", count]))];

    private IReadOnlyList<BreakGlassView> Awaiting => [.. list!.Items.Where(item => item.MayDecide || item.MayReview)];

    private IReadOnlyList<BreakGlassView> Mine => [.. list!.Items.Where(item => item.IsMine)];

    private IReadOnlyList<BreakGlassView> Answered => [.. list!.Items.Where(item => item is { IsMine: false, MayDecide: false, MayReview: false })];

    protected override async Task OnInitializedAsync()
    {
        number = Sought;
        await ReadAsync();
        hours = list?.LongestHours.ToString(CultureInfo.InvariantCulture);
        await ListenAsync(ReadAsync);
    }

    private async Task ReadAsync()
    {
        var answer = await AskAsync(new ListBreakGlasses());
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        if (answer.Succeeded) list = answer.Value;
        else if (!absent) refusals = InWords(answer.Refusal!);
    }

    private async Task SendAsync()
    {
        if (sending) return;
        if (way is null)
        {
            refusals = [new Refusal(Words["How_Missing"], "glass-lifeAtRisk")];
            return;
        }

        sending = true;
        var request = new AskBreakGlass { CaseNumber = number ?? "", Reason = reason ?? "", LifeAtRisk = AtRisk, Hours = int.TryParse(hours, CultureInfo.InvariantCulture, out var count) ? count : null };
        var answer = await AskAsync(request);
        sending = false;
        refusals = answer.Refusal switch
        {
            null => [],
            { Kind: RefusalKind.Hidden } => [new Refusal(Words["NotOpened"], "glass-caseNumber")],
            { } refusal => InWords(refusal, field => "glass-" + field),
        };
        if (!answer.Succeeded) return;
        if (answer.Value.CaseId is { } opened)
        {
            Navigation.NavigateTo($"/cases/{opened}");
            return;
        }

        (number, reason, way) = (null, null, null);
        await ReadAsync();
    }
}
