using System.Globalization;
using Microsoft.AspNetCore.Localization;
using MudBlazor;

namespace AlliancePortal.Web.Localization;

public static class LocalizationSetup
{
    public static void AddWords(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddTransient<MudLocalizer, MudWordsLocalizer>();
        services.AddSingleton<Cases.Happenings>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var cultures = Languages.All.Select(language => CultureInfo.GetCultureInfo(language.Tag)).ToList();
            options.DefaultRequestCulture = new RequestCulture(cultures[0]);
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider(),
                new CustomRequestCultureProvider(context => Task.FromResult(FromBrowser(context.Request))),
            ];
        });
    }

    /// <summary>Remembers the language (<c>to</c>) for a year and goes back to where the reader was (<c>back</c>, within the portal only).</summary>
    public static void MapCulture(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/culture", (HttpContext context, string? to, string? back) =>
    {
        if (Languages.Find(to) is { } language)
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language.Tag));
            context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
            });
        }

        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }).AllowAnonymous();

    /// <summary>A path of this portal, which cannot be read as another host (<c>//host</c>, <c>/\host</c>).</summary>
    public static bool IsLocal(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);

    private static ProviderCultureResult? FromBrowser(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Languages.Find(language.Value.Value))
            .FirstOrDefault(language => language is not null) is { } found
                ? new ProviderCultureResult(found.Tag)
                : null;
}
