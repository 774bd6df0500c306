using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shell.Gallery;

public sealed partial class GallerySignIn
{
    private const string Sample = "E-mail, password or code do not fit together. Check them and try again.";

    [Parameter]
    public bool Failed { get; set; }
}
