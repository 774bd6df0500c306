using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shell;

/// <summary>Keeps the frame when a page breaks, and says in words what is safe and what to do. The error itself goes to the log only.</summary>
public sealed partial class PageErrorBoundary
{
    private string at = "";

    [Inject]
    private LocalTime Time { get; set; } = null!;

    protected override Task OnErrorAsync(Exception exception)
    {
        at = Time.DateAndClock(Time.Now);
        return base.OnErrorAsync(exception);
    }
}
