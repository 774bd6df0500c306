using System.Globalization;
using AlliancePortal.Casework.Browsing;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Browsing;

/// <summary>From what number on each rule speaks; the coordinator sets it.</summary>
public sealed partial class BrowsingLimits
{
    private readonly Dictionary<string, string?> typed = [];
    private IReadOnlyList<Refusal> refusals = [];
    private bool sending;
    private string? saved;

    [Parameter, EditorRequired]
    public IReadOnlyList<BrowsingRuleView> Rules { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyList<BrowsingRuleView>> OnChanged { get; set; }

    private static string Field(BrowsingRuleView rule) => "browsing-" + rule.Rule;

    private string? Error(BrowsingRuleView rule) => refusals.FirstOrDefault(refusal => refusal.FieldId == Field(rule))?.Message;

    private string? Typed(BrowsingRuleView rule) => typed.TryGetValue(rule.Rule, out var text) ? text : rule.Limit?.ToString(CultureInfo.InvariantCulture);

    private async Task SaveAsync(BrowsingRuleView rule)
    {
        if (sending) return;
        sending = true;
        // What is no number is out of every range.
        var limit = int.TryParse(Typed(rule), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var answer = await AskAsync(new SetBrowsingLimit { Rule = rule.Rule, Limit = limit });
        (sending, saved) = (false, answer.Succeeded ? rule.Rule : null);
        refusals = answer.Refusal is { } refusal ? InWords(refusal, _ => Field(rule)) : [];
        if (!answer.Succeeded) return;
        typed.Remove(rule.Rule);
        await OnChanged.InvokeAsync(answer.Value);
    }
}
