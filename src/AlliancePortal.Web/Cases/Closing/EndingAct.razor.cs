using AlliancePortal.Casework.Cases;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases.Closing;

/// <summary>In the header: what the reader may do about the end of the case; for most readers nothing.</summary>
public sealed partial class EndingAct
{
    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private async Task AskAsync()
    {
        var done = Case.Ending == "close" ? await CloseCaseDialog.AskAsync(Dialogs, Case) : await ReopenDialog.AskAsync(Dialogs, Case);
        if (done) await OnChanged.InvokeAsync();
    }
}
