using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Intake;

/// <summary>Why a fact is missing: it was not asked, she does not know, or she did not wish to say. The three are not the same.</summary>
public sealed partial class MissingAnswer
{
    private const string NotAsked = "not_asked";
    private static readonly string[] States = [NotAsked, "unknown", "did_not_wish_to_say"];

    /// <summary>The fact's name in the intake: <c>languages</c>, <c>name</c> …</summary>
    [Parameter, EditorRequired]
    public string Fact { get; set; } = "";

    /// <summary>The fact in words.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>Whether nothing was typed for it.</summary>
    [Parameter, EditorRequired]
    public bool IsMissing { get; set; }

    private static IReadOnlyList<CodeOption> Options => Labels.Options("answer_state", States);

    private string State => Form.Unanswered.GetValueOrDefault(Fact, NotAsked);

    private Task ChooseAsync(string? state) => SetAsync(() =>
    {
        if (state is null or NotAsked) Form.Unanswered.Remove(Fact);
        else Form.Unanswered[Fact] = state;
    });
}
