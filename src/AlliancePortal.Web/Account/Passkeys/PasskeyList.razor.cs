using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Account.Passkeys;

/// <summary>One's own passkeys: added with a code of the authenticator app, so that a browser left open cannot add one; taken away by a press.</summary>
public sealed partial class PasskeyList(PasskeyDesk desk, UserManager<PortalUser> users, Credentials credentials, SignInThrottle throttle, IStringLocalizer<AccountAnswers> answers)
{
    private IReadOnlyDictionary<string, UserPasskeyInfo> known = new Dictionary<string, UserPasskeyInfo>();
    private PasskeyQuestion? question;

    [Parameter, EditorRequired]
    public required PortalUser Owner { get; set; }

    /// <summary>What was done, in words.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    /// <summary>Why nothing was done, in words.</summary>
    [Parameter]
    public EventCallback<string> OnRefused { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    private string? Device => DeviceNames.Of(Context.Request.Headers.UserAgent.ToString());

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        known = (await users.GetPasskeysAsync(Owner)).OrderBy(one => one.CreatedAt).ToDictionary(one => Convert.ToHexString(one.CredentialId));
        question = known.Count < PasskeyDesk.Most ? await desk.AskToAddAsync(Context, Owner) : null;
    }

    private async Task AddAsync()
    {
        var (form, cancel) = (Context.Request.Form, Context.RequestAborted);
        if (PasskeyName.Of(form) is not { } name)
        {
            await OnRefused.InvokeAsync(answers["passkey_name"]);
            return;
        }

        var proof = new SecondProof(form["code"], null);
        var (passed, wait) = await throttle.RunAsync(Context.Connection.RemoteIpAddress, Owner.Email!, () => credentials.CheckSecondAsync(Owner, proof, SignInPlace.Of(Context), cancel), cancel);
        if (passed is null) await OnRefused.InvokeAsync(answers[wait is null ? "code_wrong" : AccountProblem.TooManyTries]);
        else if (await desk.AddAsync(Context, Owner, name, PasskeyAnswer.Of(form))) await OnDone.InvokeAsync(Words["Passkey_Added", name]);
        else await OnRefused.InvokeAsync(answers["passkey_not_added"]);
        await LoadAsync();
    }

    private async Task RemoveAsync(UserPasskeyInfo one)
    {
        await desk.RemoveAsync(Context, Owner, one.CredentialId);
        await OnDone.InvokeAsync(Words["Passkey_Removed", one.Name ?? ""]);
        await LoadAsync();
    }
}
