using AlliancePortal.Casework.Kernel.Text;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Shared;

/// <summary>
/// Picks from a code list by typing. Finds any word's beginning first, then any part; reads "Cacak", "Чачак" and "Čačak", "Djakovica" and "Đakovica" alike.
/// Single: <see cref="Value"/>. <see cref="Multiple"/>: <see cref="Values"/>, shown as chips in the order of picking.
/// </summary>
public sealed partial class CodePicker
{
    private const int MaxShown = 50;
    private MudAutocomplete<CodeOption>? picker;

    // Tab takes the best match of what was typed; on the way past an empty picker it takes nothing.
    private bool typing;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<CodeOption> Options { get; set; } = [];

    [Parameter]
    public bool Multiple { get; set; }

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    [Parameter]
    public IReadOnlyList<string> Values { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyList<string>> ValuesChanged { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    private CodeOption? Current => Multiple ? null : Find(Value);

    private IReadOnlyList<CodeOption> Chosen => [.. Values.Select(Find).OfType<CodeOption>()];

    /// <summary>The options that a typed text may mean, best first.</summary>
    public static IEnumerable<CodeOption> Matching(IEnumerable<CodeOption> options, string? typed)
    {
        var sought = Folded(typed);
        return options
            .Select(option => (option, Rank: Rank(Folded(option.Label), sought)))
            .Where(found => found.Rank is not null)
            .OrderBy(found => found.Rank)
            .Select(found => found.option);
    }

    private static int? Rank(string label, string sought) =>
        label.StartsWith(sought, StringComparison.Ordinal) ? 0
        : label.Contains(' ' + sought, StringComparison.Ordinal) ? 1
        : label.Contains(sought, StringComparison.Ordinal) ? 2
        : null;

    private static string Folded(string? text) => PlainLatin.Of(text).Replace("dj", "d", StringComparison.Ordinal);

    private CodeOption? Find(string? value) => Options.FirstOrDefault(option => option.Value == value);

    private async Task<IEnumerable<CodeOption>> SearchAsync(string? typed, CancellationToken cancelled)
    {
        var isTyping = !string.IsNullOrWhiteSpace(typed) && typed != Current?.Label;
        if (typing != isTyping)
        {
            typing = isTyping;
            await InvokeAsync(StateHasChanged);
        }

        var open = Options.Where(option => !Multiple || !Values.Contains(option.Value));
        return Matching(open, typed == Current?.Label ? "" : typed);
    }

    private async Task PickAsync(CodeOption? option)
    {
        typing = false;
        if (!Multiple)
        {
            await ValueChanged.InvokeAsync(option?.Value);
        }
        else if (option is not null)
        {
            await ValuesChanged.InvokeAsync([.. Values, option.Value]);
            await picker!.ClearAsync();
        }
    }

    private Task RemoveAsync(CodeOption option) => ValuesChanged.InvokeAsync([.. Values.Where(value => value != option.Value)]);
}
