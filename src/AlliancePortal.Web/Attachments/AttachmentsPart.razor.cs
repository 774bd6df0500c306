using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Attachments;

/// <summary>The files of a section, newest first; attaching one, and striking one's own out with the reason.</summary>
public sealed partial class AttachmentsPart
{
    private const double Kilobyte = 1024;

    private bool attaching;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    /// <summary>Key of the section.</summary>
    [Parameter, EditorRequired]
    public string Section { get; set; } = "";

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private IReadOnlyList<AttachmentLine> Files => [.. Case.Attachments.Where(file => file.Section == Section)];

    private bool MayAttach => Case.MayAdd.ContainsKey(Section) && !Case.IsAnonymous;

    protected override async Task OnInitializedAsync()
    {
        // Whoever opened the form meanwhile keeps it.
        if (MayAttach && await AskAsync(new FindDraft(AttachForm.FormOf(Section), Case.CaseId)) is { Succeeded: true, Value.Draft: not null }) attaching = true;
    }

    private static string IdOf(AttachmentLine file) => $"file-{file.AttachmentId:N}";

    private static string IconOf(AttachmentLine file) => file.Type switch
    {
        "jpeg" or "png" => Icons.Material.Outlined.Image,
        "xlsx" => Icons.Material.Outlined.TableChart,
        "pdf" => Icons.Material.Outlined.PictureAsPdf,
        _ => Icons.Material.Outlined.Description,
    };

    private string SizeOf(AttachmentLine file) =>
        file.Length >= Kilobyte * Kilobyte ? Words["Megabytes", (file.Length / (Kilobyte * Kilobyte)).ToString("0.0")] : Words["Kilobytes", Math.Ceiling(file.Length / Kilobyte)];

    private async Task DoneAsync(bool attached)
    {
        attaching = false;
        if (attached) await OnChanged.InvokeAsync();
    }

    private async Task StrikeOutAsync(AttachmentLine file)
    {
        refusals = [];
        var reason = await ReasonDialog.AskAsync(Dialogs, new ReasonRequest(Words["Strike_Title"], Words["Strike_What"], [CaseWords["Strike_ShownTo"]], CaseWords["Entry_Strike"], EndangersSomebody: true));
        if (reason is null) return;
        var answer = await AskAsync(new StrikeOutAttachment(file.AttachmentId, reason));
        if (answer.Refusal is { } refusal) refusals = InWords(refusal);
        await OnChanged.InvokeAsync();
    }
}
