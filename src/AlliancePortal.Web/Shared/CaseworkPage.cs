using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.StepUp;
using AlliancePortal.Web.Api;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AlliancePortal.Web.Shared;

/// <summary>What every page and component on casework needs: to ask the gate as the signed-in person, to say refusals in words, to hear that something waits.</summary>
public abstract class CaseworkPage<TWords> : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IDisposable? listening;

    protected CaseworkPage() => Leaving = leaving.Token;

    [Inject]
    protected IStringLocalizer<TWords> Words { get; set; } = null!;

    [Inject]
    protected RefusalTexts RefusalTexts { get; set; } = null!;

    /// <summary>Cancelled when the reader leaves the page.</summary>
    protected CancellationToken Leaving { get; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ICasework Casework { get; set; } = null!;

    [Inject]
    private IDialogService StepUpDialogs { get; set; } = null!;

    [Inject]
    private StepUpDesk StepUpDesk { get; set; } = null!;

    [Inject]
    private WakeUps WakeUps { get; set; } = null!;

    public void Dispose()
    {
        OnLeaving();
        listening?.Dispose();
        leaving.Cancel();
        leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The reader leaves the page.</summary>
    protected virtual void OnLeaving()
    {
    }

    /// <summary>The signed-in person, for work that asks the gate many times.</summary>
    protected async Task<Actor> ActorAsync() => (await Authentication).User.Actor();

    /// <summary>Asks the gate as the signed-in person.</summary>
    protected Task<Outcome<T>> AskAsync<T>(IRequest<T> request) => ActAsync(actor => Casework.RunAsync(actor, request, Leaving));

    /// <summary>Acts as the signed-in person. When the act needs the second factor anew, asks for it and acts again; what is typed on the page stays.</summary>
    protected async Task<Outcome<T>> ActAsync<T>(Func<Actor, Task<Outcome<T>>> act)
    {
        var actor = await ActorAsync();
        var answer = await act(actor);
        return answer.Refusal == AlliancePortal.Casework.Kernel.Refusal.StepUpRequired && await StepUpDialog.AskAsync(StepUpDialogs, StepUpDesk, actor) ? await act(actor) : answer;
    }

    /// <summary>The refusal as the summary above a form shows it: one line per wrong field, else the rule in words.</summary>
    /// <param name="refusal">What the gate answered.</param>
    /// <param name="idOf">From a field's name (<c>person.firstName</c>) to the id of its input; null: no link.</param>
    protected IReadOnlyList<Refusal> InWords(AlliancePortal.Casework.Kernel.Refusal refusal, Func<string, string?>? idOf = null) => refusal.Fields.Count == 0
        ? [new Refusal(RefusalTexts.Of(refusal))]
        : [.. refusal.Fields.SelectMany(field => field.Value.Select(code => new Refusal(RefusalTexts.OfField(code), idOf?.Invoke(field.Key))))];

    /// <summary>Calls back, on the page's own thread, whenever something waits for one of the reader's units.</summary>
    protected async Task ListenAsync(Func<Task> again)
    {
        var me = await AskAsync(new WhoAmI());
        if (me.Succeeded && !Leaving.IsCancellationRequested) listening = WakeUps.Listen(me.Value.UnitIds, () => InvokeAsync(async () =>
        {
            if (Leaving.IsCancellationRequested) return;
            await again();
            StateHasChanged();
        }));
    }
}
