using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Account.Invitations;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Account;

/// <summary>Where an invited person chooses the own password. Looking at the page uses nothing up: mail programs open links on their own.</summary>
public sealed partial class InvitationPage(InvitationLinks invitations, SignInJournal journal, IStringLocalizer<AccountAnswers> answers)
{
    private IReadOnlyList<string> errors = [];
    private bool isOpen;

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [Parameter]
    public required string Token { get; set; }

    private string? Invalid => errors.Count > 0 ? "true" : null;

    protected override async Task OnInitializedAsync()
    {
        var closed = await invitations.WhyClosedAsync(Token, Context.RequestAborted);
        isOpen = closed is null;
        if (closed is not null) errors = [answers[closed.Code]];
    }

    private async Task SubmitAsync()
    {
        var password = Context.Request.Form["password"].ToString();
        if (password != Context.Request.Form["repeated"].ToString())
        {
            Refuse([answers["passwords_differ"]]);
            return;
        }

        var outcome = await invitations.AcceptAsync(Token, password, Context.RequestAborted);
        if (outcome.Refusal is { } refusal)
            Refuse([.. refusal.Fields.Values.SelectMany(codes => codes).DefaultIfEmpty(refusal.Code).Select(code => answers[code].Value)]);
        else
        {
            await journal.ChangedAsync(outcome.Value, SignInKinds.PasswordChosen, SignInPlace.Of(Context));
            Context.Response.Redirect("/sign-in");
        }
    }

    private void Refuse(IReadOnlyList<string> reasons)
    {
        errors = reasons;
        Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
