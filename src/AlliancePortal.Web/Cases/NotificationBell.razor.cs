using System.Globalization;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Web.Account;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AlliancePortal.Web.Cases;

/// <summary>How much was told and not seen yet, always in sight and silent; absent for whoever works on no cases.</summary>
public sealed partial class NotificationBell : IDisposable
{
    private int? count;

    [CascadingParameter]
    private Task<AuthenticationState> Reader { get; set; } = null!;

    [Inject]
    private Unseen Unseen { get; set; } = null!;

    void IDisposable.Dispose()
    {
        Unseen.Changed -= AgainAsync;
        Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if ((await Reader).User.FindActor() is null) return;
        await CountAsync();
        if (count is null) return;
        Unseen.Changed += AgainAsync;
        await ListenAsync(CountAsync);
    }

    private static string Shown(int count) => count >= MyNotifications.MostCounted ? $"{MyNotifications.MostCounted - 1}+" : count.ToString(CultureInfo.InvariantCulture);

    private Task AgainAsync() => InvokeAsync(async () =>
    {
        await CountAsync();
        StateHasChanged();
    });

    private async Task CountAsync()
    {
        var told = await AskAsync(new MyNotifications { Unseen = true, Size = 1 });
        if (told.Succeeded) count = told.Value.UnseenCount;
    }
}
