using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Web.Shared;
using MudBlazor;

namespace AlliancePortal.Web.Cases.Closing;

/// <summary>Before a case is closed: what ends with it by name, why it ends, and that it can be opened again.</summary>
public sealed partial class CloseCaseDialog
{
    private ClosingView? view;
    private string? reason;
    private string? note;

    /// <returns>Whether the case was closed.</returns>
    public static Task<bool> AskAsync(IDialogService dialogs, CaseView about) => AskAsync<CloseCaseDialog>(dialogs, about);

    protected override async Task OnInitializedAsync()
    {
        var answer = await AskAsync(new ShowClosing(Case.CaseId));
        if (answer.Succeeded) view = answer.Value;
        else Refusals = InWords(answer.Refusal!);
    }

    private string Name(OpenMatter matter)
    {
        var what = matter switch
        {
            { What: "referral", Code: { } kind } => Words["Open_referral_of", Labels.Of("referral_kind", kind)].Value,
            { What: "interview", Code: { } purpose } => Words["Open_interview_of", Labels.Of("interview_purpose", purpose)].Value,
            _ => Words["Open_" + matter.What].Value,
        };
        return string.Join(" · ", new[] { what, matter.AgencyName, matter.At is { } at ? Time.DateAndClock(at) : null }.OfType<string>());
    }

    private async Task SendAsync()
    {
        if (reason is null) Refusals = [new Refusal(RefusalTexts.OfField("empty"), "ending-reason")];
        else await SendAsync(new CloseCase { CaseId = Case.CaseId, Reason = reason, Note = note ?? "" });
    }
}
