using System.Security.Claims;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Web.Account.StepUp;
using AlliancePortal.Web.Api;
using AlliancePortal.Web.Drafts;
using AlliancePortal.Web.Shared;
using AlliancePortal.Web.Shell;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace AlliancePortal.Web.Tests;

/// <summary>Pages and panels as somebody signed in sees them, without a browser: the real gate on the real database stands behind.</summary>
internal static class PortalComponents
{
    public static async Task<BunitContext> SignedInAsync(string email)
    {
        var portal = await RunningPortal.Shared;
        var actor = await portal.ActorAsync(email);
        var context = new BunitContext();
        context.Services.AddLocalization();
        context.Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        foreach (var shared in new[] { typeof(ICasework), typeof(WakeUps), typeof(JurisdictionFile), typeof(TimeProvider), typeof(TimeZoneInfo) })
            context.Services.AddSingleton(shared, portal.App.Services.GetRequiredService(shared));
        context.Services.AddSingleton<LocalTime>().AddSingleton<RefusalTexts>().AddSingleton(portal.App.Services.GetRequiredService<StepUpDesk>()).AddSingleton<ImportPersons>();
        context.Services.AddScoped<SaveState>().AddScoped<LastWords>().AddTransient<DraftKeeper>();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.AddAuthorization().SetAuthorized(email).SetClaims(new Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString()));
        return context;
    }
}
