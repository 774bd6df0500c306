using AlliancePortal.Casework.Interviews;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Interviews;

/// <summary>Why no interview of a child begins yet: whom to ring, what may be asked meanwhile, what can be written down instead of silence.</summary>
public sealed partial class WithoutSocialWorker
{
    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public CentreToRing? Centre { get; set; }

    private static string DialAddress(string phone) => "tel:" + string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
