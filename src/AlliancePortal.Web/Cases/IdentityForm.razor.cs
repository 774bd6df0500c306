using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Cases;

/// <summary>Changes who she is. Of two who do so at once the second keeps the typed text and sees the stored one beside it, field by field.</summary>
public sealed partial class IdentityForm
{
    /// <summary>Name of the form.</summary>
    public const string Form = "identity";

    private readonly IReadOnlyList<CodeOption> countries = Labels.Options("country");
    private readonly IReadOnlyList<CodeOption> languages = Labels.Options("language");
    private IdentityDraft? meanwhile;
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>The identity on which the change is based.</summary>
    [Parameter, EditorRequired]
    public required IdentitySection Stored { get; set; }

    /// <summary>Whether something was changed; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    protected override Task OnInitializedAsync() => BeginAsync(Form, CaseId, IdentityDraft.Of(Stored));

    private CodeOption[] YesNo => [new("no", Words["No"]), new("yes", Words["Yes"])];

    private RenderFragment Beside(string field) => builder =>
    {
        builder.OpenComponent<StoredBeside>(0);
        builder.AddComponentParameter(1, nameof(StoredBeside.Stored), meanwhile is null ? null : InWords(meanwhile, field));
        builder.AddComponentParameter(2, nameof(StoredBeside.Typed), InWords(Typed!, field));
        builder.AddComponentParameter(3, nameof(StoredBeside.OnTake), EventCallback.Factory.Create(this, () => Typed!.Take(field, meanwhile!)));
        builder.CloseComponent();
    };

    private string InWords(IdentityDraft draft, string field) => draft.Text(field) switch
    {
        "yes" when field == nameof(IdentityDraft.NeedsInterpreter) => Words["Yes"],
        "no" when field == nameof(IdentityDraft.NeedsInterpreter) => Words["No"],
        var text => text,
    };

    private async Task SendAsync()
    {
        if (sending || Typed is not { } typed) return;
        if (typed.ToRequest(CaseId) is not { } request)
        {
            refusals = [new Refusal(Common["Date_NotInCalendar"], "identity-dateOfBirth")];
            return;
        }

        sending = true;
        var answer = await KeptAsync() ? await AskAsync(request with { DraftId = Keeper.Id }) : null;
        if (answer?.Refusal is { } refusal)
        {
            var raced = refusal == AlliancePortal.Casework.Kernel.Refusal.ChangedMeanwhile;
            if (raced) await ReadStoredAsync();
            refusals = raced ? [new Refusal(Words["Stored_Title"])] : InWords(refusal, field => "identity-" + field);
            if (refusal.Kind == RefusalKind.Hidden) await OnDone.InvokeAsync(true);
        }
        else if (answer is not null)
        {
            Keeper.Done();
            await OnDone.InvokeAsync(true);
        }

        sending = false;
    }

    private async Task ReadStoredAsync()
    {
        var read = await AskAsync(new ShowCase(CaseId));
        if (!read.Succeeded || read.Value.Sections.Identity is not { Version: { } stored } identity)
        {
            await OnDone.InvokeAsync(true);
            return;
        }

        (meanwhile, Typed!.Version) = (IdentityDraft.Of(identity), stored);
    }
}
