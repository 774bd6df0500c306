using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Web.Drafts;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using AlliancePortal.Web.Shell.Gallery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;

namespace AlliancePortal.Web.Shell;

public static class ShellSetup
{
    /// <summary>Bytes that one field may send: the longest narrative in any script, and what is too long for its field still reaches its answer.</summary>
    private const long LongestTypedText = 512 * 1024;

    /// <summary>Components, theme, languages. Whoever knows accounts registers <see cref="FindActingAs"/> before; without it nobody acts.</summary>
    public static void AddShell(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(options => options.MaximumReceiveMessageSize = LongestTypedText);
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.PreventDuplicates = true;
        });
        services.AddWords();
        services.Configure<ShellOptions>(builder.Configuration.GetSection(ShellOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(TimeZoneInfo.FindSystemTimeZoneById(JurisdictionFile.Default.TimeZone));
        services.TryAddSingleton<LocalTime>();
        services.TryAddScoped<FindActingAs>(_ => _ => Task.FromResult<ActingAs?>(null));
        services.AddScoped<SaveState>().AddScoped<LastWords>();
        services.AddSingleton(provider => ThemeStylesheet.BuildAsync(provider, provider.GetRequiredService<ILoggerFactory>()).GetAwaiter().GetResult());
    }

    /// <summary>Static assets and all pages. Call between authentication and the rest of the endpoints.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(NoPagesForApi);
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/theme.css", (HttpContext context, ThemeStylesheet theme) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Text(theme.Css, "text/css");
        }).AllowAnonymous();
        app.MapCulture();
        // The host forbids frames altogether; the framework would add a second, weaker rule.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        if (app.Environment.IsDevelopment())
        {
            app.MapGallery();
        }
    }

    /// <summary>Programs get their own answer, not a page in words.</summary>
    private static Task NoPagesForApi(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/api") && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }
}
