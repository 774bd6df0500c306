using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Account;

/// <summary>One's own account: where one is signed in, the password, the recovery codes. Demonstration accounts see their sessions only.</summary>
public sealed partial class AccountPage(BrowserSessions browsers, UserManager<PortalUser> users, Credentials credentials, SignInThrottle throttle, RecoveryCodes recovery,
    ClosedAccounts closed, SignInJournal journal, ICasework casework, IStringLocalizer<AccountAnswers> answers)
{
    private PortalUser? user;
    private Guid own;
    private int left;
    private string? done;
    private IReadOnlyList<Session> sessions = [];
    private SignInLines? happened;
    private IReadOnlyList<string> errors = [];
    private IReadOnlyList<string>? codes;

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    private IStringLocalizer<AccountAnswers> Answers => answers;

    [SupplyParameterFromQuery(Name = "after")]
    public Guid? After { get; set; }

    private SignInPlace Place => SignInPlace.Of(Context);

    private CancellationToken Cancel => Context.RequestAborted;

    protected override async Task OnInitializedAsync()
    {
        if (await users.FindByIdAsync(Context.User.Actor().UserId.ToString()) is not { } me) return;
        own = (await browsers.FindAsync(Context.User, Cancel))?.Id ?? Guid.Empty;
        await LoadAsync(me);
        // Last: parts that are drawn for somebody ask the same connection.
        user = me;
    }

    private async Task LoadAsync(PortalUser me)
    {
        sessions = await browsers.OfAsync(me, Cancel);
        left = await recovery.LeftAsync(me.Id, Cancel);
        var answer = await casework.RunAsync(Context.User.Actor(), new ListMySignIns { After = After }, Cancel);
        happened = answer.Succeeded ? answer.Value : null;
    }

    private async Task EndAsync(Guid sessionId)
    {
        await journal.ChangedAsync(user!.Id, SignInKinds.Ended, Place);
        await browsers.EndAsync(user.Id, sessionId, Cancel);
        done = Words["Session_Ended"];
        await LoadAsync(user!);
    }

    private async Task EndOthersAsync()
    {
        await journal.ChangedAsync(user!.Id, SignInKinds.OthersEnded, Place);
        await browsers.EndOthersAsync(user, own, Cancel);
        done = Words["Session_Others_Ended"];
        await LoadAsync(user!);
    }

    /// <summary>Ends every other sign-in and token; this browser goes on.</summary>
    private async Task ChangePasswordAsync()
    {
        var form = Context.Request.Form;
        var (current, password) = (form["current"].ToString(), form["password"].ToString());
        if (password != form["repeated"].ToString())
        {
            Refuse([answers["passwords_differ"]]);
            return;
        }

        var (known, wait) = await throttle.RunAsync(Context.Connection.RemoteIpAddress, user!.Email!, () => credentials.CheckPasswordAsync(user.Email!, current, onOwnMachine: false, Place), Cancel);
        if (known is null || known.Id != user.Id)
        {
            Refuse([answers[wait is null ? "password_wrong" : AccountProblem.TooManyTries]]);
            return;
        }

        var changed = await users.ChangePasswordAsync(known, current, password);
        if (!changed.Succeeded)
        {
            Refuse([.. changed.Errors.Select(error => answers[error.Code].Value)]);
            return;
        }

        closed.Tell(known.Id);
        await journal.ChangedAsync(known.Id, SignInKinds.PasswordChanged, Place);
        await browsers.GoOnAsync(Context, known, Cancel);
        Context.Response.Redirect("/account");
    }

    private async Task RenewAsync()
    {
        var proof = new SecondProof(Context.Request.Form["code"], null);
        var (passed, wait) = await throttle.RunAsync(Context.Connection.RemoteIpAddress, user!.Email!, () => credentials.CheckSecondAsync(user, proof, Place, Cancel), Cancel);
        if (passed is null)
        {
            Refuse([answers[wait is null ? "code_wrong" : AccountProblem.TooManyTries]]);
            return;
        }

        codes = await recovery.RenewAsync(user.Id, Cancel);
        await journal.ChangedAsync(user.Id, SignInKinds.CodesRenewed, Place);
        await LoadAsync(user);
    }

    private void Refuse(IReadOnlyList<string> reasons)
    {
        errors = reasons;
        Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
