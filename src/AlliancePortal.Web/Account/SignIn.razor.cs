using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Account;

/// <summary>
/// The sign-in form of a plain page, posting to the page that shows it. That page reads <c>email</c>, <c>password</c> and
/// <c>returnUrl</c> from the form named <see cref="FormName"/>, and trusts none of them.
/// </summary>
public sealed partial class SignIn
{
    public const string FormName = "sign-in";

    /// <summary>Why the last attempt failed, in words that do not tell whether the account exists.</summary>
    [Parameter]
    public string? ErrorMessage { get; set; }

    /// <summary>Where to go afterwards; checked again by the receiver.</summary>
    [Parameter]
    public string? ReturnUrl { get; set; }

    /// <summary>What was typed before, so that it need not be typed again.</summary>
    [Parameter]
    public string? Email { get; set; }

    [Parameter]
    public EventCallback OnSubmit { get; set; }

    /// <summary>Whether what was typed is to blame for it; a passkey that opened nothing is not.</summary>
    [Parameter]
    public bool BlamesFields { get; set; }

    /// <summary>Another way in, offered before the form.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string? Invalid => ErrorMessage is not null && BlamesFields ? "true" : null;

    private string? DescribedBy => ErrorMessage is null ? null : "sign-in-error";
}
