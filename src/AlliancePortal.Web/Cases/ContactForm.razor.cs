using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Cases;

/// <summary>Writes anew how the agency knows to reach her. Of two who do so at once the second keeps the typed text and sees the stored one beside it.</summary>
public sealed partial class ContactForm
{
    /// <summary>Name of the form.</summary>
    public const string Form = "contact";

    private readonly IReadOnlyList<CodeOption> safe = Labels.Options("safe_contact");
    private ContactDraft? meanwhile;
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>What the agency had written when the change began.</summary>
    [Parameter, EditorRequired]
    public required OwnContact Stored { get; set; }

    /// <summary>Whether something was changed; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    protected override Task OnInitializedAsync() => BeginAsync(Form, CaseId, ContactDraft.Of(Stored));

    private RenderFragment Beside(string field) => builder =>
    {
        builder.OpenComponent<StoredBeside>(0);
        builder.AddComponentParameter(1, nameof(StoredBeside.Stored), meanwhile?.Text(field));
        builder.AddComponentParameter(2, nameof(StoredBeside.Typed), Typed!.Text(field));
        builder.AddComponentParameter(3, nameof(StoredBeside.OnTake), EventCallback.Factory.Create(this, () => Typed!.Take(field, meanwhile!)));
        builder.CloseComponent();
    };

    private async Task SendAsync()
    {
        if (sending || Typed is not { } typed) return;
        sending = true;
        var answer = await KeptAsync() ? await AskAsync(typed.ToRequest(CaseId) with { DraftId = Keeper.Id }) : null;
        sending = false;
        if (answer is null) return;
        if (answer.Refusal is { } refusal)
        {
            var raced = refusal == AlliancePortal.Casework.Kernel.Refusal.ChangedMeanwhile;
            if (raced) await ReadStoredAsync();
            refusals = raced ? [new Refusal(Words["Stored_Title"])] : InWords(refusal, field => "contact-" + field);
            if (refusal.Kind == RefusalKind.Hidden) await OnDone.InvokeAsync(true);
            return;
        }

        Keeper.Done();
        await OnDone.InvokeAsync(true);
    }

    private async Task ReadStoredAsync()
    {
        var read = await AskAsync(new ShowCase(CaseId));
        if (!read.Succeeded || read.Value.Sections.Contact?.Own is not { } stored)
        {
            await OnDone.InvokeAsync(true);
            return;
        }

        (meanwhile, Typed!.Version) = (ContactDraft.Of(stored), stored.Version);
    }
}
