using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace AlliancePortal.Web.Tests.Shared;

/// <summary>Components by themselves, in English, on a clock that stands still.</summary>
public abstract class Fields : BunitContext
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 23, 21, 43, 0, TimeSpan.Zero);

    protected Fields()
    {
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton(TimeZoneInfo.FindSystemTimeZoneById(JurisdictionFile.Default.TimeZone));
        Services.AddSingleton<LocalTime>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected FakeTimeProvider Clock { get; } = new(Now);

    protected EventCallback<T> On<T>(Action<T> act) => EventCallback.Factory.Create(this, act);
}
