using AlliancePortal.Casework.SignIns;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Account.Sessions;

/// <summary>What happened to one's own account, in words, and what to do when it was somebody else.</summary>
public sealed partial class SignInList
{
    /// <summary>Null while it is not known.</summary>
    [Parameter, EditorRequired]
    public required SignInLines? Happened { get; set; }

    /// <summary>These are not the newest.</summary>
    [Parameter]
    public bool IsLater { get; set; }

    private string What(SignInLine one) => one.Factor is { } factor ? Words["Kind_" + one.Kind + "_With", Words["Factor_" + factor].Value] : Words["Kind_" + one.Kind];

    private string Where(SignInLine one) => string.Join(" · ", new[]
    {
        Local.Absolute(one.At),
        one.ByAnother ? Words["ByAnother"].Value : one.Device ?? Words["Program"].Value,
        one.Address is { } address ? Words["Address", address].Value : null,
    }.OfType<string>());
}
