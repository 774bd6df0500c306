using AlliancePortal.Casework.Browsing;
using AlliancePortal.Casework.Kernel;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Browsing;

/// <summary>The decoys that the reader laid out, and a field for another.</summary>
public sealed partial class BrowsingDecoys
{
    private IReadOnlyList<Refusal> refusals = [];
    private string? number;
    private bool sending;

    [Parameter, EditorRequired]
    public IReadOnlyList<DecoyView> Items { get; set; } = [];

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private async Task DoAsync(IRequest<IReadOnlyList<DecoyView>> request)
    {
        if (sending) return;
        sending = true;
        var answer = await AskAsync(request);
        sending = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal, field => "decoy-" + field) : [];
        if (answer.Succeeded && request is MarkDecoy) number = null;
        await OnChanged.InvokeAsync();
    }
}
